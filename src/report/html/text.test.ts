import { expect, it } from 'vitest';
import { subjectAnchor } from './anchor.ts';
import { count, list, plural, signedBits, truncateMiddle } from '../../lib/html/text.ts';
import { chance, fileSize } from './text.ts';
import { daysBetween, daySpan, moment, offsetMinutes } from './time.ts';

it.each([
  ['2026-03-04T22:20:00Z', 'America/New_York', '2026-03-04 17:20 EST (22:20 UTC)'],
  ['2026-07-04T22:20:00Z', 'America/New_York', '2026-07-04 18:20 EDT (22:20 UTC)'],
  ['2026-03-05T02:20:00Z', 'America/New_York', '2026-03-04 21:20 EST (2026-03-05 02:20 UTC)'],
  ['2026-03-04T22:20:00.123Z', null, '2026-03-04 22:20 UTC'],
  ['2026-03-04T22:20:00', null, '2026-03-04 22:20 UTC'],
  ['2026-03-04', null, '2026-03-04 00:00 UTC'],
  ['2026-03-04T17:20:00-05:00', 'UTC', '2026-03-04 22:20 UTC'],
  ['2026-03-04T22:20:00Z', 'Mars/Olympus', '2026-03-04 22:20 UTC'],
  ['yesterday', 'Europe/Berlin', 'yesterday'],
])('tells %s in %s as %s', (at, zone, expected) => {
  expect(moment(at, zone)).toBe(expected);
});

it('tells spans and offsets', () => {
  expect(daySpan('2026-01-02T00:00:00Z', '2026-03-31T23:59:00Z')).toBe('2026-01-02 to 2026-03-31');
  expect(daySpan('2026-01-02T00:00:00Z', null)).toBe('2026-01-02');
  expect(daySpan(null, null)).toBe('no date');
  expect(daysBetween('2026-01-02T10:00:00Z', '2026-01-03T01:00:00Z')).toBe(2);
  expect(offsetMinutes('Asia/Kolkata', '2026-03-04T22:20:00Z')).toBe(330);
});

it('cuts in the middle and never inside a character', () => {
  expect(truncateMiddle('abcdefghij', 10)).toBe('abcdefghij');
  expect(truncateMiddle('abcdefghijk', 6)).toBe('abc…jk');
  const families = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'.repeat(10);
  expect(truncateMiddle(families, 4)).toBe(`${families.slice(0, 16)}…${families.slice(0, 8)}`);
});

it('counts before adjectives', () => {
  expect([count(1_204_331), plural(1, 'worker'), plural(2, 'worker'), list(['a', 'b', 'c'])]).toEqual([
    '1,204,331',
    '1 worker',
    '2 workers',
    'a, b and c',
  ]);
  expect([signedBits(2.5), signedBits(-3), signedBits(-0.01)]).toEqual(['+2.5', '−3.0', '0.0']);
  expect([fileSize(999), fileSize(18_200), fileSize(812_331_004)]).toEqual(['999 B', '18.2 KB', '812.3 MB']);
});

it.each([
  [15, 'more than 99 in 100'],
  [0, 'about 50 in 100'],
  [-2, 'about 20 in 100'],
  [-11, 'about 1 in 2,000'],
  [-40, 'less than 1 in 1,000,000'],
])('says odds of %s bits as %s', (odds, expected) => {
  expect(chance(odds)).toBe(expected);
});

it('gives different ids different anchors', () => {
  const ids = ['a b', 'a_b', 'a_20_b', 'a', 'A', 'é', '"><x'];
  const anchors = ids.map((id) => subjectAnchor({ kind: 'worker', id }));
  expect(new Set(anchors).size).toBe(ids.length);
  for (const anchor of anchors) expect(anchor).toMatch(/^[\w.-]+$/);
});
