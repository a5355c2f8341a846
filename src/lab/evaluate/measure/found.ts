import { groupBy } from '../../../lib/group.ts';
import type { ReportedSubjects } from '../read/subjects.ts';
import { withStanding, type Index, type KnownScheme, type Truth } from '../truth.ts';
import { byTier, TIER_ORDER, type ByTier, type Raised } from '../type.ts';
import { shareOf, type Share } from './share.ts';

export interface FoundCell {
  /** Counted members at the tier or above, of all. */
  readonly recall: Share;
  /** The same, of these and the honest subjects at the tier or above. */
  readonly precision: Share;
  /** Schemes with at least one member there. */
  readonly any: Share;
  /** Schemes with every counted member there. */
  readonly all: Share;
}

export interface FoundRow {
  readonly id: string;
  readonly schemes: number;
  readonly members: number;
  readonly tiers: ByTier<FoundCell>;
}

export interface Found {
  readonly overall: FoundRow;
  readonly by_scheme: readonly FoundRow[];
  readonly by_difficulty: readonly FoundRow[];
  readonly by_member: readonly FoundRow[];
  /** Schemes that need a missing part of the product, separately; null if there are none. */
  readonly open: FoundRow | null;
  readonly open_by_scheme: readonly FoundRow[];
}

export function reaches(reported: ReportedSubjects, index: Index, tier: Raised): boolean {
  return reported.rank(index) >= TIER_ORDER.indexOf(tier);
}

/** Honest subjects at each tier or above, by kind. */
export function honestRaised(truth: Truth, reported: ReportedSubjects): ByTier<ReadonlyMap<string, number>> {
  const counts = byTier(() => new Map<string, number>());
  for (const index of withStanding(truth, 'honest')) {
    const kind = truth.kind(index);
    for (const [tier, count] of Object.entries(counts)) {
      if (reaches(reported, index, tier as Raised)) count.set(kind, (count.get(kind) ?? 0) + 1); // keys of byTier
    }
  }
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  let n = 0;
  for (const count of counts.values()) n += count;
  return n;
}

/** Recall and precision of one group of schemes. `members` if they are not the schemes' own; `wrong`: honest subjects at a tier. */
function row(
  id: string,
  schemes: readonly KnownScheme[],
  members: ReadonlySet<Index>,
  reported: ReportedSubjects,
  wrong: (tier: Raised) => number,
): FoundRow {
  const tiers = byTier((tier): FoundCell => {
    const at = (index: Index): boolean => reaches(reported, index, tier);
    const hits = [...members].filter(at).length;
    const own = schemes.map((one) => one.counted.filter((member) => members.has(member.index)));
    return {
      recall: shareOf(hits, members.size),
      precision: shareOf(hits, hits + wrong(tier)),
      any: shareOf(own.filter((some) => some.some((one) => at(one.index))).length, schemes.length),
      all: shareOf(own.filter((some) => some.every((one) => at(one.index))).length, schemes.length),
    };
  });
  return { id, schemes: schemes.length, members: members.size, tiers };
}

function membersOf(schemes: readonly KnownScheme[]): Set<Index> {
  return new Set(schemes.flatMap((one) => one.counted.map((member) => member.index)));
}

/** Recall and precision overall, by kind of scheme, by difficulty and by kind of member; open schemes separately. */
export function measureFound(truth: Truth, reported: ReportedSubjects): Found {
  const honest = honestRaised(truth, reported);
  const wrong = (tier: Raised): number => sum(honest[tier]);
  const closed = truth.schemes.filter((one) => !one.open);
  const open = truth.schemes.filter((one) => one.open);
  const rows = (schemes: readonly KnownScheme[], keyOf: (one: KnownScheme) => string): FoundRow[] =>
    [...groupBy(schemes, keyOf)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, some]) => row(id, some, membersOf(some), reported, wrong));
  const counted = new Set(withStanding(truth, 'counted'));
  const kinds = groupBy([...counted], (index) => truth.kind(index));
  const order = ['easy', 'medium', 'hard'];
  return {
    overall: row('all', closed, counted, reported, wrong),
    by_scheme: rows(closed, (one) => one.kind),
    by_difficulty: rows(closed, (one) => one.difficulty).sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    by_member: [...kinds].map(([kind, some]) => {
      const members = new Set(some);
      const schemes = closed.filter((one) => one.counted.some((member) => members.has(member.index)));
      return row(kind, schemes, members, reported, (tier) => honest[tier].get(kind) ?? 0);
    }),
    open: open.length === 0 ? null : row('open', open, membersOf(open), reported, wrong),
    open_by_scheme: rows(open, (one) => one.kind),
  };
}
