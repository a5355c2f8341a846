import { scattered } from '../scatter.ts';
import { after, nextNumber, planOf, putRoster, rosterOf, tell, type RosterRow, type World } from '../world.ts';
import { addLaptop, laptopsOf, type Laptop } from './laptop.ts';

/** Share of laptops replaced in a year: each lives four to five years (our assumption). */
const REPLACED_A_YEAR = 0.22;
/** Minimum days with the old one, and days until it is returned. */
const LEAST_USE = 60;
const RETURN_DAYS = [3, 14] as const;
/** Tables of what belongs to a device and continues with the next one. */
const GOES_ON = ['sim_tool_use', 'sim_session', 'sim_peripheral', 'sim_visit', 'sim_direct'] as const;
const HABITS = ['wired', 'always_on', 'radios_off', 'location_on', 'clock_zone', 'to_at'] as const;

/** Ends the rows of the old laptop and starts those of the new one. */
function goOn(world: World, table: (typeof GOES_ON)[number], old: Laptop, made: Laptop, at: string): void {
  const rows = planOf(world, table);
  const added: typeof rows = [];
  for (const [index, row] of rows.entries()) {
    if (row.d !== old.d || String(row.to_at) <= at) continue;
    added.push({ ...row, d: made.d, from_at: String(row.from_at) > at ? (row.from_at ?? null) : at });
    rows[index] = { ...row, to_at: at };
  }
  rows.push(...added.filter((row) => String(row.from_at) < String(row.to_at)));
  if (added.length > 0)
    world.plan.set(
      table,
      rows.filter((row) => row.d !== old.d || String(row.from_at) < String(row.to_at)),
    );
}

function ofLaptop<Row extends RosterRow<'assets'> | RosterRow<'shipments'>>(
  rows: readonly Row[],
  serial: string,
): Row | undefined {
  return rows.find((row) => row.asset_serial === serial);
}

function replace(world: World, old: Laptop, day: number): void {
  const draw = world.draw(`replaced ${old.d}`);
  const at = after(world, day + 0.4);
  const made = addLaptop(world, old.owner, old.plan.os === 'macos' ? 'macos' : 'windows');
  for (const habit of HABITS) Object.assign(made.plan, { [habit]: old.plan[habit] ?? null });
  Object.assign(made.plan, { from_at: at, enrolled_at: at });
  old.plan.to_at = at;
  made.stays.splice(0, made.stays.length, ...old.stays.map((stay) => ({ ...stay })));
  for (const table of GOES_ON) goOn(world, table, old, made, at);
  const assets = rosterOf(world, 'assets');
  const [before, now] = [ofLaptop(assets, old.serial), ofLaptop(assets, made.serial)];
  if (before !== undefined && now !== undefined) {
    Object.assign(now, { assigned_at: after(world, day - 2).slice(0, 10), returned_at: before.returned_at ?? null });
    before.returned_at = after(world, day + draw.int(...RETURN_DAYS)).slice(0, 10);
  }
  const parcel = ofLaptop(rosterOf(world, 'shipments'), old.serial);
  const n = nextNumber(world, 'shipment');
  if (parcel !== undefined)
    putRoster(world, 'shipments', {
      ...parcel,
      shipment_id: `SH-${100_000 + scattered(world.setting.seed, 'shipment', n, 900_000)}`,
      asset_serial: made.serial,
      ordered_at: after(world, day - draw.int(8, 16)),
      shipped_at: after(world, day - 4),
      delivered_at: after(world, day - draw.int(0, 2) + 0.3),
      tracking_number: `1Z${draw.digits(14)}`,
    });
  const truth = world.truth.subjects.get(`device:${old.serial}`);
  if (truth === undefined) return;
  tell(world, 'device', made.serial, { label: truth.label, look_alike: truth.look_alike });
  for (const scheme of truth.schemes) tell(world, 'device', made.serial, { scheme });
}

/** Gives some people, whoever they are, a new laptop during the data; the old one is returned. */
export function replaceLaptops(world: World): void {
  const { days } = world.setting;
  for (const laptop of laptopsOf(world).slice()) {
    const draw = world.draw(`to be replaced ${laptop.d}`);
    const day = draw.int(5, Math.max(5, days - 10));
    const since = Date.parse(String(laptop.plan.from_at));
    const until = Date.parse(String(laptop.plan.to_at));
    const now = Date.parse(after(world, day));
    const inUse = laptop.owner.hired < day - LEAST_USE && since < now && until > now + 10 * 86_400_000;
    if (draw.chance((REPLACED_A_YEAR * days) / 365) && inUse) replace(world, laptop, day);
  }
}
