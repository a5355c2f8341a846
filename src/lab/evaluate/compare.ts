import type { Evaluation } from './evaluation.ts';
import type { Partition } from './measure/partition.ts';
import type { Share } from './measure/share.ts';
import type { Named } from './type.ts';
import { RAISED, TIER_ORDER } from './type.ts';

export interface Measure {
  readonly id: string;
  /** Which direction is better. */
  readonly better: 'more' | 'less';
  readonly value: number | null;
  /** Smaller changes are not visible at the printed precision and do not count. */
  readonly step: number;
}

export interface Change {
  readonly id: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly is: 'better' | 'worse' | 'same' | 'unknown';
}

export interface NamedChange {
  /** `scheme id`, `worker id`. */
  readonly what: string;
  readonly change: string;
}

export interface Comparison {
  readonly baseline: string;
  readonly program: string;
  /** The truth file differs from that of the baseline, with the same preset and seed. */
  readonly other_truth: boolean;
  readonly measures: readonly Change[];
  readonly better: readonly NamedChange[];
  readonly worse: readonly NamedChange[];
  readonly is_worse: boolean;
}

const PER_MILLE = 0.0005;

function share(id: string, one: Share | undefined): Measure {
  return { id, better: 'more', value: one?.share ?? null, step: PER_MILLE };
}

function agreements(which: string, { pairwise, b_cubed: cubed }: Partition): Measure[] {
  return Object.entries({ pairwise, 'B-cubed': cubed }).flatMap(([how, one]) =>
    (['precision', 'recall', 'f1'] as const).map((part): Measure => {
      return {
        id: `clusters ${which}, ${how} ${part.replace('f1', 'F1')}`,
        better: 'more',
        value: one[part],
        step: PER_MILLE,
      };
    }),
  );
}

/** Every measure of an evaluation that can be better or worse. */
export function measuresOf(one: Evaluation): Measure[] {
  const { found, false_alarms: alarms, clusters, verdicts } = one;
  const count = (id: string, value: number, better: 'more' | 'less'): Measure => ({ id, better, value, step: 0.5 });
  return [
    ...RAISED.flatMap((tier) => [
      share(`recall at ${tier}`, found.overall.tiers[tier].recall),
      share(`precision at ${tier}`, found.overall.tiers[tier].precision),
      share(`schemes with a member at ${tier}`, found.overall.tiers[tier].any),
      share(`schemes whole at ${tier}`, found.overall.tiers[tier].all),
      {
        id: `false alarms at ${tier} per 1,000 workers`,
        better: 'less' as const,
        value: alarms.per_1000_workers[tier],
        step: 0.005,
      },
    ]),
    ...found.by_scheme.map((row) => share(`recall at review of ${row.id}`, row.tiers.review.recall)),
    ...found.by_difficulty.map((row) => share(`recall at review, ${row.id}`, row.tiers.review.recall)),
    ...found.open_by_scheme.map((row) => share(`recall at review of ${row.id} (open)`, row.tiers.review.recall)),
    ...alarms.by_kind
      .filter((row) => row.kind !== 'worker')
      .map((row) => count(`honest ${row.kind}s at review`, row.tiers.review.n, 'less')),
    ...alarms.by_look_alike
      .filter((row) => row.look_alike !== 'none')
      .map((row) => count(`honest ${row.kind}s at review, ${row.look_alike}`, row.tiers.review.n, 'less')),
    ...agreements('with a verdict', clusters.with_verdict),
    ...agreements('of two or more', clusters.two_or_more),
    share('schemes with the expected verdict', verdicts.schemes),
    ...verdicts.by_verdict.map((row) => count(`clusters of honest people called ${row.verdict}`, row.honest, 'less')),
    share('expected roles', verdicts.roles),
    { id: 'Brier score', better: 'less', value: one.calibration?.brier ?? null, step: 0.00005 },
    { id: 'average precision', better: 'more', value: one.ranking?.average_precision ?? null, step: PER_MILLE },
    { id: 'schemes detected in replays', better: 'more', value: one.times?.detected ?? null, step: 0.5 },
    { id: 'median days to detection', better: 'less', value: one.times?.median_days ?? null, step: 0.05 },
    { id: 'adverse impact, flagged', better: 'less', value: one.impact?.flagged ?? null, step: 0.5 },
  ];
}

