/** Round numbers between two values, about `most` of them. */
export function niceTicks(low: number, high: number, most: number): readonly number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const rough = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((unit) => unit * power).find((one) => one >= rough) ?? 10 * power;
  const ticks: number[] = [];
  for (let index = Math.ceil(low / step); index * step <= high + step * 1e-9; index += 1) ticks.push(index * step);
  return ticks;
}

/** A length in a drawing: at most two decimals, and never NaN. */
export function px(n: number): string {
  return Number.isFinite(n) ? String(Math.round(n * 100) / 100) : '0';
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface TimeTick {
  readonly at: number;
  readonly label: string;
}

function monthTicks(from: number, until: number, step: number): TimeTick[] {
  const start = new Date(from);
  const ticks: TimeTick[] = [];
  for (let index = start.getUTCFullYear() * 12 + Math.floor(start.getUTCMonth() / step) * step; ; index += step) {
    const at = Date.UTC(Math.floor(index / 12), index % 12, 1);
    if (at > until) return ticks;
    if (at >= from) ticks.push({ at, label: new Date(at).toISOString().slice(0, step >= 12 ? 4 : 7) });
  }
}

/** Ticks of a UTC axis by hours, days, weeks, months or years, whichever gives at most `most`. */
export function timeTicks(from: number, until: number, most: number): readonly TimeTick[] {
  const span = until - from;
  for (const step of [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY]) {
    if (span / step > most) continue;
    const origin = step >= 7 * DAY ? 4 * DAY : 0; // weeks start on Monday; 1970-01-05 was one
    const ticks: TimeTick[] = [];
    for (let at = Math.ceil((from - origin) / step) * step + origin; at <= until; at += step) {
      const iso = new Date(at).toISOString();
      ticks.push({ at, label: step >= DAY ? iso.slice(0, 10) : `${iso.slice(5, 10)} ${iso.slice(11, 16)}` });
    }
    return ticks;
  }
  for (const months of [1, 3, 6, 12, 24, 60, 120]) {
    if (span / (months * 30 * DAY) <= most) return monthTicks(from, until, months);
  }
  return [];
}
