import type { Share } from './measure/share.ts';

/** `0.950` as `95.0%`. */
export function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)}%`;
}

/** `78.6% to 95.7%`. */
export function interval({ low, high }: Share): string {
  return low === null || high === null ? '' : `${(low * 100).toFixed(1)}% to ${(high * 100).toFixed(1)}%`;
}

/** A number with fixed decimals and a proper minus sign; `-` for null. */
export function number(value: number | null, decimals = 3): string {
  if (value === null) return '-';
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `\u2212${text}` : text;
}

/** A share as a number per 1,000. */
export function perThousand({ share }: Share): string {
  return number(share === null ? null : share * 1000, 2);
}
