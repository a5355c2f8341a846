const SMALL = 256;
const small = new Float64Array(SMALL);
for (let n = 2; n < SMALL; n++) small[n] = (small[n - 1] ?? 0) + Math.log(n);

/** Natural logarithm of n!: summed below 256, above that by Stirling's series, whose error is below 1e-17 there. */
export function logFactorial(n: number): number {
  if (n < SMALL) return small[n] ?? 0;
  const inverse = 1 / n;
  const series = inverse / 12 - inverse ** 3 / 360 + inverse ** 5 / 1260;
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + series;
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Tables as likely as the observed one count as equal despite rounding; the tolerance is that of R's fisher.test. */
const TIES = 1 + 1e-7;

/**
 * Two-sided p of Fisher's exact test (1934, Statistical Methods for Research Workers, 5th ed., §21.02) for the table [a b; c d]: the
 * probability, given the margins, of a table no more likely than this one.
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const row = a + b;
  const other = c + d;
  const column = a + c;
  const whole = logChoose(row + other, column);
  const chance = (x: number): number => Math.exp(logChoose(row, x) + logChoose(other, column - x) - whole);
  const seen = chance(a) * TIES;
  let p = 0;
  for (let x = Math.max(0, column - other); x <= Math.min(row, column); x++) {
    const one = chance(x);
    if (one <= seen) p += one;
  }
  return Math.min(1, p);
}
