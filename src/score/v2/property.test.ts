import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  property,
  record,
  shuffledSubarray,
  type Arbitrary,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BITS, FAMILIES, STRENGTHS } from '../../model/detection.ts';
import type { Tier } from '../../model/report.ts';
import type { Standing } from '../../model/score.ts';
import { evidence, NOW } from './fixtures/evidence.ts';
import { FAMILY_CAP_BITS, NETWORK_PRIVACY_CAP_BITS, scoreV2, type Evidence, type Scored } from './index.ts';

const ORDER: readonly Tier[] = ['clear', 'watch', 'review', 'case'];
const RUNS = { numRuns: 500 };

/** Any evidence; events and identifiers are few, so that rows often share them. */
const anyEvidence: Arbitrary<Evidence> = record({
  id: integer({ min: 0, max: 1e9 }),
  family: constantFrom(...FAMILIES),
  strength: constantFrom(...STRENGTHS),
  against: constantFrom(false, false, false, true),
  families: shuffledSubarray([...FAMILIES], { minLength: 1, maxLength: 4 }),
  networkPrivacy: boolean(),
  location: boolean(),
  ages: boolean(),
  days: integer({ min: 0, max: 900 }),
  identifier: constantFrom(null, null, 'i1', 'i2'),
  events: shuffledSubarray(['e1', 'e2', 'e3', 'e4']),
  detection: constantFrom('a', 'b', 'c', 'd', 'e'),
  shows: constantFrom([], [], ['home']),
  firm: constantFrom(false, false, true),
  cleared: constantFrom(null, null, null, 'a-clear'),
}).map((one) => ({
  ...evidence(String(one.id), one.family, one.strength),
  detection: one.detection,
  shows: one.shows,
  firm: one.firm,
  direction: one.against ? 'against' : 'for',
  families: one.against ? one.families : [],
  bits: BITS[one.strength],
  statedBits: BITS[one.strength],
  networkPrivacy: one.networkPrivacy,
  location: one.location,
  ages: one.ages,
  lastAt: new Date(Date.parse(NOW) - one.days * 86_400_000).toISOString(),
  identifier: one.identifier,
  events: one.events,
  clearedBy: one.cleared,
}));

/** Sets of evidence with ids of their own. */
const anySet = array(anyEvidence, { maxLength: 14 }).map((all) => [
  ...new Map(all.map((one) => [one.findingId, one])).values(),
]);

function score(all: readonly Evidence[]): Scored {
  return scoreV2(all, NOW, 'none');
}

function rank(all: readonly Evidence[]): number {
  return ORDER.indexOf(score(all).tier);
}

/** Evidence that shares nothing with any other and stays outside the one cap that spans families. */
function apart(one: Evidence, index: number): Evidence {
  return { ...one, identifier: null, events: [`own-${index}`], networkPrivacy: false };
}

