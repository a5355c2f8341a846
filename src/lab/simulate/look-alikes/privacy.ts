import { hideBehind, type ServiceName } from '../population/exit.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, someone } from './someone.ts';

/** What is bought for privacy, and how often (our assumption). */
export const BOUGHT: readonly (readonly [ServiceName, number])[] = [
  ['proton', 4],
  ['nord', 4],
  ['mullvad', 2],
  ['express', 2],
];

/** Most days behind a VPN, for as long as anybody remembers. */
export const vpnHabit: LookAlike = {
  kind: 'vpn-habit',
  about: 'a privacy-minded person who uses one VPN on most days',
  resembles: ['rented-identity', 'farm-by-remote-tool'],
  plant: (world, n) => {
    const draw = world.draw(`vpn-habit ${n}`);
    const hire = someone(world, `vpn-habit ${n}`);
    const { person } = hire;
    hideBehind(world, person, draw.weighted(BOUGHT), person.town, 0.55 + draw.next() * 0.4, draw.chance(0.7));
    honest(world, 'vpn-habit', [hire]);
  },
};

export const privateRelay: LookAlike = {
  kind: 'private-relay',
  about: 'a browser that goes through iCloud Private Relay',
  resembles: ['rented-identity', 'farm-by-remote-tool'],
  plant: (world, n) => {
    const hire = someone(world, `private-relay ${n}`, { os: 'macos' });
    const share = 0.4 + world.draw(`private-relay ${n}`).next() * 0.5;
    hideBehind(world, hire.person, 'relay', hire.person.town, share, false);
    honest(world, 'private-relay', [hire]);
  },
};
