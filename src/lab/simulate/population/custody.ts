import { scattered } from '../scatter.ts';
import { after, nextNumber, putRoster, type RosterRow, type World } from '../world.ts';
import type { Laptop } from './laptop.ts';
import { GIVEN } from './names.ts';

/** Who signs for a parcel: the addressee, the building's reception, somebody in the household (our assumption). */
const SIGNERS = [
  ['self', 90],
  ['desk', 6],
  ['household', 4],
] as const;

function signer(world: World, { owner, d }: Laptop): string {
  const draw = world.draw(`signer ${d}`);
  const who = draw.weighted(SIGNERS);
  if (who === 'desk') return draw.pick(['Front desk', 'Reception', 'Mail room', 'Concierge']);
  return who === 'household' ? `${draw.pick(GIVEN)} ${owner.family}` : owner.roster.legal_name;
}

/** Sends a laptop to its owner's home before the first day; returns the row of shipments. */
export function ship(world: World, laptop: Laptop): RosterRow<'shipments'> {
  const { owner } = laptop;
  const draw = world.draw(`shipment ${laptop.d}`);
  const home = owner.roster;
  const ordered = owner.hired - draw.int(8, 16);
  const delivered = owner.hired - draw.int(0, 3) + 0.55;
  const n = nextNumber(world, 'shipment');
  return putRoster(world, 'shipments', {
    shipment_id: `SH-${100_000 + scattered(world.setting.seed, 'shipment', n, 900_000)}`,
    asset_serial: laptop.serial,
    worker_id: owner.id,
    direction: 'outbound',
    ordered_at: after(world, ordered),
    shipped_at: after(world, (ordered + delivered) / 2),
    delivered_at: after(world, delivered),
    carrier: draw.pick(['Parcelry', 'Northline', 'Swiftvan']),
    tracking_number: `1Z${draw.digits(14)}`,
    ship_to_name: home.legal_name,
    ship_to_street: home.home_street ?? null,
    ship_to_city: home.home_city ?? null,
    ship_to_region: home.home_region ?? null,
    ship_to_postal_code: home.home_postal_code ?? null,
    ship_to_country: home.home_country ?? null,
    ship_to_latitude: home.home_latitude ?? null,
    ship_to_longitude: home.home_longitude ?? null,
    ship_from_city: 'Columbus',
    ship_from_region: 'Ohio',
    ship_from_country: 'US',
    signed_by: signer(world, laptop),
    status: 'delivered',
    changed_at: null,
  });
}
