import { addNetwork, type Network } from '../population/network.ts';
import type { Town } from '../population/towns.ts';
import { put, type World } from '../world.ts';
import { networkRow } from './someone.ts';

/** A home line with its own router that leaves through the addresses of another network: what a carrier does to many homes at once. */
export function lineBehind(world: World, shared: Network, town: Town): Network {
  const provider = String(networkRow(world, shared.net)['as_org']);
  const line = addNetwork(world, { kind: shared.kind, town: shared.town, provider, fixed: true });
  networkRow(world, line.net)['many'] = shared.addresses.length;
  const leases = world.plan.get('sim_lease') ?? [];
  const [lease] = leases.splice(
    leases.findLastIndex((one) => one['net'] === line.net),
    1,
  );
  for (const [slot, address] of shared.addresses.entries()) put(world, 'sim_lease', { ...lease, slot, address });
  return { ...line, town, addresses: world.draw(`line ${line.net}`).shuffle(shared.addresses) };
}
