import type { Evaluation } from '../../src/lab/evaluate/evaluation.ts';
import type { Case } from './run-one.ts';
import { totals } from './sum.ts';

/** What CI runs: small, and the same in every run. */
export const GATE: readonly Case[] = [
  { preset: 'startup', seed: 3, options: [] },
  { preset: 'quiet', seed: 3, options: ['--workers', '200', '--days', '60'] },
];

/** The figures that may not get worse. */
export interface Figures {
  readonly found_at_review: number;
  readonly of: number;
  readonly verdicts_right: number;
  readonly false_alarms_at_review: number;
  readonly false_alarms_at_case: number;
}

export function figuresOf(evaluation: Evaluation): Figures {
  const sum = totals([evaluation]);
  return {
    found_at_review: sum.recall.n,
    of: sum.recall.of,
    verdicts_right: sum.verdicts.n,
    false_alarms_at_review: sum.reviewAlarms.n,
    false_alarms_at_case: sum.caseAlarms.n,
  };
}
