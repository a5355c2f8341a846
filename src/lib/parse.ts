import { TrueseatError } from './error.ts';

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };

/** `4GB`, `512 MB`, `2g` as bytes (powers of 1024). Throws BAD_ARGUMENT. */
export function parseBytes(text: string, option: string): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([KMGT]?)i?B?\s*$/i.exec(text);
  const bytes = match === null ? 0 : Number(match[1]) * (UNITS[(match[2] ?? '').toUpperCase()] ?? 0);
  if (bytes >= 256 * 1024 ** 2) return Math.floor(bytes);
  throw new TrueseatError('BAD_ARGUMENT', `"${text}" is not a valid size of at least 256MB`, {
    place: { part: option },
    wayOut: 'For example: 4GB.',
  });
}

/** A whole number of at least `least`. Throws BAD_ARGUMENT. */
export function parseCount(text: string, option: string, least = 1): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(count) && count >= least) return count;
  throw new TrueseatError('BAD_ARGUMENT', `"${text}" is not a whole number of at least ${least}`, {
    place: { part: option },
  });
}

/** A date or time as UTC ISO text; a date is the start of that day. Throws BAD_ARGUMENT. */
export function parseDate(text: string, option: string): string {
  const plain = /^\d{4}-\d\d-\d\d$/.test(text)
    ? `${text}T00:00:00Z`
    : /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text)
      ? `${text}Z`
      : text;
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(plain) : Number.NaN;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10)); // JavaScript turns 30 February into March instead of rejecting it
  if (!Number.isNaN(at) && exists) return new Date(at).toISOString().replace('.000Z', 'Z');
  throw new TrueseatError('BAD_ARGUMENT', `"${text}" is not a date`, {
    place: { part: option },
    wayOut: 'For example: 2026-01-31 or 2026-01-31T08:00:00Z.',
  });
}
