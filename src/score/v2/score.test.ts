import { describe, expect, it } from 'vitest';
import type { Tier } from '../../model/report.ts';
import type { Standing } from '../../model/score.ts';
import { evidence, NOW, offset } from './fixtures/evidence.ts';
import { scoreV2, type Evidence } from './index.ts';

const S = (id: string, family: Evidence['family'], more: Partial<Evidence> = {}): Evidence =>
  evidence(id, family, 'strong', more);
const C = (id: string, family: Evidence['family'], more: Partial<Evidence> = {}): Evidence =>
  evidence(id, family, 'conclusive', more);
const M = (id: string, family: Evidence['family'], more: Partial<Evidence> = {}): Evidence =>
  evidence(id, family, 'moderate', more);
const W = (id: string, family: Evidence['family'], more: Partial<Evidence> = {}): Evidence =>
  evidence(id, family, 'weak', more);
const NP = { networkPrivacy: true };
const LOCATION = { location: true };

/** Tradecraft, section 4. */
const TIERS: readonly (readonly [what: string, tier: Tier, evidence: readonly Evidence[]])[] = [
  ['nothing', 'clear', []],
  ['one weak', 'clear', [W('a', 'hiring')]],
  ['two weak of one family', 'clear', [W('a', 'hiring'), W('b', 'hiring')]],
  ['three weak of one family', 'watch', [W('a', 'hiring'), W('b', 'hiring'), W('c', 'hiring')]],
  ['three moderate of one family', 'watch', [M('a', 'hiring'), M('b', 'hiring'), M('c', 'hiring')]],
  ['three weak of three families', 'clear', [W('a', 'hiring'), W('b', 'payment'), W('c', 'access')]],
  ['one strong', 'watch', [S('a', 'payment')]],
  ['two strong of one family', 'watch', [S('a', 'payment'), S('b', 'payment')]],
  ['two strong of two families', 'review', [S('a', 'payment'), S('b', 'hardware')]],
  [
    'a strong and three weak of another family',
    'watch',
    [S('a', 'payment'), W('b', 'access'), W('c', 'access'), W('d', 'access')],
  ],
  ['a strong and a moderate', 'watch', [S('a', 'payment'), M('b', 'hiring')]],
  [
    'a strong and moderates of two other families',
    'review',
    [S('a', 'payment'), M('b', 'hiring'), M('c', 'interview')],
  ],
  ['a strong and two moderates of one family', 'watch', [S('a', 'payment'), M('b', 'hiring'), M('c', 'hiring')]],
  [
    'a strong and moderates of its own and another family',
    'watch',
    [S('a', 'payment'), M('b', 'payment'), M('c', 'hiring')],
  ],
  ['moderates of two families', 'clear', [M('a', 'payment'), M('b', 'hiring'), M('c', 'hiring')]],
  ['moderates of three families', 'watch', [M('a', 'payment'), M('b', 'hiring'), M('c', 'interview')]],
  [
    'moderates of four families',
    'review',
    [M('a', 'payment'), M('b', 'hiring'), M('c', 'interview'), M('d', 'access')],
  ],
  [
    'moderates of three families and of network privacy',
    'review',
    [M('a', 'payment'), M('b', 'hiring'), M('c', 'custody'), M('d', 'network', NP)],
  ],
  [
    'moderates of two families, of a location and of network privacy',
    'clear',
    [M('a', 'payment'), M('b', 'hiring'), M('c', 'place', LOCATION), M('d', 'network', NP)],
  ],
  [
    'what a couple shares, and a moderate sign more',
    'clear',
    [
      M('a', 'payment', { shows: ['home'] }),
      M('b', 'hiring', { shows: ['home'] }),
      M('c', 'custody', { shows: ['place', 'home'] }),
      M('d', 'place', { shows: ['home'] }),
      M('e', 'remote-control'),
    ],
  ],
  [
    'moderates of four families, of which evidence against takes one',
    'watch',
    [M('a', 'payment'), M('b', 'hiring'), M('c', 'interview'), M('d', 'access'), offset('e', ['hiring'], 'moderate')],
  ],
  [
    'a strong location and plain moderates of two families',
    'review',
    [S('a', 'place', LOCATION), M('b', 'hiring'), M('c', 'payment')],
  ],
  [
    'a strong location, network privacy and one plain moderate',
    'watch',
    [S('a', 'place', LOCATION), M('b', 'network', NP), M('c', 'hiring')],
  ],
  ['one conclusive', 'review', [C('a', 'hardware')]],
  ['two conclusive of one family', 'review', [C('a', 'hardware'), C('b', 'hardware')]],
  ['a conclusive and a strong of one family', 'review', [C('a', 'hardware'), S('b', 'hardware')]],
  ['a conclusive and a strong of another family', 'case', [C('a', 'hardware'), S('b', 'payment')]],
  ['a conclusive and a moderate of another family', 'review', [C('a', 'hardware'), M('b', 'payment')]],
  ['two conclusive of two families', 'case', [C('a', 'hardware'), C('b', 'payment')]],
  ['network privacy, strong, in two families', 'watch', [S('a', 'network', NP), S('b', 'hiring', NP)]],
  ['network privacy and a strong of another family', 'review', [S('a', 'network', NP), S('b', 'payment')]],
  ['network privacy twice and a conclusive', 'case', [S('a', 'network', NP), S('b', 'hiring', NP), C('c', 'hardware')]],
  ['a conclusive location', 'watch', [C('a', 'custody', LOCATION)]],
  ['strong locations of two families', 'watch', [S('a', 'custody', LOCATION), S('b', 'place', LOCATION)]],
  ['a conclusive location and a strong of another family', 'case', [C('a', 'custody', LOCATION), S('b', 'payment')]],
  ['a location and network privacy', 'watch', [S('a', 'place', LOCATION), S('b', 'network', NP)]],
  [
    'two strong on one identifier',
    'watch',
    [S('a', 'payment', { identifier: 'bank_account:1' }), S('b', 'hiring', { identifier: 'bank_account:1' })],
  ],
  ['two strong on one event', 'watch', [S('a', 'payment', { events: ['e'] }), S('b', 'hiring', { events: ['e'] })]],
  [
    'one detection twice on one identifier, as of two others',
    'watch',
    [S('a', 'payment', { detection: 'd', identifier: 'i' }), S('b', 'payment', { detection: 'd', identifier: 'i' })],
  ],
  [
    'a conclusive that an offset of moderate lowers to strong',
    'watch',
    [C('a', 'hardware'), offset('o', ['hardware'], 'moderate')],
  ],
  ['a strong that a strong offset takes away', 'clear', [S('a', 'place'), offset('o', ['place'], 'strong')]],
  ['an offset of another family', 'watch', [S('a', 'payment'), offset('o', ['place'], 'strong')]],
  ['an offset without anything to lower', 'clear', [offset('o', ['place'], 'strong')]],
  [
    'a shared controller, whatever vouches for the person',
    'review',
    [C('a', 'remote-control', { firm: true }), offset('o', ['remote-control'], 'strong')],
  ],
  [
    'behaviour last seen half a year ago',
    'clear',
    [S('a', 'behaviour', { ages: true, lastAt: '2026-01-01T00:00:00Z' })],
  ],
  ['behaviour last seen 179 days ago', 'watch', [S('a', 'behaviour', { ages: true, lastAt: '2026-01-02T00:00:00Z' })]],
  ['an old fact that does not age', 'watch', [S('a', 'payment', { lastAt: '2020-01-01T00:00:00Z' })]],
  ['a strong that a person or a rule has cleared', 'clear', [S('a', 'payment', { clearedBy: 'declared-household' })]],
];

