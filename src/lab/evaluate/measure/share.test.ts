import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { f1, shareOf } from './share.ts';

describe('shareOf', () => {
  // Newcombe (1998, Statistics in Medicine 17:857), table I, method 3, to four decimals.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [29, 29, 0.883, 1],
  ])('%d of %d lies between %d and %d', (n, of, low, high) => {
    const share = shareOf(n, of);
    expect(share.low).toBeCloseTo(low, 3);
    expect(share.high).toBeCloseTo(high, 3);
  });

  it('says nothing of none', () => {
    expect(shareOf(0, 0)).toEqual({ n: 0, of: 0, share: null, low: null, high: null });
  });

  it('lies within [0, 1], holds the share, and is its own mirror', () => {
    assert(
      property(integer({ min: 1, max: 100_000 }), integer({ min: 0, max: 100_000 }), (of, any) => {
        const n = any % (of + 1);
        const { share, low, high } = shareOf(n, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share ?? -1);
        expect(high).toBeGreaterThanOrEqual(share ?? 2);
        expect(low).toBeLessThan(high ?? 0);
        expect(1 - (shareOf(of - n, of).high ?? 0)).toBeCloseTo(low ?? -1, 9);
      }),
    );
  });
});

it('f1 is the harmonic mean, and unknown where a part is', () => {
  expect(f1(0.5, 1)).toBeCloseTo(2 / 3, 12);
  expect(f1(0, 0)).toBe(0);
  expect(f1(null, 1)).toBe(null);
});
