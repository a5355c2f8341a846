import { hideBehind, type ServiceName } from '../population/exit.ts';
import { addNetwork } from '../population/network.ts';
import { townFor, type Town } from '../population/towns.ts';
import type { World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, seenDays, someone } from './someone.ts';
import { runs } from './things.ts';

const RESEMBLES = ['rented-identity', 'farm-by-remote-tool'];
/** What is bought for privacy, and how often (our assumption). */
const BOUGHT: readonly (readonly [ServiceName, number])[] = [
  ['proton', 4],
  ['nord', 4],
  ['mullvad', 2],
  ['express', 2],
];

/** Most days behind a VPN, for as long as anybody remembers. */
export const vpnHabit: LookAlike = {
  kind: 'vpn-habit',
  about: 'a private person who is behind one VPN on most days',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`vpn-habit ${n}`);
    const hire = someone(world, `vpn-habit ${n}`);
    const { person } = hire;
    const [service, share, onDevice] = [draw.weighted(BOUGHT), 0.55 + draw.next() * 0.4, draw.chance(0.7)];
    hideBehind(world, person, service, person.town, share, onDevice);
    if (onDevice) runs(world, hire.laptop, service, { ...seenDays(world, hire), perDay: share });
    honest(world, 'vpn-habit', [hire]);
  },
};

export const privateRelay: LookAlike = {
  kind: 'private-relay',
  about: 'a browser that goes through iCloud Private Relay',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const hire = someone(world, `private-relay ${n}`, { os: 'macos' });
    const share = 0.4 + world.draw(`private-relay ${n}`).next() * 0.5;
    hideBehind(world, hire.person, 'relay', hire.person.town, share, false);
    honest(world, 'private-relay', [hire]);
  },
};

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
