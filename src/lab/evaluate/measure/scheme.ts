import type { Tier } from '../../../model/report.ts';
import type { ReportedSubjects } from '../read/subjects.ts';
import type { Truth } from '../truth.ts';
import { byTier, TIER_ORDER, type ByTier, type Named } from '../type.ts';
import { reaches } from './found.ts';
import { schemeTime, type Replay, type SchemeTime } from './time.ts';
import { schemeVerdict, type Homes, type SchemeVerdict } from './verdict.ts';

export interface SchemeRow {
  readonly id: string;
  readonly kind: string;
  readonly difficulty: string;
  readonly open: boolean;
  readonly first_trace_at: string;
  /** Counted members, and how many of them are at each tier or above. */
  readonly members: number;
  readonly tiers: ByTier<number>;
  /** Counted members below review; only the first are listed. */
  readonly missed: readonly (Named & { readonly tier: Tier })[];
  readonly verdict: SchemeVerdict;
  readonly time: SchemeTime;
}

/** At most this many missed members of one scheme are listed. */
const KEPT = 5_000;

/** Every scheme: which members a report found, with which verdict, and when. */
export function measureSchemes(
  truth: Truth,
  reported: ReportedSubjects,
  homes: Homes,
  replays: readonly Replay[],
): SchemeRow[] {
  return truth.schemes.map((scheme) => {
    const missed = scheme.counted.filter((one) => !reaches(reported, one.index, 'review'));
    return {
      id: scheme.id,
      kind: scheme.kind,
      difficulty: scheme.difficulty,
      open: scheme.open,
      first_trace_at: scheme.first_trace_at,
      members: scheme.counted.length,
      tiers: byTier((tier) => scheme.counted.filter((one) => reaches(reported, one.index, tier)).length),
      missed: missed
        .slice(0, KEPT)
        .map(({ kind, id, index }) => ({ kind, id, tier: TIER_ORDER[reported.rank(index)] ?? 'clear' })),
      verdict: schemeVerdict(scheme, homes),
      time: schemeTime(scheme, replays),
    };
  });
}
