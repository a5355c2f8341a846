import type { Response } from 'maxmind';

/** A field of a record, by its path. The types of maxmind cover MaxMind's own databases only; others are flat. */
function field(record: unknown, path: string): unknown {
  let value = record;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, name);
  }
  return value;
}

/** The first of these fields that contains text. */
export function text(record: Response | null, ...paths: readonly string[]): string | null {
  const found = paths.map((path) => field(record, path)).find((one) => typeof one === 'string' && one !== '');
  return typeof found === 'string' ? found : null;
}

/** The first of these fields that contains a number, or a number written as text. */
export function number(record: Response | null, ...paths: readonly string[]): number | null {
  const found = paths.map((path) => field(record, path)).find((one) => one !== undefined && one !== null && one !== '');
  const value = found === undefined ? Number.NaN : Number(found);
  return Number.isFinite(value) ? value : null;
}