describe('for every set of evidence', () => {
  it('more evidence for never lowers the bits for', () => {
    assert(
      property(anySet, anyEvidence, (all, added) => {
        const own = all.map(apart);
        const more = apart({ ...added, findingId: 'added', direction: 'for', families: [] }, -1);
        expect(score([...own, more]).bitsFor).toBeGreaterThanOrEqual(score(own).bitsFor);
      }),
      RUNS,
    );
  });

  it('no family passes its cap, for or against, and network privacy not its own', () => {
    assert(
      property(anySet, (all) => {
        const scored = score(all);
        for (const one of scored.families) {
          expect(one.countedFor).toBeLessThanOrEqual(FAMILY_CAP_BITS);
          expect(one.countedAgainst).toBeLessThanOrEqual(Math.min(FAMILY_CAP_BITS, one.countedFor));
        }
        const privacy = all.filter((one) => one.networkPrivacy && one.direction === 'for');
        expect(
          privacy.reduce((sum, one) => sum + (scored.counted.get(one.findingId)?.bits ?? 0), 0),
        ).toBeLessThanOrEqual(NETWORK_PRIVACY_CAP_BITS);
      }),
      RUNS,
    );
  });

  it('the sum is what the rows say', () => {
    assert(
      property(anySet, (all) => {
        const scored = score(all);
        const sum = (direction: string): number =>
          all
            .filter((one) => one.direction === direction)
            .reduce((bits, one) => bits + (scored.counted.get(one.findingId)?.bits ?? 0), 0);
        expect(scored.bitsFor).toBeCloseTo(sum('for'), 9);
        expect(scored.bitsAgainst).toBeCloseTo(sum('against'), 9);
        expect(scored.scoreBits).toBeCloseTo(-11 + scored.bitsFor - scored.bitsAgainst, 9);
        expect(scored.bitsAgainst).toBeLessThanOrEqual(scored.bitsFor);
      }),
      RUNS,
    );
  });

  it('location and network privacy alone never pass watch', () => {
    assert(
      property(anySet, array(boolean(), { minLength: 14, maxLength: 14 }), (all, coins) => {
        const only = all.map((one, index) =>
          coins[index] === true ? { ...one, networkPrivacy: true } : { ...one, location: true },
        );
        expect(rank(only)).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });

  it('network privacy in several families is one family', () => {
    assert(
      property(anySet, (all) => {
        const privacy = all.map((one, index): Evidence => ({
          ...apart(one, index),
          networkPrivacy: true,
          direction: 'for',
          families: [],
          clearedBy: null,
        }));
        const inOne = privacy.map((one): Evidence => ({ ...one, family: 'network' }));
        expect(score(privacy).tier).toBe(score(inOne).tier);
        expect(score(privacy).bitsFor).toBe(score(inOne).bitsFor);
      }),
      RUNS,
    );
  });

  it('the order of findings changes nothing', () => {
    assert(
      property(
        anySet.chain((all) => shuffledSubarray(all, { minLength: all.length }).map((other) => ({ all, other }))),
        ({ all, other }) => {
          const { counted: left, ...one } = score(all);
          const { counted: right, ...two } = score(other);
          expect(two).toEqual(one);
          const bits = (map: typeof left): unknown =>
            all.filter((row) => row.direction === 'for').map((row) => map.get(row.findingId));
          expect(bits(right)).toEqual(bits(left));
        },
      ),
      RUNS,
    );
  });

  it('an offset raises neither the score nor the tier', () => {
    assert(
      property(anySet, anyEvidence, (all, added) => {
        const vouch: Evidence = { ...added, findingId: 'vouch', direction: 'against', families: [...FAMILIES] };
        expect(score([...all, vouch]).scoreBits).toBeLessThanOrEqual(score(all).scoreBits);
        expect(rank([...all, vouch])).toBeLessThanOrEqual(rank(all));
      }),
      RUNS,
    );
  });

  it('cleared findings count nothing', () => {
    assert(
      property(anySet, (all) => {
        const { counted, ...whole } = score(all);
        const { counted: _counted, ...rest } = score(all.filter((one) => one.clearedBy === null));
        expect(whole).toEqual(rest);
        for (const one of all) if (one.clearedBy !== null) expect(counted.get(one.findingId)?.bits).toBe(0);
      }),
      RUNS,
    );
  });

  it('a verdict changes no bits, lowers no tier and makes no case of anybody without a strong sign', () => {
    assert(
      property(anySet, constantFrom<Standing>('named', 'joined'), (all, standing) => {
        const alone = score(all);
        const named = scoreV2(all, NOW, standing);
        expect(named).toEqual({ ...alone, tier: named.tier });
        expect(ORDER.indexOf(named.tier)).toBeGreaterThanOrEqual(Math.max(1, ORDER.indexOf(alone.tier)));
        if (all.every((one) => one.bits < 5)) expect(named.tier === 'case').toBe(alone.tier === 'case');
      }),
      RUNS,
    );
  });
});
