import type { SubjectFindings } from '../read/findings.ts';
import type { ReportedSubjects } from '../read/subjects.ts';
import type { Index, Truth } from '../truth.ts';
import { RAISED } from '../type.ts';
import { fisherExact } from './fisher.ts';
import { reaches } from './found.ts';
import { shareOf, type Share } from './share.ts';

/** Thresholds of the four-fifths rule (29 CFR 1607.4 D) and of the test. */
const FOUR_FIFTHS = 0.8;
const ALPHA = 0.05;

export interface ImpactGroup {
  readonly group: string;
  readonly selected: Share;
  readonly others: Share;
  /** Rate of the better treated / rate of the worse treated: others by group if being selected is adverse. Null if nobody is selected. */
  readonly ratio: number | null;
  /** Two-sided p of Fisher's exact test, group against others. */
  readonly p: number;
  /** Treated worse: ratio below 0.8 and p below 0.05. */
  readonly flagged: boolean;
}

export interface ImpactRow {
  readonly of: 'tier' | 'detection';
  readonly id: string;
  readonly kind: string;
  /** All labelled subjects, or honest ones only. */
  readonly among: 'all' | 'honest';
  /** Whether being selected is adverse: a tier, or evidence for. Evidence against is favourable. */
  readonly adverse: boolean;
  /** Lowest rate of a group / the highest. */
  readonly lowest_to_highest: number | null;
  readonly groups: readonly ImpactGroup[];
}

export interface Impact {
  readonly labels: number;
  readonly unknown: number;
  /** Number of tests: about one in 20 falls below 0.05 by chance. */
  readonly tests: number;
  readonly flagged: number;
  readonly rows: readonly ImpactRow[];
}

/** Subjects by group. */
type Counts = Map<string, number>;

function count(counts: Counts, group: string): void {
  counts.set(group, (counts.get(group) ?? 0) + 1);
}

function groupOf(
  group: string,
  n: number,
  of: number,
  all: { readonly n: number; readonly of: number },
  adverse: boolean,
): ImpactGroup {
  const selected = shareOf(n, of);
  const others = shareOf(all.n - n, all.of - of);
  const [good, bad] = adverse ? [others.share, selected.share] : [selected.share, others.share];
  const ratio = good === null || bad === null || bad === 0 ? null : good / bad;
  const p = fisherExact(n, of - n, all.n - n, all.of - of - (all.n - n));
  return { group, selected, others, ratio, p, flagged: ratio !== null && ratio < FOUR_FIFTHS && p < ALPHA };
}

/** One row for each selection: rate of each group against all others together. Null with fewer than two groups or if nobody is selected. */
function rowOf(
  head: Pick<ImpactRow, 'of' | 'id' | 'kind' | 'among' | 'adverse'>,
  selected: Counts,
  sizes: Counts,
): ImpactRow | null {
  const all = { n: 0, of: 0 };
  for (const [group, of] of sizes) {
    all.of += of;
    all.n += selected.get(group) ?? 0;
  }
  if (sizes.size < 2 || all.n === 0) return null;
  const groups = [...sizes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, of]) => groupOf(group, selected.get(group) ?? 0, of, all, head.adverse));
  const rates = groups.map((one) => one.selected.share ?? 0);
  return { ...head, lowest_to_highest: Math.min(...rates) / Math.max(...rates), groups };
}

export interface ImpactTallies {
  readonly take: (subject: SubjectFindings, index: Index) => void;
  readonly result: () => Impact;
}

/** Selection rates of labelled groups at each tier and by each detection. */
export function impactTallies(
  truth: Truth,
  reported: ReportedSubjects,
  labels: { readonly groups: ReadonlyMap<Index, string>; readonly unknown: number },
): ImpactTallies {
  const detections = new Map<
    string,
    { adverse: boolean; kind: string; id: string; readonly all: Counts; readonly honest: Counts }
  >();

  function take({ kind, findings }: SubjectFindings, index: Index): void {
    const group = labels.groups.get(index);
    if (group === undefined) return;
    const speaking = new Map(
      findings.filter((one) => one.cleared_by === null).map((one) => [one.detection, one.direction]),
    );
    for (const [id, direction] of speaking) {
      const tally = detections.get(`${id} ${kind}`) ?? {
        adverse: direction === 'for',
        kind,
        id,
        all: new Map(),
        honest: new Map(),
      };
      detections.set(`${id} ${kind}`, tally);
      count(tally.all, group);
      if (!truth.isFraud(index)) count(tally.honest, group);
    }
  }

  function result(): Impact {
    const rows: (ImpactRow | null)[] = [];
    for (const among of ['all', 'honest'] as const) {
      const sizes = new Map<string, Counts>();
      const tiers = new Map<string, Counts>();
      for (const [index, group] of labels.groups) {
        if (among === 'honest' && truth.isFraud(index)) continue;
        const kind = truth.kind(index);
        const size = sizes.get(kind) ?? new Map();
        sizes.set(kind, size);
        count(size, group);
        for (const tier of RAISED.filter((one) => reaches(reported, index, one))) {
          const at = tiers.get(`${tier} ${kind}`) ?? new Map();
          tiers.set(`${tier} ${kind}`, at);
          count(at, group);
        }
      }
      for (const [kind, size] of sizes) {
        for (const tier of RAISED) {
          rows.push(
            rowOf(
              { of: 'tier', id: tier, kind, among, adverse: true },
              tiers.get(`${tier} ${kind}`) ?? new Map(),
              size,
            ),
          );
        }
      }
      for (const { id, kind, adverse, [among]: selected } of [...detections.values()].sort((a, b) =>
        a.id < b.id ? -1 : 1,
      )) {
        rows.push(rowOf({ of: 'detection', id, kind, among, adverse }, selected, sizes.get(kind) ?? new Map()));
      }
    }
    const made = rows.filter((one) => one !== null);
    const groups = made.flatMap((one) => one.groups);
    return {
      labels: labels.groups.size,
      unknown: labels.unknown,
      tests: groups.length,
      flagged: groups.filter((one) => one.flagged).length,
      rows: made,
    };
  }
  return { take, result };
}
