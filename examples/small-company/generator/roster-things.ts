import { addressIn, FARM_ADDRESS, WORKERS, type Address, type Worker } from './people.ts';
import { home, OFFICE } from './places.ts';
import { random } from './random.ts';
import { DAY, iso, local, MINUTE, ms } from './time.ts';
import { putCsv, type Row } from './write.ts';

/** Whose parcel went elsewhere after it was ordered, where to, and who signed. */
const CHANGED: Readonly<
  Record<string, { readonly to: Address; readonly signed: string; readonly daysBefore: number }>
> = {
  'farm-1': { to: FARM_ADDRESS, signed: 'C. Arvane', daysBefore: 3 },
  'farm-2': { to: FARM_ADDRESS, signed: 'C. Arvane', daysBefore: 4 },
  'farm-3': { to: FARM_ADDRESS, signed: 'resident', daysBefore: 2 },
  relocated: {
    to: {
      street: '2210 Plover Way, Suite 14',
      city: 'Albany',
      region: 'New York',
      postal: '12205',
      country: 'US',
      latitude: 42.71212,
      longitude: -73.82019,
    },
    signed: 'Receiving',
    daysBefore: 2,
  },
};
export const OLD_HOME = addressIn(home('knoxville'), 'before the move');

function fields(to: Address): Row {
  return {
    ship_to_street: to.street,
    ship_to_city: to.city,
    ship_to_region: to.region,
    ship_to_postal_code: to.postal,
    ship_to_country: to.country,
    ship_to_latitude: to.latitude,
    ship_to_longitude: to.longitude,
  };
}

export function deliveredAt(one: Worker): number {
  const draw = random(`delivered ${one.key}`);
  const due =
    one.part === 'relocated' ? '2026-01-29' : new Date(ms(one.start) - draw.int(3, 6) * DAY).toISOString().slice(0, 10);
  return local(due, 10 * 60 + draw.int(0, 420), one.range.zone);
}

function shipments(one: Worker): Row[] {
  const draw = random(`shipment ${one.key}`);
  const delivered = deliveredAt(one);
  const shipped = delivered - draw.int(2, 4) * DAY - draw.int(-300, 300) * MINUTE;
  const ordered = shipped - draw.int(3, 7) * DAY - draw.int(-300, 300) * MINUTE;
  const carrier = draw.pick(['Swiftline', 'Parcelway']);
  const atOffice = one.remote
    ? one.address
    : {
        street: '4 Weavers Wharf',
        city: OFFICE.city,
        region: OFFICE.region,
        postal: 'D02',
        country: 'IE',
        latitude: 53.3461,
        longitude: -6.2388,
      };
  const changed = CHANGED[one.key];
  const late = one.part === 'mover' ? { to: one.address, signed: one.name, daysBefore: 5 } : changed;
  const first = one.part === 'mover' ? OLD_HOME : atOffice;
  const signed =
    late?.signed ??
    (one.part === 'apartment' ? 'Front desk' : draw.chance(0.75) ? one.name : `${one.first[0] ?? ''}. ${one.last}`);
  const base = {
    shipment_id: `S-${random(`shipment id ${one.key}`).digits(6)}`,
    asset_serial: one.laptop.serial,
    worker_id: one.id,
  };
  // Until a parcel has arrived the carrier's promise stands in its place.
  const promised = Math.floor((delivered - DAY) / DAY) * DAY + 17 * 60 * MINUTE;
  const rest = (to: Address, changedAt: string, direction: string, status: string): Row => ({
    ...base,
    direction,
    ordered_at: iso(Math.floor(ordered / 60_000) * 60_000),
    shipped_at: iso(Math.floor(shipped / 60_000) * 60_000),
    delivered_at: iso(Math.floor((status === 'delivered' ? delivered : promised) / MINUTE) * MINUTE),
    changed_at: changedAt,
    carrier,
    tracking_number: `SW${random(`tracking ${one.key}`).digits(12)}`,
    ship_to_name: one.name,
    ...fields(to),
    ship_from_city: 'Dublin',
    ship_from_region: 'Leinster',
    ship_from_country: 'IE',
    signed_by: status === 'delivered' ? signed : '',
    status,
  });
  if (late === undefined) return [rest(first, '', 'outbound', 'delivered')];
  const changedAt = iso(
    Math.floor((delivered - late.daysBefore * DAY - draw.int(-120, 300) * MINUTE) / 60_000) * 60_000,
  );
  return [
    rest(first, '', 'outbound', 'ordered'),
    rest(late.to, changedAt, one.part === 'relocated' ? 'redirect' : 'outbound', 'delivered'),
  ];
}

export function writeThings(): void {
  putCsv(
    'roster/assets.csv',
    WORKERS.map((one) => ({
      asset_serial: one.laptop.serial,
      hostname: one.laptop.host,
      model: `${one.laptop.maker} ${one.laptop.model}`,
      worker_id: one.id,
      assigned_at: iso(Math.floor(deliveredAt(one) / 60_000) * 60_000 - 5 * DAY),
      returned_at: '',
      assigned_country: one.range.country,
    })),
  );
  putCsv(
    'roster/shipments.csv',
    WORKERS.flatMap(shipments).sort(
      (a, b) =>
        String(a['ordered_at']).localeCompare(String(b['ordered_at'])) ||
        String(a['changed_at']).localeCompare(String(b['changed_at'])),
    ),
  );
}
