import { scattered } from '../scatter.ts';
import { after, nextNumber, planOf, putRoster, rosterOf, type RosterRow, type World } from '../world.ts';
import { dayOf, isFraud } from './fact.ts';
import { laptopsOf } from './laptop.ts';

/** The personnel system has events from this many days before the data. */
const KEPT_DAYS = 365;
/** Share of people warned about their performance per quarter (our assumption). */
const NOTICES_A_QUARTER = 0.012;
const QUARTER = 91;
/** Days after the last day until a laptop is returned: median and sigma; and share of honest leavers who keep it too long (our assumption). */
const BACK_AFTER = [7, 0.5] as const;
const LATE = 0.05;

/** What the personnel office records about everybody: hires, exits, warnings. */
export function putPersonnel(world: World): void {
  const { days } = world.setting;
  const told = new Set(rosterOf(world, 'hr_events').map((row) => `${row.worker_id} ${row.kind}`));
  const happened = (row: RosterRow<'workers'>, kind: string, day: number): void => {
    const worker = row.worker_id ?? null;
    if (!told.has(`${worker} ${kind}`) && day > -KEPT_DAYS && day < days)
      putRoster(world, 'hr_events', { worker_id: worker, kind, at: after(world, day) });
  };
  for (const row of rosterOf(world, 'workers')) {
    const draw = world.draw(`personnel ${row.worker_id}`);
    const [start, end] = [dayOf(world, row.start_date) ?? 0, dayOf(world, row.end_date)];
    const hour = 0.35 + draw.next() * 0.3;
    happened(row, 'hired', start + hour);
    if (end !== undefined) happened(row, 'terminated', end + hour);
    const warned = draw.int(Math.max(0, Math.ceil(start) + 30), days) + hour;
    if (draw.chance((NOTICES_A_QUARTER * days) / QUARTER) && warned < (end ?? days))
      happened(row, 'notice_of_performance', warned);
  }
}

/**
 * Leavers return their laptop from where it is: that of a farm from the farm. People who keep it according to the plan (no date in the list of
 * assets) return nothing.
 */
export function putReturns(world: World): void {
  const { days, seed } = world.setting;
  const ends = new Map(rosterOf(world, 'workers').map((row) => [row.worker_id, row.end_date ?? null]));
  const places = new Map(planOf(world, 'sim_network').map((row) => [row.net, row]));
  const laptops = new Map(laptopsOf(world).map((one) => [one.serial, one]));
  for (const asset of rosterOf(world, 'assets')) {
    const end = ends.get(asset.worker_id ?? null);
    if (typeof end !== 'string' || asset.returned_at !== end) continue;
    const draw = world.draw(`return ${asset.asset_serial}`);
    const left = dayOf(world, end) ?? 0;
    const back = left + Math.max(2, draw.lognormal(...BACK_AFTER));
    const kept = !isFraud(world, 'worker', asset.worker_id) && draw.chance(LATE);
    if (back >= days || kept) {
      asset.returned_at = null;
      continue;
    }
    asset.returned_at = after(world, back).slice(0, 10);
    const stays = laptops.get(asset.asset_serial)?.stays ?? [];
    const from = places.get(stays.findLast((stay) => stay.from <= left)?.net ?? null);
    const n = nextNumber(world, 'shipment');
    putRoster(world, 'shipments', {
      shipment_id: `SH-${100_000 + scattered(seed, 'shipment', n, 900_000)}`,
      asset_serial: asset.asset_serial ?? null,
      worker_id: asset.worker_id ?? null,
      direction: 'return',
      ordered_at: after(world, left - draw.int(0, 3)),
      shipped_at: after(world, (left + back) / 2),
      delivered_at: after(world, back),
      carrier: draw.pick(['Parcelry', 'Northline', 'Swiftvan']),
      tracking_number: `1Z${draw.digits(14)}`,
      ship_to_name: 'Columbus warehouse',
      ship_to_street: '40 Freight Rd',
      ship_to_city: 'Columbus',
      ship_to_region: 'Ohio',
      ship_to_postal_code: '43207',
      ship_to_country: 'US',
      ship_to_latitude: 39.9,
      ship_to_longitude: -82.98,
      ship_from_city: from?.city ?? null,
      ship_from_region: from?.region ?? null,
      ship_from_country: from?.country ?? null,
      signed_by: 'Columbus warehouse',
      status: 'delivered',
      changed_at: null,
    });
  }
}
