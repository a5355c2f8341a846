import { expect, it } from 'vitest';
import { replayDates, rosterAsOf } from './as-of.ts';

const UNTIL = '2026-02-01T00:00:00Z';

it.each([
  ['a last day that nobody knew yet is not there', 'w,end_date\nw1,2026-02-08\nw2,2026-01-20\n', 'w,end_date\nw1,\nw2,2026-01-20\n'],
  ['nor a laptop that came back later', 'a,returned_at\nL1,2026-02-01T00:00:00Z\nL2,\n', 'a,returned_at\nL1,\nL2,\n'],
  ['nor somebody who came later', 'w,start_date,end_date\nw1,2026-03-01,\nw2,2026-01-31,\n', 'w,start_date,end_date\nw2,2026-01-31,\n'],
  ['text with commas and quotes stays', 'w,end_date\n"a, ""b""",\n', 'w,end_date\n"a, ""b""",\n'],
])('%s', (_what, before, after) => {
  expect(rosterAsOf(before, UNTIL)).toBe(after);
}); // prettier-ignore

it('dates begin one step after the first day and end with the last', () => {
  expect(replayDates('2026-01-05', '2026-01-26', 7)).toEqual(['2026-01-12', '2026-01-19', '2026-01-26'].map((day) => `${day}T00:00:00Z`)); // prettier-ignore
});