describe('tiers', () => {
  it.each(TIERS)('%s: %s', (_what, tier, given) => {
    expect(scoreV2(given, NOW, 'none').tier).toBe(tier);
  });

  it.each<[string, Tier, Standing, readonly Evidence[]]>([
    ['nothing of their own', 'watch', 'named', []],
    ['a weak sign', 'watch', 'named', [W('a', 'place')]],
    ['a moderate sign', 'watch', 'named', [M('a', 'place')]],
    ['moderate signs of two causes', 'review', 'named', [M('a', 'place'), M('b', 'payment')]],
    ['one strong sign', 'review', 'named', [S('a', 'place')]],
    ['strong signs of two families', 'case', 'named', [S('a', 'place'), S('b', 'payment')]],
    ['a conclusive sign', 'review', 'named', [C('a', 'hardware')]],
    ['a conclusive sign, and a moderate one', 'case', 'named', [C('a', 'hardware'), M('b', 'behaviour')]],
    [
      'a conclusive sign, and a VPN',
      'review',
      'named',
      [C('a', 'payment'), M('b', 'network', { networkPrivacy: true })],
    ],
    ['a conclusive sign, and a place', 'review', 'named', [C('a', 'payment'), M('b', 'place', { location: true })]],
    ['nothing, joined to somebody who has', 'review', 'joined', []],
    ['a strong sign, joined to somebody who has one', 'case', 'joined', [S('a', 'place')]],
    ['a strong sign that was struck out', 'watch', 'named', [S('a', 'place', { clearedBy: 'office' })]],
    ['a strong sign that many show here', 'watch', 'named', [S('a', 'place', { bits: 2.2 })]],
  ])('a verdict, and %s: %s', (_what, tier, standing, given) => {
    const { bitsFor } = scoreV2(given, NOW, 'none');
    expect(scoreV2(given, NOW, standing)).toMatchObject({ tier, bitsFor });
  });
});

