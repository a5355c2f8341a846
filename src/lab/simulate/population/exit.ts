import type { World } from '../world.ts';
import { addNetwork, type Network } from './network.ts';
import type { Person } from './person.ts';
import type { Town } from './towns.ts';

interface Service {
  readonly kind: 'vpn' | 'relay';
  /** As Okta names it in `tunnels`. */
  readonly operator: string;
  /** Invented hosts that it rents its exits from: VPN services often have no networks of their own. */
  readonly hosts: readonly string[];
  /** Addresses of one exit (our assumption). */
  readonly many: number;
}

/** Services that hide an address: fraudsters and people who value privacy use the same exits. */
export const SERVICES = {
  astrill: { kind: 'vpn', operator: 'ASTRILL_VPN', hosts: ['Halyard Hosting', 'Bluecrest Servers'], many: 12 },
  nord: { kind: 'vpn', operator: 'NORD_VPN', hosts: ['Datarill', 'Packetwise'], many: 24 },
  mullvad: { kind: 'vpn', operator: 'MULLVAD_VPN', hosts: ['Ninefold Hosting', 'Datarill'], many: 16 },
  proton: { kind: 'vpn', operator: 'PROTON_VPN', hosts: ['Packetwise', 'Ninefold Hosting'], many: 16 },
  express: { kind: 'vpn', operator: 'EXPRESS_VPN', hosts: ['Bluecrest Servers', 'Datarill'], many: 24 },
  relay: { kind: 'relay', operator: 'ICLOUD_RELAY_PROXY', hosts: ['Edgecast Relay'], many: 32 },
} as const satisfies Record<string, Service>;

export type ServiceName = keyof typeof SERVICES;

const EXITS = new WeakMap<World, Map<string, Network>>();

/** The exit of a service in a town; all its customers share it. */
export function exitOf(world: World, name: ServiceName, town: Town): Network {
  const exits = EXITS.get(world) ?? new Map<string, Network>();
  EXITS.set(world, exits);
  const key = `${name} ${town.city}`;
  const service: Service = SERVICES[name];
  const known = exits.get(key);
  if (known !== undefined) return known;
  const provider = world.draw(`exit ${key}`).pick(service.hosts);
  const made = addNetwork(world, { kind: service.kind, town, provider, many: service.many, fixed: true });
  exits.set(key, made);
  return made;
}

/** The person uses a service on a share of the days; `onDevice`: the laptop itself is seen behind it. */
export function hideBehind(
  world: World,
  person: Person,
  name: ServiceName,
  town: Town,
  share: number,
  onDevice: boolean,
): void {
  person.plan.vpn_net = exitOf(world, name, town).net;
  person.plan.vpn_share = share;
  person.plan.vpn_on_device = onDevice;
  person.plan.vpn_operator = SERVICES[name].operator;
}
