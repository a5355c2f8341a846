const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    });
  } catch {
    format = null; // not a zone that this runtime knows: the caller falls back to UTC
  }
  formats.set(zone, format);
  return format;
}

/** Milliseconds of an ISO time; a time without offset is UTC. `null` if it is not one. */
export function instant(at: string | null): number | null {
  if (at === null || !/^\d{4}-\d{2}-\d{2}/.test(at)) return null;
  const whole = at.replace(' ', 'T');
  const zoned = /T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(whole) || !whole.includes('T') ? whole : `${whole}Z`;
  const ms = Date.parse(zoned);
  return Number.isNaN(ms) ? null : ms;
}

function utcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function utcMinute(ms: number): string {
  return new Date(ms).toISOString().slice(11, 16);
}

/** `2026-03-04 17:20 EST (22:20 UTC)` if the zone is known, else `2026-03-04 22:20 UTC`. */
export function moment(at: string | null, zone: string | null = null): string {
  const ms = instant(at);
  if (ms === null) return at ?? 'no time';
  const utc = `${utcDay(ms)} ${utcMinute(ms)} UTC`;
  const format = zone === null ? null : formatOf(zone);
  if (format === null) return utc;
  const parts = new Map(format.formatToParts(ms).map((part) => [part.type, part.value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  const name = part('timeZoneName');
  if (name === 'UTC') return utc;
  const utcPart = date === utcDay(ms) ? utcMinute(ms) : `${utcDay(ms)} ${utcMinute(ms)}`;
  return `${date} ${part('hour')}:${part('minute')} ${name} (${utcPart} UTC)`;
}

/** The day alone, in the zone if it is known. */
export function day(at: string | null, zone: string | null = null): string {
  return moment(at, zone).slice(0, 10);
}

/** `2026-01-02 to 2026-03-31`, or one day. */
export function daySpan(from: string | null, until: string | null, zone: string | null = null): string {
  if (from === null && until === null) return 'no date';
  const first = day(from ?? until, zone);
  const last = day(until ?? from, zone);
  return first === last ? first : `${first} to ${last}`;
}

/** Whole days between two times, both ends included. */
export function daysBetween(from: string | null, until: string | null): number | null {
  const first = instant(from);
  const last = instant(until);
  return first === null || last === null ? null : Math.floor(last / 86_400_000) - Math.floor(first / 86_400_000) + 1;
}

/** Minutes by which the zone is ahead of UTC at a time. */
export function offsetMinutes(zone: string, at: string): number | null {
  const ms = instant(at);
  const format = formatOf(zone);
  if (ms === null || format === null) return null;
  const parts = new Map(format.formatToParts(ms).map((part) => [part.type, Number(part.value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return Math.round((local - Math.floor(ms / 60_000) * 60_000) / 60_000);
}
