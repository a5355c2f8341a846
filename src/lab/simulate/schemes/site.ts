import { FAMILY, GIVEN, STREETS } from '../population/names.ts';
import { move } from '../population/laptop.ts';
import { addNetwork, round, type Network } from '../population/network.ts';
import type { Town } from '../population/towns.ts';
import { nextNumber, planOf, put, type World } from '../world.ts';
import type { Ring, Seat } from './ring.ts';

/** A home in which laptops of others stand. */
export interface Site {
  readonly town: Town;
  readonly network: Network;
  /** Who lives there. */
  readonly keeper: string;
  readonly street: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** First octets of the maker of the usual travel routers (ipkvm-watch). */
export const TRAVEL_ROUTER = '94:83:c4';
/** Of a maker of home routers. */
export const HOME_ROUTER = '9c:3d:cf';

export function addSite(world: World, name: string, town: Town): Site {
  const draw = world.draw(`site ${name}`);
  return {
    town,
    network: addNetwork(world, { kind: 'residential', town }),
    keeper: `${draw.pick(GIVEN)} ${draw.pick(FAMILY)}`,
    street: `${draw.int(1, 980)} ${draw.pick(STREETS)}${draw.chance(0.3) ? ` Apt ${draw.int(1, 40)}` : ''}`,
    latitude: round(town.latitude + draw.normal(0, 0.03)),
    longitude: round(town.longitude + draw.normal(0, 0.03)),
  };
}

/** Another router on the line of a network: the same public address, an inside of its own. */
export function behind(world: World, line: Network, name: string, prefix: string): Network {
  const draw = world.draw(`router ${name}`);
  const net = nextNumber(world, 'net');
  const mac = (): string => `${prefix}:${[0, 0, 0].map(() => draw.hex(2)).join(':')}`;
  const inside =
    prefix === TRAVEL_ROUTER
      ? { ssid: `GL-${draw.pick(['MT3000', 'AXT1800', 'MT300N'])}-${draw.hex(3)}`, gateway_address: '192.168.8.1' }
      : { ssid: `NETGEAR${draw.int(10, 99)}`, gateway_address: '192.168.1.1' };
  for (const row of planOf(world, 'sim_network').filter(({ net: own }) => own === line.net))
    put(world, 'sim_network', { ...row, net, bssid: mac(), gateway_mac: mac(), ...inside });
  for (const row of planOf(world, 'sim_lease').filter(({ net: own }) => own === line.net))
    put(world, 'sim_lease', { ...row, net });
  return { ...line, net };
}

/** The laptop stands there from its first day. */
export function standAt(seat: Seat, network: Network): void {
  move(seat.laptop, network, -400, 4_000);
}

/** The parcel went to the site. */
export function shipTo(ring: Ring, seat: Seat, site: Site): void {
  Object.assign(seat.shipment, {
    ship_to_street: site.street,
    ship_to_city: site.town.city,
    ship_to_region: site.town.region,
    ship_to_postal_code: site.town.postalCode,
    ship_to_country: site.town.country,
    ship_to_latitude: site.latitude,
    ship_to_longitude: site.longitude,
  });
  ring.bonds.add(`ship to ${site.street} ${site.town.postalCode}`);
}
