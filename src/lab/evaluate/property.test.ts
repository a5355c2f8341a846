import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, asyncProperty, constantFrom, integer, property, record } from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cluster, said, writeCase, type Case } from './fixtures/make.ts';
import { largeCase } from './fixtures/large.ts';
import { evaluate } from './index.ts';
import { measureCalibration } from './measure/calibration.ts';
import { likelihoodBits } from './measure/detection.ts';
import type { Tally } from './measure/ranking.ts';
import { RAISED } from './type.ts';

let sandbox: string;
let count = 0;
beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'evaluate-property-'));
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

const write = (one: Case): { truth: string; report: string } => writeCase(join(sandbox, String(count++)), one);

/** A report that says of everybody what the truth says. */
function perfect({ truth }: Case): Case {
  return {
    truth: { ...truth, schemes: truth.schemes.map((one) => ({ ...one, open: false })) },
    subjects: truth.schemes.flatMap((one) =>
      one.members.map((member) => said(`${member.kind} ${member.id}`, 'case', 20)),
    ),
    clusters: truth.schemes.flatMap((one) =>
      cluster(one.id, one.verdict ?? '', ...one.members.map((member) => `${member.kind} ${member.id} ${member.role}`)),
    ),
  };
}

const seeds = integer({ min: 1, max: 1_000_000 });

it('a report that says the truth has 1 everywhere and no false alarm', async () => {
  await assert(
    asyncProperty(seeds, async (seed) => {
      const one = await evaluate({ ...write(perfect(largeCase(200, seed))), version: 't' });
      for (const tier of RAISED) {
        for (const share of Object.values(one.found.overall.tiers[tier])) expect(share).toMatchObject({ share: 1 });
        expect(one.false_alarms.per_1000_workers[tier]).toBe(0);
      }
      expect(one.clusters.two_or_more.pairwise.f1).toBe(1);
      expect(one.clusters.two_or_more.b_cubed.f1).toBe(1);
      expect([one.verdicts.schemes.share, one.verdicts.roles.share, one.ranking?.average_precision]).toEqual([1, 1, 1]);
    }),
    { numRuns: 15 },
  );
});

it('less is found the higher the tier, and the parts add up to the whole', async () => {
  await assert(
    asyncProperty(seeds, async (seed) => {
      const { found, false_alarms: alarms } = await evaluate({ ...write(largeCase(300, seed)), version: 't' });
      const [watch, review, strict] = RAISED.map((tier) => found.overall.tiers[tier]);
      expect(watch?.recall.n).toBeGreaterThanOrEqual(review?.recall.n ?? 0);
      expect(review?.recall.n).toBeGreaterThanOrEqual(strict?.recall.n ?? 0);
      for (const tier of RAISED) {
        const sum = (rows: readonly { tiers: Record<typeof tier, { n: number }> }[]): number =>
          rows.reduce((all, row) => all + row.tiers[tier].n, 0);
        const recall = (rows: typeof found.by_scheme): number =>
          rows.reduce((all, row) => all + row.tiers[tier].recall.n, 0);
        expect(recall(found.by_scheme)).toBe(found.overall.tiers[tier].recall.n);
        expect(recall(found.by_difficulty)).toBe(found.overall.tiers[tier].recall.n);
        expect(sum(alarms.by_look_alike)).toBe(sum(alarms.by_kind));
        expect(found.overall.tiers[tier].precision.of).toBe(found.overall.tiers[tier].recall.n + sum(alarms.by_kind));
      }
    }),
    { numRuns: 15 },
  );
});

it('compared with a third, better and worse change places', async () => {
  await assert(
    asyncProperty(seeds, seeds, async (a, b) => {
      const first = largeCase(200, 5);
      const cut = (seed: number): Case => ({
        ...first,
        subjects: first.subjects.filter((_, nth) => (nth * 7 + seed) % 5 > 0),
      });
      const [one, two] = [write(cut(a)), write(cut(b))];
      const there = (await evaluate({ ...one, version: 't', baseline: two.report })).comparison;
      const back = (await evaluate({ ...two, version: 't', baseline: one.report })).comparison;
      const which = (some: typeof there, is: string): unknown =>
        some?.measures
          .filter((change) => change.is === is)
          .map((change) => change.id)
          .sort();
      expect(which(there, 'worse')).toEqual(which(back, 'better'));
      expect(there?.worse.length).toBe(back?.better.length);
    }),
    { numRuns: 10 },
  );
});

const tallies = array(
  record({
    bits: integer({ min: -11, max: 30 }),
    n: integer({ min: 1, max: 50 }),
    fraud: integer({ min: 0, max: 50 }),
  }),
  { minLength: 1, maxLength: 30 },
).map((some): Tally[] =>
  [...new Map(some.map((one) => [one.bits, { ...one, fraud: one.fraud % (one.n + 1) }])).values()].sort(
    (a, b) => b.bits - a.bits,
  ),
);

it('bins hold every worker once, in order, and no score in two', () => {
  assert(
    property(tallies, (some) => {
      const { bins, subjects, fraud, brier } = measureCalibration('worker', some, -11);
      expect(bins.length).toBeLessThanOrEqual(10);
      expect(bins.reduce((sum, bin) => sum + bin.is.of, 0)).toBe(subjects);
      expect(bins.reduce((sum, bin) => sum + bin.is.n, 0)).toBe(fraud);
      for (const [nth, bin] of bins.entries()) expect(bin.from_bits).toBeGreaterThan(bins[nth - 1]?.to_bits ?? -100);
      expect(brier).toBeGreaterThanOrEqual(0);
      expect(brier).toBeLessThanOrEqual(1);
    }),
  );
});

it('scores without ties fall into ten bins of equal count', () => {
  const even = Array.from({ length: 1000 }, (_, nth): Tally => ({ bits: 10 - nth / 50, n: 1, fraud: nth % 2 }));
  expect(measureCalibration('worker', even, -11).bins.map((bin) => bin.is.of)).toEqual(
    Array.from({ length: 10 }, () => 100),
  );
});

it('measured bits are 0 where a detection speaks of both as often, and turn their sign with the sides', () => {
  const size = constantFrom(10, 100, 1000);
  assert(
    property(integer({ min: 0, max: 10 }), integer({ min: 0, max: 10 }), size, (f, h, of) => {
      const one = likelihoodBits(f, of, h, of);
      expect(one?.bits).toBeCloseTo(-(likelihoodBits(h, of, f, of)?.bits ?? 1), 9);
      expect(Math.sign(Math.round((one?.bits ?? 0) * 1e9))).toBe(Math.sign(f - h));
      expect(one?.low).toBeLessThanOrEqual(one?.bits ?? 0);
      expect(one?.high).toBeGreaterThanOrEqual(one?.bits ?? 0);
    }),
  );
});
