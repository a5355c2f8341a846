import type { Family, SHOWS, Strength } from '../../model/detection.ts';
import type { Tier } from '../../model/report.ts';
import type { Standing } from '../../model/score.ts';

/** Score v2. Frozen once released: a change is a new folder v3. Numbers are judgement, not fitted to labelled cases. */

/** log2 of 1 in 2,048: the prior odds that a worker's seat is not held by the person hired. */
export const PRIOR_BITS = -11;
export const FAMILY_CAP_BITS = 8;
/** One cap for all network-privacy evidence: a VPN never confirms a VPN. */
export const NETWORK_PRIVACY_CAP_BITS = 5;
/** Days in which evidence that ages loses half of its bits. */
export const HALF_LIFE_DAYS = 180;
/** What two people in one home or office share has one cause: it counts as one small sign. */
const SHARED_CAUSE: keyof typeof SHOWS = 'home';

/** Moderate signs of independent causes that weigh as much as two strong ones. */
const SMALL_SIGNS_REVIEW = 4;
const SMALL_SIGNS_WATCH = 3;

/** Bits from which evidence is of a grade. Conclusive is 8 bits or what two people of a small company can at most show: log2(256 / 2). Ours. */
const GRADE_BITS = { conclusive: 7, strong: 5, moderate: 2.5 } as const;
const DAY_MS = 86_400_000;

export interface Evidence {
  readonly findingId: string;
  readonly detection: string;
  readonly family: Family;
  /** The words for what it shows, as in the model. */
  readonly shows: readonly string[];
  /** No evidence against lowers it. */
  readonly firm: boolean;
  readonly direction: 'for' | 'against';
  /** Families that an offset lowers; empty for other evidence. */
  readonly families: readonly Family[];
  readonly strength: Strength;
  readonly bits: number;
  /** What the detection states; more than `bits` where many people here show the same. */
  readonly statedBits: number;
  /** Why `bits` are less than that; empty if they are not. */
  readonly whyCapped: string;
  readonly networkPrivacy: boolean;
  readonly location: boolean;
  readonly ages: boolean;
  readonly lastAt: string | null;
  readonly identifier: string | null;
  readonly events: readonly string[];
  readonly clearedBy: string | null;
}

export interface Counted {
  readonly bits: number;
  /** Why the bits differ from the weight; empty if they do not. */
  readonly note: string;
}

export interface FamilySum {
  readonly family: Family;
  readonly rawFor: number;
  readonly countedFor: number;
  readonly countedAgainst: number;
}

export interface Scored {
  readonly tier: Tier;
  readonly priorBits: number;
  readonly bitsFor: number;
  readonly bitsAgainst: number;
  readonly scoreBits: number;
  readonly families: readonly FamilySum[];
  readonly counted: ReadonlyMap<string, Counted>;
}

interface Row {
  readonly evidence: Evidence;
  bits: number;
  note: string;
}

function grade(bits: number): Strength | undefined {
  if (bits >= GRADE_BITS.conclusive) return 'conclusive';
  if (bits >= GRADE_BITS.strong) return 'strong';
  if (bits >= GRADE_BITS.moderate) return 'moderate';
  return bits > 0 ? 'weak' : undefined;
}

function also(before: string, note: string): string {
  return before === '' ? note : `${before}; ${note}`;
}

function aged(evidence: Evidence, now: string): Row {
  const days =
    evidence.ages && evidence.lastAt !== null
      ? Math.floor((Date.parse(now) - Date.parse(evidence.lastAt)) / DAY_MS)
      : 0;
  const halvings = Math.floor(days / HALF_LIFE_DAYS);
  if (halvings <= 0) return { evidence, bits: evidence.bits, note: evidence.whyCapped };
  return {
    evidence,
    bits: evidence.bits / 2 ** halvings,
    note: also(evidence.whyCapped, `halved for every ${HALF_LIFE_DAYS} days since it was last seen`),
  };
}

/** Rows that rest on the same identifier, or only on events already counted, count once: the heaviest. Returns each such row's rivals. */
function countOnce(rows: readonly Row[]): Map<Row, readonly Row[]> {
  const identifiers = new Map<string, Row>();
  const events = new Map<string, Row>();
  const rivals = new Map<Row, readonly Row[]>();
  for (const row of rows) {
    const { identifier, events: own, detection } = row.evidence;
    const same = identifier === null ? undefined : identifiers.get(identifier);
    const counted = own.flatMap((event) => events.get(event) ?? []);
    if (same !== undefined && same.evidence.detection !== detection) {
      rivals.set(row, [same]);
      row.note = `rests on the same thing as ${same.evidence.detection}, which counts already`;
    } else if (own.length > 0 && counted.length === own.length) {
      rivals.set(row, counted);
      row.note = 'rests on events that count already';
    } else {
      if (identifier !== null) identifiers.set(identifier, row);
      for (const event of own) if (!events.has(event)) events.set(event, row);
    }
  }
  return rivals;
}

