import { putRoster, type World } from '../world.ts';
import { addNetwork, type Network } from './network.ts';
import type { Town } from './towns.ts';

const OFFICES = new WeakMap<World, Network[]>();

/** The offices of the organisation. */
export function officesOf(world: World): readonly Network[] {
  return OFFICES.get(world) ?? [];
}

export function addOffice(world: World, town: Town): Network {
  const office = addNetwork(world, { kind: 'business', town, provider: `${town.city} Business Net`, fixed: true });
  OFFICES.set(world, [...officesOf(world), office]);
  for (const address of office.addresses)
    putRoster(world, 'networks', { cidr: `${address}/32`, kind: 'office', label: `${town.city} office` });
  putRoster(world, 'sites', {
    site: `${town.city} office`,
    kind: 'office',
    street: '1 Market Sq',
    city: town.city,
    region: town.region,
    postal_code: town.postalCode,
    country: town.country,
    latitude: town.latitude,
    longitude: town.longitude,
  });
  return office;
}
