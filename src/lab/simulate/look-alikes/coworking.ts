import { addNetwork } from '../population/network.ts';
import { townFor } from '../population/towns.ts';
import { putRoster, type World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, someone } from './someone.ts';

const RESEMBLES = ['farm-by-remote-tool', 'farm-by-kvm'];

/** Remote workers of one town who rent desks in the same place. */
function plant(world: World, kind: string, n: number, listed: boolean): void {
  const draw = world.draw(`${kind} ${n}`);
  const town = townFor(world, `${kind} ${n}`);
  const space = addNetwork(world, { kind: 'business', town, provider: `${town.city} Business Net`, fixed: true });
  if (listed) {
    const label = `${draw.pick(['Loft', 'Foundry', 'Harbour', 'Station'])} ${town.city}`;
    for (const address of space.addresses)
      putRoster(world, 'networks', { cidr: `${address}/32`, kind: 'coworking', label });
  }
  const hires = Array.from({ length: draw.int(2, 4) }, (_, k) => {
    const hire = someone(world, `${kind} ${n} ${k}`, { town });
    hire.person.plan.office_net = space.net;
    hire.person.plan.office_days = draw.pick([0b01110, 0b00110, 0b11111, 0b01010]);
    return hire;
  });
  honest(world, kind, hires, ['device']);
}

export const coworkingListed: LookAlike = {
  kind: 'coworking-listed',
  about: 'colleagues in a co-working space that is on file',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'coworking-listed', n, true),
};

export const coworkingUnlisted: LookAlike = {
  kind: 'coworking-unlisted',
  about: 'colleagues in a co-working space that is not on file',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'coworking-unlisted', n, false),
};
