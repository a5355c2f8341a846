import type { ReportedSubjects } from '../read/subjects.ts';
import { withStanding, type Truth } from '../truth.ts';
import { byTier, type ByTier } from '../type.ts';
import { reaches } from './found.ts';

/** Subjects with the same score. */
export interface Tally {
  readonly bits: number;
  readonly n: number;
  readonly fraud: number;
}

export interface CurvePoint {
  readonly score_bits: number;
  readonly recall: number;
  readonly precision: number;
}

export interface Ranking {
  /** What is ranked: workers if there are any. */
  readonly kind: string;
  readonly subjects: number;
  readonly fraud: number;
  /** Sum over scores from the highest: gain in recall times precision there. */
  readonly average_precision: number | null;
  readonly points: readonly CurvePoint[];
  /** Position of each tier on the plot; a tier is not a threshold of the score. Null if nobody reached it. */
  readonly tiers: ByTier<{ readonly recall: number; readonly precision: number } | null>;
}

/** At most this many points of the curve are kept, evenly along the recall. */
const KEPT = 400;

/** The score without any evidence if the report does not state the prior. */
const PRIOR_BITS = -11;

/** Workers are ranked; if the truth has none, as on a job or mail platform, accounts. Null without either. */
export function rankedKind(truth: Truth): string | null {
  const kinds = new Set<string>();
  for (const index of withStanding(truth, 'honest', 'counted')) kinds.add(truth.kind(index));
  return ['worker', 'account'].find((kind) => kinds.has(kind)) ?? null;
}

/**
 * Subjects of a kind by score, highest first. A subject that the report does not name has the score of no evidence: the report's prior,
 * else its lowest score. Members of open schemes only are left out.
 */
export function tallyScores(kind: string, truth: Truth, reported: ReportedSubjects): Tally[] {
  const tallies = new Map<number, { bits: number; n: number; fraud: number }>();
  let lowest = Number.POSITIVE_INFINITY;
  let absent = 0;
  let absentFraud = 0;
  const add = (bits: number, n: number, fraud: number): void => {
    const tally = tallies.get(bits) ?? { bits, n: 0, fraud: 0 };
    tallies.set(bits, tally);
    tally.n += n;
    tally.fraud += fraud;
  };
  for (const index of withStanding(truth, 'honest', 'counted')) {
    if (truth.kind(index) !== kind) continue;
    const bits = reported.score(index);
    const fraud = truth.standing(index) === 'counted' ? 1 : 0;
    if (bits === null) {
      absent++;
      absentFraud += fraud;
    } else {
      lowest = Math.min(lowest, bits);
      add(bits, 1, fraud);
    }
  }
  if (absent > 0) add(priorOf(reported, lowest), absent, absentFraud);
  return [...tallies.values()].sort((a, b) => b.bits - a.bits);
}

export function priorOf(reported: ReportedSubjects, lowest = PRIOR_BITS): number {
  return reported.priorBits ?? (Number.isFinite(lowest) ? lowest : PRIOR_BITS);
}

/** The ends and this many points between them, evenly along the curve. */
function thinned(points: readonly CurvePoint[]): readonly CurvePoint[] {
  if (points.length <= KEPT) return points;
  const step = (points.length - 1) / (KEPT - 1);
  return Array.from({ length: KEPT }, (_, nth) => points[Math.round(nth * step)]).filter((one) => one !== undefined);
}

/**
 * Precision-recall curve and average precision, Σ (Rᵢ - Rᵢ₋₁)·Pᵢ over the scores from the highest, equal scores together, without
 * interpolation (Manning, Raghavan & Schütze 2008, Introduction to Information Retrieval, 8.4; like scikit-learn).
 */
export function measureRanking(
  kind: string,
  truth: Truth,
  reported: ReportedSubjects,
  tallies: readonly Tally[],
): Ranking {
  let subjects = 0;
  let fraud = 0;
  for (const one of tallies) {
    subjects += one.n;
    fraud += one.fraud;
  }
  const points: CurvePoint[] = [];
  let seen = 0;
  let hits = 0;
  let average = 0;
  for (const one of tallies) {
    seen += one.n;
    hits += one.fraud;
    average += (one.fraud / fraud) * (hits / seen);
    points.push({ score_bits: one.bits, recall: hits / fraud, precision: hits / seen });
  }
  return {
    kind,
    subjects,
    fraud,
    average_precision: fraud === 0 ? null : average,
    points: fraud === 0 ? [] : thinned(points),
    tiers: byTier((tier) => {
      let at = 0;
      let right = 0;
      for (const index of withStanding(truth, 'honest', 'counted')) {
        if (truth.kind(index) !== kind || !reaches(reported, index, tier)) continue;
        at++;
        if (truth.standing(index) === 'counted') right++;
      }
      return at === 0 || fraud === 0 ? null : { recall: right / fraud, precision: right / at };
    }),
  };
}
