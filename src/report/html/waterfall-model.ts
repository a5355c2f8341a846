import { FAMILIES } from '../../model/detection.ts';
import type { ReportFinding, ReportSubject } from '../../model/report.ts';

/** One bar: the running total before and after, and how far the finding would have gone without cap or offset. */
export interface Step {
  readonly finding: number;
  readonly from: number;
  readonly to: number;
  readonly uncapped: number;
}

export interface Group {
  readonly family: string;
  readonly direction: 'for' | 'against';
  readonly raw: number;
  readonly counted: number;
  readonly steps: readonly Step[];
}

export interface Waterfall {
  readonly prior: number;
  readonly groups: readonly Group[];
  /** What caps across families changed, so that the bars end at the score. */
  readonly adjustment: number;
  readonly total: number;
  readonly low: number;
  readonly high: number;
}

interface Indexed {
  readonly finding: ReportFinding;
  readonly index: number;
}

const EPSILON = 0.05;

function byWeight(a: Indexed, b: Indexed): number {
  return (
    Math.abs(b.finding.countedBits) - Math.abs(a.finding.countedBits) ||
    b.finding.bits - a.finding.bits ||
    a.index - b.index
  );
}

function countedOf(
  subject: ReportSubject,
  family: string,
  direction: 'for' | 'against',
  findings: readonly Indexed[],
): number {
  const row = subject.families.find((one) => one.family === family);
  if (row !== undefined) return Math.abs(direction === 'for' ? row.countedFor : row.countedAgainst);
  let sum = 0;
  for (const one of findings) sum += Math.abs(one.finding.countedBits);
  return sum;
}

function groupsOf(
  subject: ReportSubject,
  direction: 'for' | 'against',
): { family: string; counted: number; raw: number; findings: Indexed[] }[] {
  const groups = [];
  for (const family of FAMILIES) {
    const findings: Indexed[] = [];
    for (const [index, finding] of subject.findings.entries()) {
      if (finding.family === family && finding.direction === direction && finding.clearedBy === null)
        findings.push({ finding, index });
    }
    if (findings.length === 0) continue;
    let raw = 0;
    for (const one of findings) raw += one.finding.bits;
    groups.push({
      family,
      counted: countedOf(subject, family, direction, findings),
      raw,
      findings: findings.sort(byWeight),
    });
  }
  return groups.sort(
    (a, b) =>
      b.counted - a.counted ||
      FAMILIES.indexOf(a.findings[0]!.finding.family) - FAMILIES.indexOf(b.findings[0]!.finding.family),
  );
}

/** Lays the evidence of a subject end to end, from the prior to the score: for first, then against, families by weight. */
export function waterfallOf(subject: ReportSubject): Waterfall {
  const groups: Group[] = [];
  let running = subject.priorBits;
  let low = Math.min(running, 0);
  let high = Math.max(running, 0);
  for (const direction of ['for', 'against'] as const) {
    const sign = direction === 'for' ? 1 : -1;
    for (const group of groupsOf(subject, direction)) {
      let left = group.counted;
      const steps: Step[] = [];
      for (const { finding, index } of group.findings) {
        const step = Math.min(Math.abs(finding.countedBits), left);
        const from = running;
        running += sign * step;
        left -= step;
        const uncapped = from + sign * Math.max(finding.bits, step);
        low = Math.min(low, running, uncapped);
        high = Math.max(high, running, uncapped);
        steps.push({ finding: index, from, to: running, uncapped });
      }
      groups.push({ family: group.family, direction, raw: group.raw, counted: group.counted - left, steps });
    }
  }
  const total = subject.priorBits + subject.bitsFor - Math.abs(subject.bitsAgainst);
  const adjustment = Math.abs(total - running) < EPSILON ? 0 : total - running;
  return {
    prior: subject.priorBits,
    groups,
    adjustment,
    total,
    low: Math.min(low, total),
    high: Math.max(high, total),
  };
}
