import { expect, it } from 'vitest';
import { Detection, caveatOf } from './detection.ts';

const rule = {
  id: 'a-rule',
  title: 'A rule',
  family: 'place',
  subject: 'worker',
  strength: 'weak',
  needs: ['workers'],
  sql: 'SELECT 1',
  explain: 'It is so.',
  settle: 'Ask.',
  sources: ['trueseat'],
  tests: [
    { name: 'fires', given: {}, expect: [] },
    { name: 'does not', given: {}, expect: [] },
  ],
};

it.each<[Partial<Record<'direction' | 'innocent' | 'limits', string>>, string[]]>([
  [{ direction: 'for', innocent: 'a move' }, []],
  [{ direction: 'against', limits: 'not who types' }, []],
  [{ direction: 'for' }, ['innocent']],
  [{ direction: 'against' }, ['limits']],
  [{ direction: 'for', innocent: 'a move', limits: 'not who types' }, ['limits']],
  [{ direction: 'against', innocent: 'a move', limits: 'not who types' }, ['innocent']],
])('evidence for has an innocent explanation, evidence against has limits: %j', (words, refused) => {
  const read = Detection.safeParse({ ...rule, ...words });
  expect(read.error?.issues.map((one) => one.path.join('.')) ?? []).toEqual(refused);
  if (read.success) expect(caveatOf(read.data)).toBe(words.innocent ?? words.limits);
});
