import type { Random } from '../random.ts';
import { after, planOf, put, rosterOf, type PlanRow, type World } from '../world.ts';
import { laptopsOf } from './laptop.ts';

/** Share of people who change their phone in a year (our assumption: every three years). */
const NEW_PHONE_A_YEAR = 0.33;
const DAY = 86_400_000;

type Change = PlanRow<'sim_change'>;

function change(world: World, row: PlanRow<'sim_worker'>, at: number, more: Change): void {
  put(world, 'sim_change', {
    w: row.w ?? null,
    happened_at: new Date(at).toISOString(),
    factor_kind: row.factor_kind ?? null,
    factor_name: row.factor_name ?? null,
    email: null,
    ...more,
    phone: row.factor_kind === 'sms' ? (more.phone ?? null) : null,
  });
}

function newPhone(world: World, row: PlanRow<'sim_worker'>, draw: Random, more: Change): void {
  const from = Math.max(Date.parse(String(row.active_from)) + 20 * DAY, Date.parse(world.startAt));
  const to = Math.min(Date.parse(String(row.active_to)), Date.parse(world.endAt));
  if (to - from < 2 * DAY || !draw.chance((NEW_PHONE_A_YEAR * world.setting.days) / 365)) return;
  const at = from + draw.next() * (to - from - DAY);
  change(world, row, at, { ...more, change: 'factor_enrolled' });
  const later = at + draw.int(2, 90) * 60_000;
  change(world, row, later, { ...more, change: 'factor_removed', factor_key: `opf${draw.token(17)}` });
}

/** New hires enrol a phone on the first day; some get another one later. Runs last: the plan says whose phone it is. */
export function putEnrolments(world: World): void {
  const places = new Map(laptopsOf(world).map((one) => [one.owner.w, one.stays[0]?.net ?? null]));
  const phones = new Map(rosterOf(world, 'workers').map((one) => [one.worker_id, one.phone ?? null]));
  for (const row of planOf(world, 'sim_worker')) {
    const draw = world.draw(`enrolment ${row.w}`);
    const net = places.get(Number(row.w)) ?? row.home_net ?? null;
    const phone = phones.get(row.worker_id ?? '') ?? null;
    const own = { factor_key: row.factor_key ?? null, phone, net };
    const first = Date.parse(String(row.active_from)) + draw.int(5, 240) * 60_000;
    if (first >= Date.parse(world.startAt) && first < Date.parse(after(world, world.setting.days)))
      change(world, row, first, { ...own, change: 'factor_enrolled' });
    newPhone(world, row, draw, own);
  }
}
