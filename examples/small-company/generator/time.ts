const FORMATS = new Map<string, Intl.DateTimeFormat>();
const OFFSETS = new Map<string, number>();

export const FIRST_DAY = '2026-01-01';
export const LAST_DAY = '2026-03-31';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function ms(text: string): number {
  return Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text);
}

export function iso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

export function addDays(day: string, count: number): string {
  return new Date(ms(day) + count * DAY).toISOString().slice(0, 10);
}

export function days(from = FIRST_DAY, to = LAST_DAY): string[] {
  const list: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) list.push(day);
  return list;
}

/** 0 Sunday ... 6 Saturday. */
export function weekday(day: string): number {
  return new Date(ms(day)).getUTCDay();
}

/** Minutes east of UTC of a zone at an instant. */
export function offsetMinutes(zone: string, at: number): number {
  const slot = `${zone}|${Math.floor(at / HOUR)}`;
  const known = OFFSETS.get(slot);
  if (known !== undefined) return known;
  let format = FORMATS.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    FORMATS.set(zone, format);
  }
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
  const shown = Date.UTC(
    Number(parts.get('year')),
    Number(parts.get('month')) - 1,
    Number(parts.get('day')),
    Number(parts.get('hour')),
    Number(parts.get('minute')),
  );
  const offset = Math.round((shown - Math.floor(at / MINUTE) * MINUTE) / MINUTE);
  OFFSETS.set(slot, offset);
  return offset;
}

/** The instant at which a clock in the zone shows so many minutes after midnight of the day. */
export function local(day: string, minutes: number, zone: string): number {
  const naive = ms(day) + minutes * MINUTE;
  const first = naive - offsetMinutes(zone, naive) * MINUTE;
  return naive - offsetMinutes(zone, first) * MINUTE;
}

/** `Mon Jan  5 08:10:11 2026 UTC`, as osquery writes it. */
export function calendarTime(at: number): string {
  const [week = '', day = '', month = '', year = '', time = ''] = new Date(at)
    .toUTCString()
    .replace(',', '')
    .split(' ');
  return `${week} ${month} ${day.replace(/^0/, ' ')} ${time} ${year} UTC`;
}

/** Seven digits of fraction with zeros cut, as .NET services write it. */
export function ticks(at: number, fraction: number): string {
  const base = new Date(at).toISOString();
  const digits = `${base.slice(20, 23)}${String(fraction % 10_000).padStart(4, '0')}`.replace(/0+$/, '');
  return digits === '' ? `${base.slice(0, 19)}Z` : `${base.slice(0, 19)}.${digits}Z`;
}

const ABBREVIATIONS: Readonly<Record<string, readonly [winter: string, summer: string]>> = {
  'America/Chicago': ['CST', 'CDT'],
  'America/New_York': ['EST', 'EDT'],
  'America/Boise': ['MST', 'MDT'],
  'America/Edmonton': ['MST', 'MDT'],
  'America/Los_Angeles': ['PST', 'PDT'],
  'America/Phoenix': ['MST', 'MST'],
  'America/Halifax': ['AST', 'ADT'],
  'America/Merida': ['CST', 'CST'],
  'America/Sao_Paulo': ['-03', '-03'],
  'America/Montevideo': ['-03', '-03'],
  'Europe/London': ['GMT', 'BST'],
  'Europe/Dublin': ['GMT', 'IST'],
  'Europe/Lisbon': ['WET', 'WEST'],
  'Asia/Kolkata': ['IST', 'IST'],
  'Asia/Bangkok': ['+07', '+07'],
  'Asia/Tokyo': ['JST', 'JST'],
  'Africa/Johannesburg': ['SAST', 'SAST'],
};

/** The zone as the C library of the system abbreviates it (macOS) or spells it out (Windows). */
export function zoneName(zone: string, windowsZone: string, at: number, windows: boolean): string {
  const january = Date.UTC(2026, 0, 2);
  const summer = offsetMinutes(zone, at) !== offsetMinutes(zone, january);
  if (windows) return summer ? windowsZone.replace('Standard', 'Daylight') : windowsZone;
  return (ABBREVIATIONS[zone] ?? ['CET', 'CEST'])[summer ? 1 : 0] ?? '';
}
