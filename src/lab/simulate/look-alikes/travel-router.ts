import { exitOf } from '../population/exit.ts';
import { move } from '../population/laptop.ts';
import { addNetwork } from '../population/network.ts';
import { townFor, type Town } from '../population/towns.ts';
import type { World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { BOUGHT } from './privacy.ts';
import { honest, networkRow, seenDays, someone } from './someone.ts';

/** First three octets of GL.iNet (ipkvm-watch). */
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
  about: 'a home behind a travel router',
  resembles: ['farm-by-kvm', 'rented-identity'],
  plant: (world, n) => {
    honest(world, 'travel-router', [
      someone(world, `travel-router ${n}`, homeOnTravelRouter(world, 'travel-router', n)),
    ]);
  },
};

export const travelRouterVpn: LookAlike = {
  kind: 'travel-router-vpn',
  about: 'the same, with the router sending everything through a VPN for weeks',
  resembles: ['farm-by-kvm', 'rented-identity'],
  plant: (world, n) => {
    const draw = world.draw(`travel-router-vpn ${n}`);
    const hire = someone(world, `travel-router-vpn ${n}`, homeOnTravelRouter(world, 'travel-router-vpn', n));
    const { home, town } = hire.person;
    const exit = exitOf(world, draw.weighted(BOUGHT), town);
    const line = addNetwork(world, { kind: exit.kind, town, behind: exit, fixed: true });
    const { bssid, ssid, gateway_mac, gateway_address } = networkRow(world, home.net);
    Object.assign(networkRow(world, line.net), { bssid, ssid, gateway_mac, gateway_address });
    const days = seenDays(world, hire);
    for (let day = days.from + draw.int(0, 15); day < days.to; day += draw.int(20, 45))
      move(hire.laptop, line, day + draw.next(), Math.min(day + draw.int(8, 20), days.to));
    honest(world, 'travel-router-vpn', [hire], ['device']);
  },
};
