import type { Hire } from '../population/hire.ts';
import { STREETS } from '../population/names.ts';
import { round } from '../population/network.ts';
import type { Town } from '../population/towns.ts';
import { after, putRoster, type Cell, type RosterRow, type World } from '../world.ts';

const PARTS = ['street', 'city', 'region', 'postal_code', 'country', 'latitude', 'longitude'] as const;
type Address = Partial<Record<(typeof PARTS)[number], Cell>>;

/** The address on file of a person. */
export function homeOf({ person }: Hire): Address {
  return Object.fromEntries(PARTS.map((part) => [part, person.roster[`home_${part}`] ?? null]));
}

/** An address in a town, as people have one. */
export function addressIn(world: World, name: string, town: Town): Address {
  const draw = world.draw(`address ${name}`);
  return {
    street: `${draw.int(1, 980)} ${draw.pick(STREETS)}${draw.chance(0.3) ? ` Apt ${draw.int(1, 40)}` : ''}`,
    city: town.city,
    region: town.region,
    postal_code: town.postalCode,
    country: town.country,
    latitude: round(town.latitude + draw.normal(0, 0.03)),
    longitude: round(town.longitude + draw.normal(0, 0.03)),
  };
}

/** Puts another address on file. */
export function setHome({ person, application }: Hire, address: Address): void {
  for (const part of PARTS)
    if (address[part] !== undefined) Object.assign(person.roster, { [`home_${part}`]: address[part] });
  application.row.stated_city = person.roster.home_city ?? null;
  application.row.stated_region = person.roster.home_region ?? null;
}

/** Parcels go to another address. */
export function shipTo(shipment: RosterRow<'shipments'>, address: Address): void {
  for (const part of PARTS)
    if (address[part] !== undefined) Object.assign(shipment, { [`ship_to_${part}`]: address[part] });
}

/** Somebody lives where another one lives: same address on file, same letter box. */
export function moveIn(hire: Hire, with_: Hire): void {
  setHome(hire, homeOf(with_));
  shipTo(hire.shipment, homeOf(with_));
}

/** Two who live together call each other in an emergency. */
export function callEachOther(one: Hire, other: Hire): void {
  for (const [a, b] of [
    [one, other],
    [other, one],
  ] as const) {
    a.person.roster.emergency_contact_name = b.person.roster.legal_name ?? null;
    a.person.roster.emergency_contact_phone = b.person.roster.phone ?? null;
  }
}

/** The organisation knows that two live together, since the later of them joined. */
export function declareHousehold(world: World, one: Hire, other: Hire, relation: string): void {
  const draw = world.draw(`household ${one.person.w} ${other.person.w}`);
  const joined = Math.max(one.person.hired, other.person.hired);
  const [first, second] = draw.chance(0.5) ? [one, other] : [other, one];
  putRoster(world, 'households', {
    worker_id: first.person.id,
    other_worker_id: second.person.id,
    relation,
    declared_at: after(world, joined + draw.int(0, 10) + 0.3 + draw.next() * 0.4),
  });
}