/** What the caps leave: bits for each family, and bits for all network-privacy evidence together. */
function roomFor(): (row: Row, bits: number) => number {
  const families = new Map<Family, number>();
  let privacy = NETWORK_PRIVACY_CAP_BITS;
  return ({ evidence: { family, networkPrivacy } }, bits) => {
    const room = families.get(family) ?? FAMILY_CAP_BITS;
    const counted = Math.min(bits, room, networkPrivacy ? privacy : room);
    families.set(family, room - counted);
    if (networkPrivacy) privacy -= counted;
    return counted;
  };
}

/**
 * Counts every row as far as the caps leave room: plain evidence first, heaviest first, then network privacy, and last what a cap took
 * from a heavier finding on the same thing.
 */
function countCapped(rows: readonly Row[], rivals: ReadonlyMap<Row, readonly Row[]>): void {
  const take = roomFor();
  const own = new Map(rows.map((row) => [row, row.bits]));
  for (const row of rivals.keys()) row.bits = 0;
  const alone = rows.filter((row) => !rivals.has(row));
  for (const row of [
    ...alone.filter((one) => !one.evidence.networkPrivacy),
    ...alone.filter((one) => one.evidence.networkPrivacy),
  ]) {
    const bits = row.bits;
    row.bits = take(row, bits);
    if (row.bits < bits) {
      row.note = also(
        row.note,
        row.evidence.networkPrivacy
          ? `all network-privacy evidence together counts for at most ${NETWORK_PRIVACY_CAP_BITS} bits, a family for at most ${FAMILY_CAP_BITS}`
          : `a family counts for at most ${FAMILY_CAP_BITS} bits`,
      );
    }
  }
  for (const [row, others] of rivals) {
    const lost = (own.get(row) ?? 0) - Math.max(...others.map((other) => other.bits));
    if (lost > 0) row.bits = take(row, lost);
    if (row.bits > 0) row.note = 'counts the bits that a cap took from a finding on the same thing';
  }
}

/** The heaviest first; of equals plain evidence before that of location and network privacy, then by name: an id says nothing of weight. */
function byWeight(a: Row, b: Row): number {
  const plain = ({ evidence: { networkPrivacy, location, family } }: Row): number =>
    (networkPrivacy ? 2 : 0) + (location || family === 'network' ? 1 : 0);
  const named = ({ evidence: { detection, findingId } }: Row): string => `${detection} ${findingId}`;
  return b.bits - a.bits || plain(a) - plain(b) || (named(a) < named(b) ? -1 : 1);
}

interface Group {
  readonly grade: Strength | undefined;
  /** Three rows or more, with enough bits left. */
  readonly several: boolean;
}

/** What is one sign, however many findings tell of it: a family, all network privacy, and everything that two people share who live together. */
function groupOf({ networkPrivacy, shows, family }: Evidence): string {
  if (networkPrivacy) return 'network-privacy';
  return shows.includes(SHARED_CAUSE) ? 'shared' : family;
}

/** What each group shows after offsets, which leave so many bits of a family. */
function groupsOf(rows: readonly Row[], left: ReadonlyMap<string, number>): readonly Group[] {
  const tops = new Map<string, { bits: number; rows: number; remaining: number }>();
  for (const { bits, evidence } of rows.filter((one) => one.bits > 0)) {
    const group = groupOf(evidence);
    const remaining = left.get(evidence.networkPrivacy ? group : evidence.family) ?? 0;
    const seen = tops.get(group) ?? { bits: 0, rows: 0, remaining: 0 };
    tops.set(group, {
      bits: Math.max(seen.bits, Math.min(bits, remaining)),
      rows: seen.rows + 1,
      remaining: Math.max(seen.remaining, remaining),
    });
  }
  return [...tops.values()].map((top) => ({
    grade: grade(top.bits),
    several: top.rows >= 3 && top.remaining >= 3,
  }));
}

function count(groups: readonly Group[], ...grades: readonly Strength[]): number {
  return groups.filter((one) => one.grade !== undefined && grades.includes(one.grade)).length;
}

/** Causes with at least a moderate sign left: each family is one; so is everything that two people share, all network privacy, and all location. */
function smallSigns(rows: readonly Row[], left: ReadonlyMap<string, number>): { all: number; plain: number } {
  const causes = new Set<string>();
  for (const { bits, evidence } of rows) {
    const family = evidence.networkPrivacy ? 'network-privacy' : evidence.family;
    if (Math.min(bits, left.get(family) ?? 0) < GRADE_BITS.moderate) continue;
    causes.add(evidence.location && !evidence.networkPrivacy ? 'location' : groupOf(evidence));
  }
  const all = causes.size;
  return { all, plain: all - (causes.has('network-privacy') ? 1 : 0) - (causes.has('location') ? 1 : 0) };
}

/**
 * Nobody is a case by association: a verdict makes a case of those who have a conclusive sign of their own and a moderate one of another
 * family that is neither a place nor a VPN, or strong ones of two families, or a strong one while they share two things of different causes
 * with somebody who has one, too. What the verdict rests on is not counted again: one account of three workers is one sign.
 */
