import { addNetwork, type Network } from '../population/network.ts';
import { carrier } from '../population/person.ts';
import { townFor, type Town } from '../population/towns.ts';
import type { World } from '../world.ts';
import { lineBehind } from './line.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, someone, twoTowns } from './someone.ts';

const RESEMBLES = ['farm-by-remote-tool', 'farm-by-kvm'];

function plant(world: World, kind: string, n: number, gateway: Network, towns: readonly Town[]): void {
  const hires = towns.map((town, k) =>
    someone(world, `${kind} ${n} ${k}`, { town, home: lineBehind(world, gateway, town) }),
  );
  honest(world, kind, hires);
}

/** Homes on the 5G router of a mobile carrier. */
export const carrierNat: LookAlike = {
  kind: 'carrier-nat',
  about: 'homes on a mobile router: strangers share the addresses of the carrier, which the organisation knows',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const town = townFor(world, `carrier-nat ${n}`);
    const towns = Array.from({ length: world.draw(`carrier-nat ${n}`).int(3, 5) }, () => town);
    plant(world, 'carrier-nat', n, carrier(world, town), towns);
  },
};

/** A provider of home lines that puts many homes behind few addresses; lists call it residential. */
export const carrierNatUnlisted: LookAlike = {
  kind: 'carrier-nat-unlisted',
  about: 'homes of one town whose provider shares addresses among them; lists call it an ordinary home line',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`carrier-nat-unlisted ${n}`);
    const town = townFor(world, `carrier-nat-unlisted ${n}`);
    const gateway = addNetwork(world, {
      kind: 'residential',
      town,
      provider: draw.pick(town.providers),
      many: draw.int(3, 6),
      fixed: true,
    });
    plant(
      world,
      'carrier-nat-unlisted',
      n,
      gateway,
      Array.from({ length: draw.int(2, 3) }, () => town),
    );
  },
};

/** Dishes on the roof: the addresses are those of a ground station far away, and pictures come late. */
export const satellite: LookAlike = {
  kind: 'satellite',
  about: 'homes on a satellite line: shared addresses far from home, late video',
  resembles: [...RESEMBLES, 'relocated-laptop'],
  plant: (world, n) => {
    const draw = world.draw(`satellite ${n}`);
    const [town, station] = twoTowns(world, `satellite ${n}`);
    const gateway = addNetwork(world, {
      kind: 'satellite',
      town: station,
      provider: 'Skyreach Satellite',
      many: 8,
      fixed: true,
    });
    const homes = draw.int(2, 3);
    for (let k = 0; k < homes; k++) {
      const one = someone(world, `satellite ${n} ${k}`, { town, home: lineBehind(world, gateway, town) });
      for (const interview of one.application.interviews)
        interview['video_latency_ms'] = Math.round(draw.lognormal(340, 0.35));
      honest(world, 'satellite', [one]);
    }
  },
};