describe('what each finding counts, and why', () => {
  it('caps a family at 8 bits, the heaviest first', () => {
    const scored = scoreV2([S('b', 'payment'), S('a', 'payment')], NOW, 'none');
    expect(scored.families).toEqual([{ family: 'payment', rawFor: 10, countedFor: 8, countedAgainst: 0 }]);
    expect([...scored.counted]).toEqual(
      expect.arrayContaining([
        ['a', { bits: 5, note: '' }],
        ['b', { bits: 3, note: expect.stringContaining('at most 8 bits') }],
      ]),
    );
  });

  it('caps all network privacy together at 5 bits', () => {
    const scored = scoreV2([S('a', 'network', NP), S('b', 'hiring', NP), M('c', 'interview', NP)], NOW, 'none');
    expect(scored.bitsFor).toBe(5);
    expect(scored.counted.get('a')).toMatchObject({ bits: 0, note: expect.stringContaining('network-privacy') });
  });

  it('says what else a row rests on', () => {
    const scored = scoreV2(
      [
        C('a', 'payment', { identifier: 'i' }),
        S('b', 'hiring', { identifier: 'i' }),
        W('c', 'access', { events: ['event-a'] }),
      ],
      NOW,
      'none',
    );
    expect(scored.counted.get('b')?.note).toContain('detection-a');
    expect(scored.counted.get('c')).toEqual({ bits: 0, note: 'rests on events that count already' });
  });

  it('lowers no more than there is, and says so', () => {
    const scored = scoreV2([M('a', 'place'), offset('o', ['place', 'network'], 'strong')], NOW, 'none');
    expect(scored).toMatchObject({ bitsFor: 2.5, bitsAgainst: 2.5, scoreBits: -11 });
    expect(scored.counted.get('o')).toEqual({ bits: 2.5, note: 'no evidence left for it to lower' });
  });

  it('never lowers a shared factor, and lowers what stands beside it', () => {
    const scored = scoreV2([C('a', 'access', { firm: true }), offset('o', ['access'], 'strong')], NOW, 'none');
    expect(scored).toMatchObject({ bitsFor: 8, bitsAgainst: 0 });
    const both = scoreV2(
      [S('a', 'access', { firm: true }), M('b', 'access'), offset('o', ['access'], 'strong')],
      NOW,
      'none',
    );
    expect(both).toMatchObject({ bitsFor: 7.5, bitsAgainst: 2.5 });
  });

  it('names what struck a finding out', () => {
    expect(scoreV2([S('a', 'payment', { clearedBy: 'declared-household' })], NOW, 'none').counted.get('a')).toEqual({
      bits: 0,
      note: 'struck out by declared-household',
    });
  });
});

/** Frozen: a released version gives these numbers for ever. A change of rules is a folder v2. */
const FROZEN: readonly (readonly [
  given: readonly Evidence[],
  gives: readonly [tier: Tier, bitsFor: number, bitsAgainst: number, scoreBits: number, families: string],
])[] = [
  [[], ['clear', 0, 0, -11, '']],
  [
    [S('a', 'payment'), S('b', 'place')],
    ['review', 10, 0, -1, 'payment=5 place=5'],
  ],
  [
    [C('a', 'hardware'), S('b', 'payment'), M('c', 'payment'), W('d', 'payment')],
    ['case', 16, 0, 5, 'hardware=8 payment=8'],
  ],
  [
    [C('a', 'custody', LOCATION), S('b', 'network', NP), M('c', 'hiring', NP), offset('o', ['custody'], 'moderate')],
    ['watch', 13, 2.5, -0.5, 'custody=8-2.5 hiring=0 network=5'],
  ],
  [
    [
      S('a', 'behaviour', { ages: true, lastAt: '2025-01-01T00:00:00Z' }),
      S('b', 'network', { ages: true, lastAt: '2026-06-29T00:00:00Z' }),
    ],
    ['watch', 5.625, 0, -5.375, 'behaviour=0.625 network=5'],
  ],
  [
    [
      S('a', 'hiring', { bits: 6.5 }),
      S('b', 'interview', { identifier: 'x', bits: 4.25 }),
      M('c', 'hiring', { identifier: 'x' }),
      offset('o', ['hiring', 'interview'], 'strong'),
    ],
    ['clear', 10.75, 9.25, -9.5, 'hiring=6.5-5 interview=4.25-4.25'],
  ],
];

describe('score v2 is frozen', () => {
  it.each(FROZEN)('case %#', (given, [tier, bitsFor, bitsAgainst, scoreBits, families]) => {
    const scored = scoreV2(given, NOW, 'none');
    const summed = scored.families
      .map((one) => `${one.family}=${one.countedFor}${one.countedAgainst === 0 ? '' : `-${one.countedAgainst}`}`)
      .join(' ');
    expect([scored.tier, scored.bitsFor, scored.bitsAgainst, scored.scoreBits, summed]).toEqual([
      tier,
      bitsFor,
      bitsAgainst,
      scoreBits,
      families,
    ]);
  });
});
