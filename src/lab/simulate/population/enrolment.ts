import type { Random } from '../random.ts';
import { after, put, type Cell, type PlanRow, type World } from '../world.ts';
import { laptopsOf } from './laptop.ts';

/** Share of people who change their phone in a year (our assumption: every three years). */
const NEW_PHONE_A_YEAR = 0.33;
const DAY = 86_400_000;

function change(world: World, row: PlanRow, what: string, at: number, key: Cell, phone: Cell, net: Cell): void {
  put(world, 'sim_change', {
    w: row['w'] ?? null,
    happened_at: new Date(at).toISOString(),
    change: what,
    factor_kind: row['factor_kind'] ?? null,
    factor_key: key,
    factor_name: row['factor_name'] ?? null,
    phone: row['factor_kind'] === 'sms' ? phone : null,
    email: null,
    net,
  });
}

function newPhone(world: World, row: PlanRow, draw: Random, phone: Cell, net: Cell): void {
  const from = Math.max(Date.parse(String(row['active_from'])) + 20 * DAY, Date.parse(world.startAt));
  const to = Math.min(Date.parse(String(row['active_to'])), Date.parse(world.endAt));
  if (to - from < 2 * DAY || !draw.chance((NEW_PHONE_A_YEAR * world.setting.days) / 365)) return;
  const at = from + draw.next() * (to - from - DAY);
  change(world, row, 'factor_enrolled', at, row['factor_key'] ?? null, phone, net);
  change(world, row, 'factor_removed', at + draw.int(2, 90) * 60_000, `opf${draw.token(17)}`, phone, net);
}

/** New hires enrol a phone on the first day; some get another one later. Runs last: the plan says whose phone it is. */
export function putEnrolments(world: World): void {
  const places = new Map(laptopsOf(world).map((one) => [one.owner.w, one.stays[0]?.net ?? null]));
  const phones = new Map((world.roster.get('workers') ?? []).map((one) => [one['worker_id'], one['phone'] ?? null]));
  for (const row of world.plan.get('sim_worker') ?? []) {
    const draw = world.draw(`enrolment ${row['w']}`);
    const net = places.get(Number(row['w'])) ?? row['home_net'] ?? null;
    const phone = phones.get(row['worker_id'] ?? null) ?? null;
    const first = Date.parse(String(row['active_from'])) + draw.int(5, 240) * 60_000;
    if (first >= Date.parse(world.startAt) && first < Date.parse(after(world, world.setting.days)))
      change(world, row, 'factor_enrolled', first, row['factor_key'] ?? null, phone, net);
    newPhone(world, row, draw, phone, net);
  }
}
