import type { ReportedSubjects } from '../read/subjects.ts';
import type { KnownScheme, Truth } from '../truth.ts';
import { reaches } from './found.ts';
import { ratio } from './share.ts';

const DAY_MS = 86_400_000;

/** A report on the same data as of a date: `investigate --until DATE`. */
export interface Replay {
  /** UTC ISO time; the report has what happened before it. */
  readonly at: string;
  readonly reported: ReportedSubjects;
}

export interface SchemeTime {
  /** The first replay after its first trace with a counted member at review; null if none. */
  readonly detected_at: string | null;
  /** Days from its first trace to that replay; the true number lies between the replay before and this one. */
  readonly days: number | null;
  /** The replay before, in days from the first trace; 0 if that is before the first trace. */
  readonly days_at_least: number | null;
}

export interface DetectionTimes {
  readonly replays: readonly string[];
  readonly schemes: number;
  readonly detected: number;
  /** Quartiles of days over the schemes that were detected. */
  readonly median_days: number | null;
  readonly lower_days: number | null;
  readonly upper_days: number | null;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

function someoneAtReview(scheme: KnownScheme, reported: ReportedSubjects): boolean {
  return scheme.counted.some((one) => reaches(reported, one.index, 'review'));
}

/** When replays first show a scheme. A replay before its first trace cannot show it, whatever it reports on its members. */
export function schemeTime(scheme: KnownScheme, replays: readonly Replay[]): SchemeTime {
  const after = replays
    .filter((one) => Date.parse(one.at) > Date.parse(scheme.first_trace_at))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const nth = after.findIndex((one) => someoneAtReview(scheme, one.reported));
  const found = after[nth];
  if (found === undefined) return { detected_at: null, days: null, days_at_least: null };
  const before = after[nth - 1];
  return {
    detected_at: found.at,
    days: daysBetween(scheme.first_trace_at, found.at),
    days_at_least: before === undefined ? 0 : daysBetween(scheme.first_trace_at, before.at),
  };
}

/** Quantile of sorted numbers, interpolated linearly (Hyndman & Fan 1996, type 7). */
export function quantile(sorted: readonly number[], q: number): number | null {
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? 0;
  return low + (high - low) * (at - Math.floor(at));
}

/** Days from first trace to detection over the schemes that are not open; null without replays. */
export function measureTimes(
  truth: Truth,
  replays: readonly Replay[],
  times: ReadonlyMap<string, SchemeTime>,
): DetectionTimes | null {
  if (replays.length === 0) return null;
  const closed = truth.schemes.filter((one) => !one.open);
  const days = closed.flatMap((one) => times.get(one.id)?.days ?? []).sort((a, b) => a - b);
  return {
    replays: replays.map((one) => one.at).sort(),
    schemes: closed.length,
    detected: days.length,
    median_days: quantile(days, 0.5),
    lower_days: quantile(days, 0.25),
    upper_days: quantile(days, 0.75),
  };
}

/** Share of schemes detected by number of days, for a plot: a step at each. */
export function detectedBy(
  days: readonly number[],
  of: number,
): readonly { readonly days: number; readonly share: number }[] {
  return days.toSorted((a, b) => a - b).map((one, nth) => ({ days: one, share: ratio(nth + 1, of) ?? 0 }));
}
