import type { ReportedCluster } from '../read/clusters.ts';
import type { Index, KnownScheme, Truth } from '../truth.ts';
import { castOf } from './cluster.ts';
import { shareOf, type Share } from './share.ts';

export interface SchemeVerdict {
  readonly expected: string | null;
  /** Whether most counted members are in one cluster with the expected verdict; null if none is expected. */
  readonly right: boolean | null;
  /** All verdicts of the clusters that contain most counted members. */
  readonly given: readonly string[];
}

export interface RolePair {
  readonly expected: string;
  readonly given: string;
  readonly n: number;
}

export interface Verdicts {
  /** Schemes that got their verdict, of those that are not open and expect one. */
  readonly schemes: Share;
  readonly by_verdict: readonly {
    readonly verdict: string;
    readonly schemes: Share;
    /** Clusters with the verdict: most of those it gives a role belong to a scheme that expects it, to another scheme, or are honest. */
    readonly clusters: number;
    readonly right: number;
    readonly other_scheme: number;
    readonly honest: number;
  }[];
  /** Counted members with the expected role, of those in a cluster with the expected verdict. */
  readonly roles: Share;
  readonly role_pairs: readonly RolePair[];
}

/** Clusters by member. */
export type Homes = ReadonlyMap<Index, readonly ReportedCluster[]>;

export function homesOf(clusters: readonly ReportedCluster[]): Homes {
  const homes = new Map<Index, ReportedCluster[]>();
  for (const cluster of clusters) {
    for (const index of cluster.members) {
      const own = homes.get(index) ?? [];
      homes.set(index, own);
      own.push(cluster);
    }
  }
  return homes;
}

/** Clusters that contain more than half of the counted members of a scheme. */
function mostly(scheme: KnownScheme, homes: Homes): readonly ReportedCluster[] {
  const held = new Map<ReportedCluster, number>();
  for (const member of scheme.counted) {
    for (const cluster of homes.get(member.index) ?? []) held.set(cluster, (held.get(cluster) ?? 0) + 1);
  }
  return [...held].filter(([, n]) => n * 2 > scheme.counted.length).map(([cluster]) => cluster);
}

export function schemeVerdict(scheme: KnownScheme, homes: Homes): SchemeVerdict {
  const given = [...new Set(mostly(scheme, homes).flatMap((one) => [...one.verdicts.keys()]))].sort();
  return {
    expected: scheme.verdict,
    right: scheme.verdict === null ? null : given.includes(scheme.verdict),
    given,
  };
}

/** Whose cluster it is, by most of those with a role. */
function ownerOf(
  truth: Truth,
  cluster: ReportedCluster,
  verdict: string,
  expecting: ReadonlySet<Index>,
): 'right' | 'other_scheme' | 'honest' {
  const cast = castOf(truth, cluster, verdict);
  const most = (some: readonly Index[]): boolean => some.length * 2 > cast.length;
  if (most(cast.filter((index) => expecting.has(index)))) return 'right';
  return most(cast.filter((index) => truth.standing(index) !== 'honest')) ? 'other_scheme' : 'honest';
}

function rolesOf(
  schemes: readonly KnownScheme[],
  clusters: readonly ReportedCluster[],
): Pick<Verdicts, 'roles' | 'role_pairs'> {
  const pairs = new Map<string, { expected: string; given: string; n: number }>();
  let right = 0;
  let all = 0;
  for (const scheme of schemes) {
    const own = clusters.flatMap((one) => one.verdicts.get(scheme.verdict ?? '') ?? []);
    for (const member of scheme.counted) {
      const given = own.flatMap((roles) => roles.get(member.index) ?? []);
      const [first] = given;
      if (first === undefined) continue;
      all++;
      const shown = given.includes(member.role) ? member.role : first;
      if (shown === member.role) right++;
      const pair = pairs.get(`${member.role} ${shown}`) ?? { expected: member.role, given: shown, n: 0 };
      pairs.set(`${member.role} ${shown}`, pair);
      pair.n++;
    }
  }
  const sorted = [...pairs.values()].sort(
    (a, b) => b.n - a.n || (`${a.expected} ${a.given}` < `${b.expected} ${b.given}` ? -1 : 1),
  );
  return { roles: shareOf(right, all), role_pairs: sorted };
}

/** Verdicts against what was planted, from both sides, and the roles of people. */
export function measureVerdicts(truth: Truth, clusters: readonly ReportedCluster[]): Verdicts {
  const judged = clusters.filter((one) => one.verdicts.size > 0);
  const expecting = truth.schemes.filter((one) => one.verdict !== null);
  const closed = expecting.filter((one) => !one.open);
  const homes = homesOf(judged);
  const rightly = new Set(closed.filter((one) => schemeVerdict(one, homes).right === true).map((one) => one.id));
  const ids = [
    ...new Set([...closed.flatMap((one) => one.verdict ?? []), ...judged.flatMap((one) => [...one.verdicts.keys()])]),
  ].sort();
  return {
    schemes: shareOf(rightly.size, closed.length),
    by_verdict: ids.map((verdict) => {
      const own = closed.filter((one) => one.verdict === verdict);
      const members = new Set(
        expecting.filter((one) => one.verdict === verdict).flatMap((one) => one.members.map((member) => member.index)),
      );
      const owners = judged
        .filter((one) => one.verdicts.has(verdict))
        .map((one) => ownerOf(truth, one, verdict, members));
      return {
        verdict,
        schemes: shareOf(own.filter((one) => rightly.has(one.id)).length, own.length),
        clusters: owners.length,
        right: owners.filter((one) => one === 'right').length,
        other_scheme: owners.filter((one) => one === 'other_scheme').length,
        honest: owners.filter((one) => one === 'honest').length,
      };
    }),
    ...rolesOf(closed, judged),
  };
}
