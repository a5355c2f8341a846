import type { Evaluation } from '../../src/lab/evaluate/evaluation.ts';
import { shareOf } from '../../src/lab/evaluate/measure/share.ts';

/** Two counts from the evaluations of several seeds, taken together. */
export interface Sum {
  n: number;
  of: number;
}

/** `0.95 (0.91–0.98)`, or a dash where there is nothing to count. */
export function shareText({ n, of }: Sum): string {
  const { share, low, high } = shareOf(n, of);
  if (share === null || low === null || high === null) return '–';
  return `${share.toFixed(3)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

export function add(sums: Map<string, Sum>, key: string, more: Sum): void {
  const sum = sums.get(key) ?? { n: 0, of: 0 };
  sum.n += more.n;
  sum.of += more.of;
  sums.set(key, sum);
}

/** The figures of the goals, over all seeds of a preset. */
export interface Totals {
  readonly recall: Sum;
  readonly verdicts: Sum;
  readonly reviewAlarms: Sum;
  readonly caseAlarms: Sum;
  /** Mean of the pairwise and B-cubed F1 of clusters with a verdict; null where nothing is to be clustered. */
  readonly pairwiseF1: number | null;
  readonly bCubedF1: number | null;
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
}

export function totals(evaluations: readonly Evaluation[]): Totals {
  const sum = (of: (one: Evaluation) => Sum): Sum =>
    evaluations.map(of).reduce((a, b) => ({ n: a.n + b.n, of: a.of + b.of }), { n: 0, of: 0 });
  const alarms = (one: Evaluation, tier: 'review' | 'case'): Sum => {
    const workers = one.false_alarms.by_kind.find((row) => row.kind === 'worker');
    return { n: workers?.tiers[tier].n ?? 0, of: workers?.tiers[tier].of ?? 0 };
  };
  return {
    recall: sum((one) => one.found.overall.tiers.review.recall),
    verdicts: sum((one) => one.verdicts.schemes),
    reviewAlarms: sum((one) => alarms(one, 'review')),
    caseAlarms: sum((one) => alarms(one, 'case')),
    pairwiseF1: mean(evaluations.map((one) => one.clusters.with_verdict.pairwise.f1)),
    bCubedF1: mean(evaluations.map((one) => one.clusters.with_verdict.b_cubed.f1)),
  };
}