function withVerdict(
  byEvidence: Tier,
  groups: readonly Group[],
  plain: readonly Group[],
  small: number,
  standing: Standing,
): Tier {
  if (standing === 'none') return byEvidence;
  const strong = count(groups, 'conclusive', 'strong');
  const borneOut = count(plain, 'conclusive') > 0 && count(plain, 'conclusive', 'strong', 'moderate') > 1;
  if (borneOut || strong > 1 || (strong > 0 && standing === 'joined')) return 'case';
  const least = strong > 0 || standing === 'joined' || small > 1 ? 'review' : 'watch';
  return ORDER.indexOf(byEvidence) > ORDER.indexOf(least) ? byEvidence : least;
}

/** The rules of the tiers, as ARCHITECTURE.md lists them. */
function tierOf(groups: readonly Group[]): Tier {
  const conclusive = count(groups, 'conclusive');
  const strong = count(groups, 'conclusive', 'strong');
  if (conclusive > 0 && strong > 1) return 'case';
  if (conclusive > 0 || strong > 1 || (strong > 0 && count(groups, 'moderate') > 1)) return 'review';
  return strong > 0 || groups.some((one) => one.several) ? 'watch' : 'clear';
}

const ORDER: readonly Tier[] = ['clear', 'watch', 'review', 'case'];

/**
 * The sum for one subject. `now` is the time of the newest data (UTC ISO), so the score of old data does not change over time.
 */
export function scoreV2(evidence: readonly Evidence[], now: string, standing: Standing): Scored {
  const valid = evidence.filter((one) => one.clearedBy === null);
  const rows = valid
    .filter((one) => one.direction === 'for')
    .map((one) => aged(one, now))
    .sort(byWeight);
  countCapped(rows, countOnce(rows));
  const offsets = valid
    .filter((one) => one.direction === 'against')
    .sort((a, b) => b.bits - a.bits || (a.findingId < b.findingId ? -1 : 1));
  const families = [...new Set(rows.map((row) => row.evidence.family))].sort();
  const sums: FamilySum[] = [];
  const left = new Map<string, number>();
  const against = new Map<string, Counted>();
  for (const family of families) {
    const own = rows.filter((row) => row.evidence.family === family);
    const rawFor = own.reduce((sum, row) => sum + row.evidence.statedBits, 0);
    const countedFor = own.reduce((sum, row) => sum + row.bits, 0);
    const firm = own.filter((row) => row.evidence.firm).reduce((sum, row) => sum + row.bits, 0);
    let room = Math.min(FAMILY_CAP_BITS, countedFor - firm);
    let countedAgainst = 0;
    for (const one of offsets.filter((other) => other.families.includes(family))) {
      const bits = Math.min(one.bits, room);
      room -= bits;
      countedAgainst += bits;
      const before = against.get(one.findingId)?.bits ?? 0;
      against.set(one.findingId, {
        bits: before + bits,
        note: before + bits < one.bits ? 'no evidence left for it to lower' : '',
      });
    }
    sums.push({ family, rawFor, countedFor, countedAgainst });
    const privacyBits = own.filter((row) => row.evidence.networkPrivacy).reduce((sum, row) => sum + row.bits, 0);
    const net = countedFor - countedAgainst;
    left.set(family, Math.min(net, Math.max(0, countedFor - privacyBits)));
    left.set('network-privacy', (left.get('network-privacy') ?? 0) + Math.max(0, Math.min(privacyBits, net)));
  }
  const plain = groupsOf(
    rows.filter((row) => !row.evidence.networkPrivacy && !row.evidence.location),
    left,
  );
  const groups = groupsOf(rows, left);
  const whole = tierOf(groups);
  const placeAlone = tierOf(plain) === 'clear' && count(plain, 'moderate') < 2;
  const byGroups = placeAlone && ORDER.indexOf(whole) > 1 ? 'watch' : whole;
  const small = smallSigns(rows, left);
  const bySmall = small.plain < SMALL_SIGNS_WATCH ? 'clear' : small.all >= SMALL_SIGNS_REVIEW ? 'review' : 'watch';
  const byEvidence = ORDER.indexOf(bySmall) > ORDER.indexOf(byGroups) ? bySmall : byGroups;
  const bitsFor = sums.reduce((sum, one) => sum + one.countedFor, 0);
  const bitsAgainst = sums.reduce((sum, one) => sum + one.countedAgainst, 0);
  const counted = new Map<string, Counted>();
  for (const one of evidence) {
    counted.set(
      one.findingId,
      one.clearedBy !== null
        ? { bits: 0, note: `struck out by ${one.clearedBy}` }
        : (against.get(one.findingId) ?? {
            bits: 0,
            note: one.direction === 'against' && one.bits > 0 ? 'no evidence for it to lower' : '',
          }),
    );
  }
  for (const row of rows) counted.set(row.evidence.findingId, { bits: row.bits, note: row.note });
  return {
    tier: withVerdict(byEvidence, groups, plain, small.plain, standing),
    priorBits: PRIOR_BITS,
    bitsFor,
    bitsAgainst,
    scoreBits: PRIOR_BITS + bitsFor - bitsAgainst,
    families: sums,
    counted,
  };
}
