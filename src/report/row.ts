/** A cell as text; empty if null. */
export function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

export function orNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
