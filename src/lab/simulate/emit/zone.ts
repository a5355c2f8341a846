import { planOf, type World } from '../world.ts';

/** Zones with the name that Windows gives them and the abbreviations of standard and summer time (IANA 2025b). */
const ZONES: Readonly<Record<string, readonly [windows: string, standard: string, summer: string]>> = {
  'America/New_York': ['Eastern Standard Time', 'EST', 'EDT'],
  'America/Chicago': ['Central Standard Time', 'CST', 'CDT'],
  'America/Denver': ['Mountain Standard Time', 'MST', 'MDT'],
  'America/Boise': ['Mountain Standard Time', 'MST', 'MDT'],
  'America/Edmonton': ['Mountain Standard Time', 'MST', 'MDT'],
  'America/Phoenix': ['US Mountain Standard Time', 'MST', 'MST'],
  'America/Los_Angeles': ['Pacific Standard Time', 'PST', 'PDT'],
  'America/Halifax': ['Atlantic Standard Time', 'AST', 'ADT'],
  'America/Toronto': ['Eastern Standard Time', 'EST', 'EDT'],
  'America/Vancouver': ['Pacific Standard Time', 'PST', 'PDT'],
  'America/Merida': ['Central Standard Time (Mexico)', 'CST', 'CST'],
  'America/Mexico_City': ['Central Standard Time (Mexico)', 'CST', 'CST'],
  'America/Bogota': ['SA Pacific Standard Time', '-05', '-05'],
  'America/Sao_Paulo': ['E. South America Standard Time', '-03', '-03'],
  'America/Montevideo': ['Montevideo Standard Time', '-03', '-03'],
  'Europe/London': ['GMT Standard Time', 'GMT', 'BST'],
  'Europe/Dublin': ['GMT Standard Time', 'GMT', 'IST'],
  'Europe/Lisbon': ['GMT Standard Time', 'WET', 'WEST'],
  'Europe/Berlin': ['W. Europe Standard Time', 'CET', 'CEST'],
  'Europe/Amsterdam': ['W. Europe Standard Time', 'CET', 'CEST'],
  'Europe/Madrid': ['Romance Standard Time', 'CET', 'CEST'],
  'Europe/Paris': ['Romance Standard Time', 'CET', 'CEST'],
  'Europe/Warsaw': ['Central European Standard Time', 'CET', 'CEST'],
  'Europe/Zagreb': ['Central European Standard Time', 'CET', 'CEST'],
  'Europe/Kyiv': ['FLE Standard Time', 'EET', 'EEST'],
  'Europe/Istanbul': ['Turkey Standard Time', '+03', '+03'],
  'Africa/Johannesburg': ['South Africa Standard Time', 'SAST', 'SAST'],
  'Africa/Lagos': ['W. Central Africa Standard Time', 'WAT', 'WAT'],
  'Africa/Nairobi': ['E. Africa Standard Time', 'EAT', 'EAT'],
  'Asia/Kolkata': ['India Standard Time', 'IST', 'IST'],
  'Asia/Karachi': ['Pakistan Standard Time', 'PKT', 'PKT'],
  'Asia/Dubai': ['Arabian Standard Time', '+04', '+04'],
  'Asia/Tbilisi': ['Georgian Standard Time', '+04', '+04'],
  'Asia/Bangkok': ['SE Asia Standard Time', '+07', '+07'],
  'Asia/Manila': ['Singapore Standard Time', 'PST', 'PST'],
  'Asia/Singapore': ['Singapore Standard Time', '+08', '+08'],
  'Asia/Shanghai': ['China Standard Time', 'CST', 'CST'],
  'Asia/Seoul': ['Korea Standard Time', 'KST', 'KST'],
  'Asia/Tokyo': ['Tokyo Standard Time', 'JST', 'JST'],
  'Asia/Vladivostok': ['Vladivostok Standard Time', '+10', '+10'],
  'Australia/Sydney': ['AUS Eastern Standard Time', 'AEST', 'AEDT'],
  UTC: ['UTC', 'UTC', 'UTC'],
};

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Minutes east of UTC at a time. */
function offsets(zone: string): (at: number) => number {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => Math.round((Date.parse(`${local.format(at).replace(' ', 'T')}Z`) - at) / 60_000);
}

/** A name that is an offset, as zones without abbreviation have it. */
function numeric(offset: number): string {
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = Math.abs(offset) % 60 === 0 ? '' : String(Math.abs(offset) % 60).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}${minutes}`;
}

/** Times in which a zone keeps one offset, within the data and a month around it. */
function spansOf(world: World, offset: (at: number) => number): { from: number; to: number; offset: number }[] {
  const end = Date.parse(world.endAt) + 30 * DAY;
  const spans: { from: number; to: number; offset: number }[] = [];
  for (let at = Date.parse(world.startAt) - 30 * DAY; at < end; at += DAY) {
    const last = spans.at(-1);
    if (last?.offset === offset(at)) continue;
    const hours = Array.from({ length: 24 }, (_, index) => at - (23 - index) * HOUR);
    const from = last === undefined ? at : (hours.find((hour) => offset(hour) === offset(at)) ?? at);
    if (last !== undefined) last.to = from;
    spans.push({ from, to: end, offset: offset(at) });
  }
  return spans;
}

function rowsOf(world: World, zone: string): string[] {
  const offset = offsets(zone);
  const year = world.startAt.slice(0, 4);
  const standard = Math.min(
    offset(Date.parse(`${year}-01-15T12:00:00Z`)),
    offset(Date.parse(`${year}-07-15T12:00:00Z`)),
  );
  const known = ZONES[zone];
  const key = known?.[0] ?? `UTC${numeric(standard)}`;
  const time = (millis: number): string =>
    `TIMESTAMP '${new Date(millis).toISOString().slice(0, 19).replace('T', ' ')}'`;
  return spansOf(world, offset).map((span) => {
    const short = known?.[span.offset === standard ? 1 : 2] ?? numeric(span.offset);
    const long = span.offset === standard ? key : key.replace(' Standard ', ' Daylight ');
    return `('${zone}', ${time(span.from)}, ${time(span.to)}, ${span.offset}, '${short}', '${long}', '${key}')`;
  });
}

const CLOCKS = new WeakMap<World, string>();

/**
 * SQL of the clocks of the plan's zones: `zone`, `from_at`, `to_at`, `offset_min` (east of UTC), `short` (abbreviation), `long` (as Windows names it
 * now), `key_name` (as its registry does).
 */
export function clockSql(world: World): string {
  const zones = [...new Set(planOf(world, 'sim_device').map((row) => String(row.clock_zone)))].sort();
  const rows = CLOCKS.get(world) ?? zones.flatMap((zone) => rowsOf(world, zone)).join(', ');
  CLOCKS.set(world, rows);
  return `(SELECT * FROM (VALUES ${rows}) AS t(zone, from_at, to_at, offset_min, short, long, key_name))`;
}
