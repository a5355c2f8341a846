import { hideBehind } from '../population/exit.ts';
import { addNetwork } from '../population/network.ts';
import { townFor, type Town } from '../population/towns.ts';
import type { World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { BOUGHT } from './privacy.ts';
import { honest, someone } from './someone.ts';

/** GL.iNet's share of the first three octets (tradecraft 5.3). */
const TRAVEL_ROUTER = '94:83:c4';

function homeOnTravelRouter(
  world: World,
  kind: string,
  n: number,
): { town: Town; home: ReturnType<typeof addNetwork> } {
  const town = townFor(world, `${kind} ${n}`);
  return { town, home: addNetwork(world, { kind: 'residential', town, gatewayPrefix: TRAVEL_ROUTER }) };
}

export const travelRouter: LookAlike = {
  kind: 'travel-router',
  about: 'a home behind a small router of the kind that people take on journeys',
  resembles: ['farm-by-kvm', 'rented-identity'],
  plant: (world, n) => {
    honest(world, 'travel-router', [
      someone(world, `travel-router ${n}`, homeOnTravelRouter(world, 'travel-router', n)),
    ]);
  },
};

export const travelRouterVpn: LookAlike = {
  kind: 'travel-router-vpn',
  about: 'the same, and the router sends everything through a VPN',
  resembles: ['farm-by-kvm', 'rented-identity'],
  plant: (world, n) => {
    const draw = world.draw(`travel-router-vpn ${n}`);
    const hire = someone(world, `travel-router-vpn ${n}`, homeOnTravelRouter(world, 'travel-router-vpn', n));
    hideBehind(world, hire.person, draw.weighted(BOUGHT), hire.person.town, 0.3 + draw.next() * 0.6, true);
    honest(world, 'travel-router-vpn', [hire], ['device']);
  },
};