function changeOf(before: Measure | undefined, after: Measure): Change {
  const { id, better, value, step } = after;
  const old = before?.value ?? null;
  if (old === null || value === null) return { id, before: old, after: value, is: 'unknown' };
  const gain = (value - old) * (better === 'more' ? 1 : -1);
  const is = gain >= step ? 'better' : gain <= -step ? 'worse' : 'same';
  return { id, before: old, after: value, is };
}

function keyOf({ kind, id }: Named): string {
  return `${kind} ${id}`;
}

/** Schemes, verdicts and members that were found and no longer are, or the other way round. */
function schemeChanges(before: Evaluation, after: Evaluation): { better: NamedChange[]; worse: NamedChange[] } {
  const better: NamedChange[] = [];
  const worse: NamedChange[] = [];
  const old = new Map(before.schemes.map((one) => [one.id, one]));
  for (const now of after.schemes) {
    const was = old.get(now.id);
    if (was === undefined) continue;
    const what = `scheme ${now.id}`;
    if (now.tiers.review > 0 && was.tiers.review === 0) better.push({ what, change: 'is found at review' });
    if (now.tiers.review === 0 && was.tiers.review > 0) worse.push({ what, change: 'is not found at review any more' });
    if (now.verdict.right === true && was.verdict.right === false)
      better.push({ what, change: `gets its verdict ${now.verdict.expected}` });
    if (now.verdict.right === false && was.verdict.right === true)
      worse.push({ what, change: `lost its verdict ${now.verdict.expected}` });
    const missed = new Set(was.missed.map(keyOf));
    for (const one of now.missed) {
      if (!missed.delete(keyOf(one)))
        worse.push({ what: keyOf(one), change: `of ${now.id} is not at review any more, but ${one.tier}` });
    }
    for (const name of missed) better.push({ what: name, change: `of ${now.id} is at review` });
  }
  return { better, worse };
}

/** Honest subjects whose tier changed. Those beyond the limit of a list are not compared. */
function alarmChanges(before: Evaluation, after: Evaluation): { better: NamedChange[]; worse: NamedChange[] } {
  const old = new Map(before.false_alarms.subjects.map((one) => [keyOf(one), one]));
  const better: NamedChange[] = [];
  const worse: NamedChange[] = [];
  const whole = before.false_alarms.left_off + after.false_alarms.left_off === 0;
  for (const one of after.false_alarms.subjects) {
    const was = old.get(keyOf(one))?.tier ?? 'clear';
    old.delete(keyOf(one));
    const rise = TIER_ORDER.indexOf(one.tier) - TIER_ORDER.indexOf(was);
    if (rise === 0 || (was === 'clear' && !whole)) continue;
    const look = one.look_alike === null ? 'honest' : `honest, ${one.look_alike}`;
    (rise > 0 ? worse : better).push({ what: keyOf(one), change: `(${look}) went from ${was} to ${one.tier}` });
  }
  if (whole) for (const [what, was] of old) better.push({ what, change: `(honest) went from ${was.tier} to clear` });
  return { better, worse };
}

/** What got better or worse since a baseline of the same truth. */
export function compare(before: Evaluation, after: Evaluation, baseline: string): Comparison {
  const old = new Map(measuresOf(before).map((one) => [one.id, one]));
  const measures = measuresOf(after).map((one) => changeOf(old.get(one.id), one));
  const schemes = schemeChanges(before, after);
  const alarms = alarmChanges(before, after);
  const worse = [...schemes.worse, ...alarms.worse];
  return {
    baseline,
    program: before.program,
    other_truth: before.truth.sha256 !== after.truth.sha256,
    measures,
    better: [...schemes.better, ...alarms.better],
    worse,
    is_worse: worse.length > 0 || measures.some((one) => one.is === 'worse'),
  };
}
