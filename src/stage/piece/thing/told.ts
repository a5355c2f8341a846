import type { THING_KINDS } from '../../../model/inferred.ts';

/** One rule of what things are: a SELECT of `identifier_kind`, `value` and `evidence`, one row for a value. */
export interface Rule {
  readonly kind: keyof typeof THING_KINDS;
  readonly about: string;
  readonly sql: string;
}

/** SQL of a number as text. */
export function count(expression: string): string {
  return `CAST(${expression} AS VARCHAR)`;
}
