import { expect, it } from 'vitest';
import { VerdictRule } from '../model/verdict.ts';
import { subjectWords } from './subject-words.ts';

function rule(id: string, title: string, rank?: number): VerdictRule {
  const test = { name: 'x', given: {}, expect: [] };
  const words = { innocent: `innocent ${id}`, settle: `settle ${id}` };
  return VerdictRule.parse({
    id,
    title,
    rank,
    about: 'x',
    reads: ['link'],
    sql: 'x',
    ...words,
    sources: ['x'],
    tests: [test, test],
  });
}

const rules = [
  rule('payout-hub', 'Payout hub', 7),
  rule('shared-operator', 'Shared operator', 2),
  rule('desk-share', 'Shared desk'),
  rule('bar-tab', 'Bar tab'),
];
const score = { top_reason: 'One authenticator for two.', innocent: 'own', settle: 'own check' };

it.each([
  ['', 'One authenticator for two.', 'own', 'own check'],
  [
    'payout-hub',
    'Suspected payout hub. Strongest reason: One authenticator for two.',
    'innocent payout-hub',
    'settle payout-hub',
  ],
  [
    'payout-hub;shared-operator',
    'Suspected shared operator and payout hub. Strongest reason: One authenticator for two.',
    'innocent shared-operator',
    'settle shared-operator',
  ],
  [
    'bar-tab;desk-share;payout-hub',
    'Suspected payout hub, bar tab and shared desk. Strongest reason: One authenticator for two.',
    'innocent payout-hub',
    'settle payout-hub',
  ],
])('verdicts %j', (verdicts, topReason, innocent, settle) => {
  expect(subjectWords({ ...score, verdicts }, rules)).toEqual({ topReason, innocent, settle });
});
