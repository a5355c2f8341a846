import { after, putRoster, rosterOf, type World } from '../world.ts';
import { dayOf, grouped, isFraud, known } from './fact.ts';

/** What people ask for in their first weeks: share of newcomers, and of personas, who more often ask for what keeps them out of sight (FBI PSA250723-4; shares are our assumption). */
const REQUESTS = [
  ['own_device', 0.012, 0.05, 'would rather work on a machine of their own'],
  ['virtual_desktop', 0.012, 0.04, 'asks for a virtual desktop'],
  ['ship_elsewhere', 0.008, 0.05, 'asks for delivery to another address'],
  ['no_camera', 0.01, 0.03, 'asks to leave the camera off'],
  ['payout_rail', 0.004, 0.03, 'asks to be paid through Wise'],
  ['prepayment', 0.002, 0.01, 'asks for an advance'],
] as const;
/** Days after the start when it is requested, and days before the data from which requests are kept. */
const WITHIN = 60;
const KEPT_DAYS = 180;
/** Share of people whose calendar was exported, and meetings in it (our assumption). */
const CALENDARS = 0.06;
const ENTRIES = [2, 6] as const;
const OUTSIDE = 0.25;

export function putRequests(world: World): void {
  const told = known(world, 'requests', 'worker_id');
  for (const row of rosterOf(world, 'workers')) {
    const id = row.worker_id ?? null;
    const start = dayOf(world, row.start_date) ?? 0;
    if (start < -KEPT_DAYS || told.has(id)) continue;
    const draw = world.draw(`requests of ${id}`);
    for (const [kind, honest, persona, detail] of REQUESTS) {
      const asked = draw.chance(isFraud(world, 'worker', id) ? persona : honest);
      const day = start + draw.int(-6, WITHIN) + 0.4 + draw.next() * 0.2;
      if (asked && day < world.setting.days) putRoster(world, 'requests', { worker_id: id, at: after(world, day), kind, detail }); // prettier-ignore
    }
  }
}

/** A few calendars: meetings, a holiday, and travel that is on file. */
export function putCalendars(world: World): void {
  const { days } = world.setting;
  const domains = rosterOf(world, 'domains').map((row) => row.domain ?? null);
  const journeys = grouped(rosterOf(world, 'travel'), 'worker_id');
  for (const row of rosterOf(world, 'workers')) {
    const id = row.worker_id ?? null;
    const draw = world.draw(`calendar of ${id}`);
    if (!draw.chance(CALENDARS)) continue;
    const start = Math.max(0, Math.ceil(dayOf(world, row.start_date) ?? 0));
    const end = Math.min(days, Math.floor(dayOf(world, row.end_date) ?? days));
    const put = (from: number, to: number, kind: string, organiser: string | null): void => {
      putRoster(world, 'calendar', { worker_id: id, from: after(world, from), to: after(world, to), kind, organiser_domain: organiser }); // prettier-ignore
    };
    if (end <= start) continue;
    for (let n = draw.int(...ENTRIES); n > 0; n--) {
      const at = draw.int(start, end - 1) + draw.int(18, 40) / 48;
      put(at, at + draw.pick([1, 1, 2, 3]) / 48, 'meeting', draw.chance(OUTSIDE) && domains.length > 0 ? draw.pick(domains) : 'example.com'); // prettier-ignore
    }
    const leave = draw.int(start, end);
    if (draw.chance(0.3)) put(leave, leave + draw.int(1, 9), 'leave', 'example.com');
    for (const one of journeys.get(id) ?? [])
      put(dayOf(world, one.from_date) ?? 0, (dayOf(world, one.to_date) ?? 0) + 1, 'travel', 'example.com');
  }
}
