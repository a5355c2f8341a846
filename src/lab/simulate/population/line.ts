import type { World } from '../world.ts';
import { addNetwork, type Network } from './network.ts';
import type { Town } from './towns.ts';

/** How homes reach the internet: share on a satellite dish, and on the 5G router of a carrier (our assumption). */
const SATELLITE = 0.015;
const CARRIER = 0.03;
/** Addresses that homes of one gateway share (our assumption). */
const GATEWAY_ADDRESSES = 24;

const GATEWAYS = new WeakMap<World, Map<string, Network>>();

/** The gateway of a country that many homes share. */
function gatewayOf(world: World, kind: 'mobile' | 'satellite', town: Town): Network {
  const known = GATEWAYS.get(world) ?? new Map<string, Network>();
  GATEWAYS.set(world, known);
  const key = `${kind} ${town.country}`;
  const provider = kind === 'satellite' ? 'Skyreach Satellite' : `${town.countryName} Mobile`;
  const found = known.get(key) ?? addNetwork(world, { kind, town, provider, many: GATEWAY_ADDRESSES, fixed: true });
  known.set(key, found);
  return found;
}

/** The line of a home, with a router of its own: most have an address of their own, some share a carrier's. */
export function homeLine(world: World, town: Town, name: string): Network {
  const chance = world.draw(`line of ${name}`).next();
  if (chance >= SATELLITE + CARRIER) return addNetwork(world, { kind: 'residential', town });
  return behindCarrier(world, town, chance < SATELLITE ? 'satellite' : 'mobile');
}

/** A separate line behind a carrier's shared addresses: a router at home, or a phone used as a hotspot. */
export function behindCarrier(world: World, town: Town, kind: 'mobile' | 'satellite'): Network {
  const gateway = gatewayOf(world, kind, town);
  return { ...addNetwork(world, { kind, town: gateway.town, behind: gateway, fixed: true }), town };
}
