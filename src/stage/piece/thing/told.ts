/** One rule of what things are: a SELECT of `identifier_kind`, `value` and `evidence`, one row for a value. */
export interface Rule {
  readonly kind:
    | 'no_identity'
    | 'help_desk'
    | 'kiosk'
    | 'hot_desk'
    | 'shared_host'
    | 'delivery_point'
    | 'common_contact'
    | 'crowd';
  readonly about: string;
  readonly sql: string;
}

/** SQL of a number as text. */
export function count(expression: string): string {
  return `CAST(${expression} AS VARCHAR)`;
}
