/** A cell as text; empty where there is none. */
export function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

export function orNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
