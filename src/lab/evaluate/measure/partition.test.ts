import { array, assert, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePartitions } from './partition.ts';

const groups = (...all: string[]): Set<string>[] => all.map((one) => new Set(one));

describe('by hand', () => {
  it('the example of Bagga & Baldwin: 5, 2 and 5 items, the last two groups found as one', () => {
    // Their first response: precision 76%, recall 100%.
    const { b_cubed: b } = comparePartitions(groups('12345', '67', '89abc'), groups('12345', '6789abc'));
    expect(b.precision).toBeCloseTo((5 * 1 + 2 * (2 / 7) + 5 * (5 / 7)) / 12, 12);
    expect(b.recall).toBe(1);
    // Their second: the two groups of five found as one, precision 58%.
    expect(comparePartitions(groups('12345', '67', '89abc'), groups('1234589abc', '67')).b_cubed.precision).toBeCloseTo(
      7 / 12,
      12,
    );
  });

  it('one member lost, one stranger taken in', () => {
    // True {a,b,c}; found {a,b,x}. Pairs: true 3, found 3, right 1. Items a,b,c,x.
    const measured = comparePartitions(groups('abc'), groups('abx'));
    expect(measured.pairwise).toEqual({
      precision: 1 / 3,
      recall: 1 / 3,
      f1: 1 / 3,
      true_pairs: 3,
      found_pairs: 3,
      right_pairs: 1,
    });
    // Precision: a, b 2/3; c alone 1; x 1/3. Recall: a, b 2/3; c 1/3; x alone 1.
    expect(measured.b_cubed.precision).toBeCloseTo(8 / 12, 12);
    expect(measured.b_cubed.recall).toBeCloseTo(8 / 12, 12);
    expect(measured).toMatchObject({ items: 4, true_groups: 1, found_groups: 1 });
  });

  it('groups that overlap count a partner once', () => {
    // True {a,b} and {b,c}; found {a,b,c}: pairs true 2, found 3, right 2.
    const measured = comparePartitions(groups('ab', 'bc'), groups('abc'));
    expect(measured.pairwise).toMatchObject({ true_pairs: 2, found_pairs: 3, right_pairs: 2 });
    // a: 2/3, b: 3/3, c: 2/3.
    expect(measured.b_cubed.precision).toBeCloseTo(7 / 9, 12);
    expect(measured.b_cubed.recall).toBe(1);
  });

  it('nothing found is no wrong pair, and nothing to find is unknown', () => {
    expect(comparePartitions(groups('ab'), []).pairwise).toMatchObject({ precision: null, recall: 0, f1: null });
    expect(comparePartitions([], []).b_cubed).toEqual({ precision: null, recall: null, f1: null });
  });
});

/** Two partitions of the same items, each a label for every item. */
const two = array(tuple(integer({ min: 0, max: 5 }), integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 40 });

function partition(labels: readonly number[]): Set<number>[] {
  const all = new Map<number, Set<number>>();
  for (const [item, label] of labels.entries()) all.set(label, (all.get(label) ?? new Set()).add(item));
  return [...all.values()];
}

/** The definition, pair by pair and item by item. */
function slow(
  truth: readonly number[],
  found: readonly number[],
): { precision: number; recall: number; right: number } {
  let precision = 0;
  let recall = 0;
  let right = 0;
  for (const one of truth.keys()) {
    const t = [...truth.keys()].filter((other) => truth[other] === truth[one]);
    const f = [...found.keys()].filter((other) => found[other] === found[one]);
    const both = t.filter((other) => f.includes(other)).length;
    precision += both / f.length / truth.length;
    recall += both / t.length / truth.length;
    right += (both - 1) / 2;
  }
  return { precision, recall, right };
}

describe('for all partitions', () => {
  it('agree with the definition', () => {
    assert(
      property(two, (labels) => {
        const [t, f] = [labels.map((one) => one[0]), labels.map((one) => one[1])];
        const measured = comparePartitions(partition(t), partition(f));
        const wanted = slow(t, f);
        expect(measured.b_cubed.precision).toBeCloseTo(wanted.precision, 9);
        expect(measured.b_cubed.recall).toBeCloseTo(wanted.recall, 9);
        expect(measured.pairwise.right_pairs).toBeCloseTo(wanted.right, 9);
      }),
    );
  });

  it('are 1 exactly for the same partition, and swap precision and recall when swapped', () => {
    assert(
      property(two, (labels) => {
        const [t, f] = [partition(labels.map((one) => one[0])), partition(labels.map((one) => one[1]))];
        const measured = comparePartitions(t, f);
        const key = (some: readonly Set<number>[]): string =>
          some
            .map((one) => [...one].join(','))
            .sort()
            .join('|');
        const perfect = (one: number | null): boolean => one !== null && one > 1 - 1e-9;
        expect(perfect(measured.b_cubed.precision) && perfect(measured.b_cubed.recall)).toBe(key(t) === key(f));
        const { true_pairs: inTruth, found_pairs: inFound, right_pairs: right } = measured.pairwise;
        expect(inTruth === right && inFound === right).toBe(key(t) === key(f));
        const swapped = comparePartitions(f, t);
        for (const kind of ['pairwise', 'b_cubed'] as const) {
          expect(swapped[kind].precision ?? -1).toBeCloseTo(measured[kind].recall ?? -1, 9);
          expect(swapped[kind].recall ?? -1).toBeCloseTo(measured[kind].precision ?? -1, 9);
        }
      }),
    );
  });
});
