import type { Tier } from '../../../model/report.ts';
import type { ReportedSubjects } from '../read/subjects.ts';
import { withStanding, type Index, type Truth } from '../truth.ts';
import { byTier, RAISED, TIER_ORDER, type ByTier, type Named } from '../type.ts';
import { honestRaised, reaches } from './found.ts';
import { shareOf, type Share } from './share.ts';

/** At most this many false alarms are listed, highest tiers first. */
const KEPT = 10_000;

export interface AlarmRow {
  readonly kind: string;
  /** Kind of look-alike; null if rows are by kind alone, `none` for other honest subjects. */
  readonly look_alike: string | null;
  readonly honest: number;
  readonly tiers: ByTier<Share>;
}

export interface FalseAlarm extends Named {
  readonly tier: Tier;
  readonly look_alike: string | null;
  readonly score_bits: number | null;
  readonly reason: string;
}

export interface FalseAlarms {
  /** Honest workers at the tier or above, per 1,000 of them; null without honest workers. */
  readonly per_1000_workers: ByTier<number | null>;
  readonly by_kind: readonly AlarmRow[];
  readonly by_look_alike: readonly AlarmRow[];
  readonly subjects: readonly FalseAlarm[];
  readonly left_off: number;
}

function perThousand(share: Share): number | null {
  return share.share === null ? null : share.share * 1000;
}

/** The kinds whose rate is shown first: workers, and others with anybody raised. */
export function alarmRows({ by_kind: rows }: FalseAlarms): readonly AlarmRow[] {
  return rows.filter((row) => row.kind === 'worker' || row.tiers.watch.n > 0);
}

function worstFirst(a: AlarmRow, b: AlarmRow): number {
  const key = (one: AlarmRow): string => `${one.kind} ${one.look_alike}`;
  return b.tiers.review.n - a.tiers.review.n || b.tiers.watch.n - a.tiers.watch.n || (key(a) < key(b) ? -1 : 1);
}

/** Honest subjects that a report raises: how many, of which look-alike, and who. */
export function measureFalseAlarms(truth: Truth, reported: ReportedSubjects): FalseAlarms {
  const raised = honestRaised(truth, reported);
  const kinds = new Map<string, number>();
  const looks = new Map<
    string,
    { readonly kind: string; readonly look: string; honest: number; readonly at: Record<string, number> }
  >();
  const found: Index[] = [];
  for (const index of withStanding(truth, 'honest')) {
    kinds.set(truth.kind(index), (kinds.get(truth.kind(index)) ?? 0) + 1);
    const [kind, look] = [truth.kind(index), truth.lookAlike(index) ?? 'none'];
    const seen = looks.get(`${kind} ${look}`) ?? { kind, look, honest: 0, at: {} };
    looks.set(`${kind} ${look}`, seen);
    seen.honest++;
    for (const tier of RAISED) if (reaches(reported, index, tier)) seen.at[tier] = (seen.at[tier] ?? 0) + 1;
    if (reported.rank(index) > 0) found.push(index);
  }
  found.sort(
    (a, b) => reported.rank(b) - reported.rank(a) || (reported.score(b) ?? 0) - (reported.score(a) ?? 0) || a - b,
  );
  const byKind = [...kinds].map(([kind, honest]): AlarmRow => {
    return { kind, look_alike: null, honest, tiers: byTier((tier) => shareOf(raised[tier].get(kind) ?? 0, honest)) };
  });
  const workers = byKind.find((one) => one.kind === 'worker');
  return {
    per_1000_workers: byTier((tier) => (workers === undefined ? null : perThousand(workers.tiers[tier]))),
    by_kind: byKind,
    by_look_alike: [...looks.values()]
      .map(({ kind, look, honest, at }): AlarmRow => {
        return { kind, look_alike: look, honest, tiers: byTier((tier) => shareOf(at[tier] ?? 0, honest)) };
      })
      .sort(worstFirst),
    subjects: found.slice(0, KEPT).map((index) => ({
      kind: truth.kind(index),
      id: truth.id(index),
      tier: TIER_ORDER[reported.rank(index)] ?? 'clear',
      look_alike: truth.lookAlike(index),
      score_bits: reported.score(index),
      reason: reported.reason(index),
    })),
    left_off: Math.max(0, found.length - KEPT),
  };
}
