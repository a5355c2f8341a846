import type { SubjectFindings } from '../read/findings.ts';
import type { Index, Truth } from '../truth.ts';
import { shareOf, type Share } from './share.ts';
import type { LeaveOneOut, Without } from './without.ts';

export interface DetectionRow {
  readonly id: string;
  readonly family: string;
  readonly direction: 'for' | 'against';
  readonly findings: number;
  /** Findings that a clear struck out; they are not counted below. */
  readonly struck_out: number;
  /** Subjects with findings, by label. */
  readonly fraud: number;
  readonly honest: number;
  readonly unknown: number;
  /** For: subjects that are fraud. Against: subjects that are honest. */
  readonly right: Share;
  /** Mean weight in the report, negative for evidence against; null if nothing counts or it only strikes out. */
  readonly said_bits: number | null;
  /** log2 of how much more often it has findings on fraud than on honest subjects, with its 95% interval. */
  readonly measured_bits: number | null;
  readonly measured_low: number | null;
  readonly measured_high: number | null;
  /** Null if tiers cannot be calculated. */
  readonly without: Without | null;
}

interface Tally {
  family: string;
  direction: 'for' | 'against';
  findings: number;
  struckOut: number;
  fraud: number;
  honest: number;
  unknown: number;
  bits: number;
  readonly kinds: Set<string>;
}

/** Subjects of a kind, by label. */
function totalsOf(truth: Truth): ReadonlyMap<string, { fraud: number; honest: number }> {
  const totals = new Map<string, { fraud: number; honest: number }>();
  for (let index = 0; index < truth.size; index++) {
    const total = totals.get(truth.kind(index)) ?? { fraud: 0, honest: 0 };
    totals.set(truth.kind(index), total);
    if (truth.isFraud(index)) total.fraud++;
    else total.honest++;
  }
  return totals;
}

export interface Measured {
  readonly bits: number;
  readonly low: number;
  readonly high: number;
}

/**
 * log2 of the ratio of two shares with half a subject added to each count and one to each total, so that it is always finite, and the interval
 * of the logarithm (Katz, Baptista, Azen & Pike 1978, Biometrics 34:469; the halves after Walter 1975, Biometrika 62:371).
 */
export function likelihoodBits(fraud: number, ofFraud: number, honest: number, ofHonest: number): Measured | null {
  if (ofFraud === 0 || ofHonest === 0) return null;
  const [f, of, h, oh] = [fraud + 0.5, ofFraud + 1, honest + 0.5, ofHonest + 1];
  const bits = Math.log2(f / of / (h / oh));
  const spread = (1.959963984540054 * Math.sqrt(Math.max(0, 1 / f - 1 / of + 1 / h - 1 / oh))) / Math.LN2;
  return { bits, low: bits - spread, high: bits + spread };
}

function rowOf(
  id: string,
  tally: Tally,
  totals: ReadonlyMap<string, { fraud: number; honest: number }>,
  without: Without | null,
): DetectionRow {
  const { fraud, honest, direction } = tally;
  let ofFraud = 0;
  let ofHonest = 0;
  for (const kind of tally.kinds) {
    ofFraud += totals.get(kind)?.fraud ?? 0;
    ofHonest += totals.get(kind)?.honest ?? 0;
  }
  const measured = likelihoodBits(fraud, ofFraud, honest, ofHonest);
  const counting = tally.findings - tally.struckOut;
  return {
    id,
    family: tally.family,
    direction,
    findings: tally.findings,
    struck_out: tally.struckOut,
    fraud,
    honest,
    unknown: tally.unknown,
    right: shareOf(direction === 'for' ? fraud : honest, fraud + honest),
    said_bits: counting === 0 || tally.bits === 0 ? null : ((direction === 'for' ? 1 : -1) * tally.bits) / counting,
    measured_bits: measured?.bits ?? null,
    measured_low: measured?.low ?? null,
    measured_high: measured?.high ?? null,
    without,
  };
}

export interface DetectionTallies {
  readonly take: (subject: SubjectFindings, index: Index | undefined) => void;
  readonly rows: (loo: LeaveOneOut | null) => DetectionRow[];
}

/** Counts, subject by subject, which detections have findings on it. */
export function detectionTallies(truth: Truth): DetectionTallies {
  const tallies = new Map<string, Tally>();

  function take({ kind, findings }: SubjectFindings, index: Index | undefined): void {
    const spoken = new Set<string>();
    for (const one of findings) {
      const fresh: Tally = {
        family: one.family,
        direction: one.direction,
        findings: 0,
        struckOut: 0,
        fraud: 0,
        honest: 0,
        unknown: 0,
        bits: 0,
        kinds: new Set(),
      };
      const tally = tallies.get(one.detection) ?? fresh;
      tallies.set(one.detection, tally);
      tally.findings++;
      tally.kinds.add(kind);
      if (one.cleared_by === null) {
        tally.bits += one.bits;
        spoken.add(one.detection);
      } else tally.struckOut++;
    }
    for (const id of spoken) {
      const tally = tallies.get(id);
      if (tally === undefined) continue;
      if (index === undefined) tally.unknown++;
      else if (truth.isFraud(index)) tally.fraud++;
      else tally.honest++;
    }
  }

  return {
    take,
    rows: (loo) => {
      const totals = totalsOf(truth);
      return [...tallies]
        .map(([id, tally]) => rowOf(id, tally, totals, loo?.of(id) ?? null))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}
