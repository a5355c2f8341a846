import type { Tier } from '../../../model/report.ts';
import type { Standing } from '../../../model/score.ts';
import type { ReportedFinding, SubjectFindings } from '../read/findings.ts';
import type { ReportedSubjects } from '../read/subjects.ts';
import type { Index, Truth } from '../truth.ts';
import { nameList, TIER_ORDER, type Names } from '../type.ts';
import { shareOf, type Share } from './share.ts';

/** The tier that the scoring rules give to findings. */
export type TierRule = (findings: readonly ReportedFinding[], now: string, standing: Standing) => Tier;

/** What would change at review without one detection, with verdicts held fixed. */
export interface Without {
  /** Found, and would no longer be. */
  readonly lost: Names;
  /** The same, ignoring verdicts: no longer found on own evidence. */
  readonly lost_by_own_evidence: Names;
  /** Not found, and would be. */
  readonly gained: Names;
  /** False alarms that would go away. */
  readonly vanished: Names;
  /** Honest, and would become false alarms. */
  readonly raised: Names;
}

const KEPT = 100;
const REVIEW = TIER_ORDER.indexOf('review');

type Lists = Record<keyof Without, ReturnType<typeof nameList>>;

function emptyLists(): Lists {
  return {
    lost: nameList(KEPT),
    lost_by_own_evidence: nameList(KEPT),
    gained: nameList(KEPT),
    vanished: nameList(KEPT),
    raised: nameList(KEPT),
  };
}

/** Findings without a detection: its own are removed, and what it struck out counts. */
function without(findings: readonly ReportedFinding[], detection: string): ReportedFinding[] {
  return findings
    .filter((one) => one.detection !== detection)
    .map((one) => (one.cleared_by === detection ? { ...one, cleared_by: null } : one));
}

export interface LeaveOneOut {
  readonly take: (subject: SubjectFindings, index: Index) => void;
  readonly of: (detection: string) => Without;
  /** Subjects with findings whose tier the rules reproduce. */
  readonly reproduced: () => Share;
}

/** Recalculates each subject's tier without each of its detections. */
export function leaveOneOut(truth: Truth, reported: ReportedSubjects, tierRule: TierRule, now: string): LeaveOneOut {
  const all = new Map<string, Lists>();
  let same = 0;
  let counted = 0;

  function listsOf(detection: string): Lists {
    const lists = all.get(detection) ?? emptyLists();
    all.set(detection, lists);
    return lists;
  }

  function take({ kind, id, findings }: SubjectFindings, index: Index): void {
    const inTruth = truth.standing(index);
    if (inTruth === 'neither') return;
    const honest = inTruth === 'honest';
    const atReview = (some: readonly ReportedFinding[], as: Standing): boolean =>
      TIER_ORDER.indexOf(tierRule(some, now, as)) >= REVIEW;
    const tier = TIER_ORDER[reported.rank(index)];
    // A report does not say who is joined to whom; the tier does.
    const named = reported.inVerdict(index) && tierRule(findings, now, 'named') !== tier ? 'joined' : 'named';
    const standing = reported.inVerdict(index) ? named : 'none';
    const whole = tierRule(findings, now, standing);
    counted++;
    if (tier === whole) same++;
    const found = TIER_ORDER.indexOf(whole) >= REVIEW;
    const byOwn = standing === 'none' ? found : atReview(findings, 'none');
    const speaking = new Set(
      findings.flatMap((one) => [one.detection, ...(one.cleared_by === null ? [] : [one.cleared_by])]),
    );
    for (const detection of speaking) {
      // Removing evidence for never makes a subject more suspicious.
      const isFor = findings.every(
        (one) => one.cleared_by !== detection && (one.detection !== detection || one.direction === 'for'),
      );
      if (isFor && !found && !byOwn) continue;
      const rest = without(findings, detection);
      const still = atReview(rest, standing);
      const lists = listsOf(detection);
      if (found && !still) lists[honest ? 'vanished' : 'lost'].add({ kind, id });
      if (!found && still) lists[honest ? 'raised' : 'gained'].add({ kind, id });
      if (!honest && byOwn && !atReview(rest, 'none')) lists.lost_by_own_evidence.add({ kind, id });
    }
  }

  return {
    take,
    of: (detection) => {
      const lists = all.get(detection) ?? emptyLists();
      return {
        lost: lists.lost.names(),
        lost_by_own_evidence: lists.lost_by_own_evidence.names(),
        gained: lists.gained.names(),
        vanished: lists.vanished.names(),
        raised: lists.raised.names(),
      };
    },
    reproduced: () => shareOf(same, counted),
  };
}
