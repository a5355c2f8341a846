/** A count out of a total, with the 95% interval of the share. The share of an empty total is unknown, not zero. */
export interface Share {
  readonly n: number;
  readonly of: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** 97.5% quantile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Share with Wilson's score interval (1927, Journal of the American Statistical Association 22:209, eq. 5):
 * (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n). It stays within [0, 1] and holds at shares of 0 and 1.
 */
export function shareOf(n: number, of: number): Share {
  if (of <= 0) return { n, of, share: null, low: null, high: null };
  const p = n / of;
  const z2 = (Z * Z) / of;
  const middle = (p + z2 / 2) / (1 + z2);
  const half = (Math.sqrt((p * (1 - p)) / of + z2 / (4 * of)) * Z) / (1 + z2);
  return {
    n,
    of,
    share: p,
    low: Math.max(0, Math.min(p, middle - half)),
    high: Math.min(1, Math.max(p, middle + half)),
  };
}

/** Quotient, or null if undefined. */
export function ratio(n: number, of: number): number | null {
  return of > 0 ? n / of : null;
}

/** Harmonic mean of precision and recall. */
export function f1(precision: number | null, recall: number | null): number | null {
  if (precision === null || recall === null) return null;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
