import type { ReportedCluster } from '../read/clusters.ts';
import { isPerson, type Index, type KnownScheme, type Standing, type Truth } from '../truth.ts';
import { comparePartitions, type Partition } from './partition.ts';

export interface Clusters {
  /** Clusters with a verdict, against schemes that are not open and expect one, and those joined to them. */
  readonly with_verdict: Partition;
  /** All clusters of two or more, against all schemes that are not open. */
  readonly two_or_more: Partition;
  /** Open schemes, against all clusters that contain one of their members; null without open schemes. */
  readonly open: Partition | null;
}

/** The kinds of members that are grouped: people, and what counts in schemes without people. */
function kindsOf(schemes: readonly KnownScheme[]): ReadonlySet<string> {
  return new Set(['worker', 'applicant', ...schemes.flatMap((one) => one.counted.map((member) => member.kind))]);
}

/** Members that a measure includes, in groups of two or more. */
function groupsOf(groups: readonly (readonly Index[])[], fits: (index: Index) => boolean): ReadonlySet<Index>[] {
  return groups.map((one) => new Set(one.filter(fits))).filter((one) => one.size > 1);
}

function measure(
  truth: Truth,
  schemes: readonly KnownScheme[],
  clusters: readonly ReportedCluster[],
  standings: readonly Standing[],
): Partition {
  const kinds = kindsOf(schemes);
  const fits = (index: Index): boolean => kinds.has(truth.kind(index)) && standings.includes(truth.standing(index));
  return comparePartitions(
    groupsOf(
      schemes.map((one) => one.counted.map((member) => member.index)),
      fits,
    ),
    groupsOf(
      clusters.map((one) => [...one.members]),
      fits,
    ),
  );
}

/**
 * Schemes of two or more against reported clusters. Included are members of such schemes and everybody in a reported cluster of two or more:
 * a person alone on both sides proves nothing. Members of the other sort of schemes, open or not, are left out.
 */
export function measureClusters(truth: Truth, clusters: readonly ReportedCluster[]): Clusters {
  const closed = truth.schemes.filter((one) => !one.open);
  const open = truth.schemes.filter((one) => one.open);
  const judged = clusters.filter((one) => one.verdicts.size > 0);
  const expecting = closed.filter((one) => one.verdict !== null);
  const cast = new Set(expecting.flatMap((one) => one.counted.map((member) => member.index)));
  const joining = closed.filter(
    (one) => one.verdict === null && one.counted.length > 1 && one.counted.every((member) => cast.has(member.index)),
  );
  const touched = clusters.filter((one) => [...one.members].some((index) => truth.standing(index) === 'open'));
  return {
    with_verdict: measure(truth, [...expecting, ...joining], judged, ['honest', 'counted']),
    two_or_more: measure(truth, closed, clusters, ['honest', 'counted']),
    open: open.length === 0 ? null : measure(truth, open, touched, ['honest', 'open']),
  };
}

/** Members that a verdict is about: the people it gives a role; else others with a role; else all people; else everything. */
export function castOf(truth: Truth, cluster: ReportedCluster, verdict: string): readonly Index[] {
  const roles = cluster.verdicts.get(verdict);
  const people = [...cluster.members].filter((index) => isPerson(truth.kind(index)));
  const named = (some: readonly Index[]): readonly Index[] =>
    some.filter((index) => (roles?.get(index) ?? 'member') !== 'member');
  return (
    [named(people), named([...cluster.members]), people, [...cluster.members]].find((some) => some.length > 0) ?? []
  );
}
