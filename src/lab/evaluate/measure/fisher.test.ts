import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherExact, logFactorial } from './fisher.ts';

describe('fisherExact', () => {
  it.each([
    // Fisher's lady tasting tea, 3 of 4 right: (16 + 16 + 1 + 1) / 70.
    [3, 1, 1, 3, 34 / 70],
    // Both margins 4, all right: 2 / 70.
    [4, 0, 0, 4, 2 / 70],
    // 2 of 2 against 0 of 2: 2 / 6.
    [2, 0, 0, 2, 1 / 3],
    // 1 of 3 against 0 of 3: every table is as likely.
    [1, 2, 0, 3, 1],
    // Fisher's convicts and their twins (R: fisher.test(matrix(c(2,10,15,3),2))): 0.0005367.
    [2, 15, 10, 3, 0.0005367],
    // 0 of 10 against 5 of 10: 2·C(10,5)/C(20,5) = 504/15504.
    [0, 10, 5, 5, 504 / 15_504],
    [0, 5, 0, 7, 1],
  ])('[%d %d; %d %d] has p %d', (a, b, c, d, p) => {
    expect(fisherExact(a, b, c, d)).toBeCloseTo(p, 7);
  });

  const cell = integer({ min: 0, max: 300 });

  it('is a probability, and does not care for the order of rows or columns', () => {
    assert(
      property(cell, cell, cell, cell, (a, b, c, d) => {
        const p = fisherExact(a, b, c, d);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        for (const other of [fisherExact(c, d, a, b), fisherExact(b, a, d, c), fisherExact(a, c, b, d)]) {
          expect(other).toBeCloseTo(p, 8);
        }
      }),
    );
  });
});

it('logFactorial of Stirling agrees with the sum', () => {
  let sum = 0;
  for (let n = 2; n <= 5_000; n++) {
    sum += Math.log(n);
    if (n % 97 === 0 || n === 255 || n === 256) expect(Math.abs(logFactorial(n) - sum)).toBeLessThan(1e-9);
  }
  expect(logFactorial(0)).toBe(0);
});
