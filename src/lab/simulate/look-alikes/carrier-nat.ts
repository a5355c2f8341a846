import { behindCarrier } from '../population/line.ts';
import { addNetwork, type Network } from '../population/network.ts';
import { townFor, type Town } from '../population/towns.ts';
import type { World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, someone } from './someone.ts';

const RESEMBLES = ['farm-by-remote-tool', 'farm-by-kvm'];

/** Strangers of one town, each with a line of their own that shares its addresses with the others'. */
function plant(world: World, kind: string, n: number, most: number, line: (town: Town) => Network): void {
  const town = townFor(world, `${kind} ${n}`);
  const homes = world.draw(`${kind} ${n}`).int(2, most);
  const hires = Array.from({ length: homes }, (_, k) =>
    someone(world, `${kind} ${n} ${k}`, { town, home: line(town) }),
  );
  honest(world, kind, hires);
}

export const carrierNat: LookAlike = {
  kind: 'carrier-nat',
  about: "homes on a mobile router: strangers share the carrier's addresses, which the organisation has on file",
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'carrier-nat', n, 5, (town) => behindCarrier(world, town, 'mobile')),
};

/** A provider of home lines that puts many homes behind few addresses; lists call it residential. */
export const carrierNatUnlisted: LookAlike = {
  kind: 'carrier-nat-unlisted',
  about:
    "homes in one town behind their provider's shared addresses (CGNAT), which lists classify as ordinary home lines",
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`provider ${n}`);
    let behind: Network | undefined;
    plant(world, 'carrier-nat-unlisted', n, 3, (town) => {
      const provider = draw.pick(town.providers);
      behind ??= addNetwork(world, { kind: 'residential', town, provider, many: draw.int(3, 6), fixed: true });
      return addNetwork(world, { kind: 'residential', town, behind, fixed: true });
    });
  },
};

/** Dishes on the roof: the addresses are those of a ground station elsewhere, and pictures come late. */
export const satellite: LookAlike = {
  kind: 'satellite',
  about: 'homes on a satellite line: shared addresses far from home, delayed video',
  resembles: [...RESEMBLES, 'relocated-laptop'],
  plant: (world, n) => {
    const draw = world.draw(`satellite ${n}`);
    const homes = draw.int(2, 3);
    for (let k = 0; k < homes; k++) {
      const town = townFor(world, `satellite ${n}`);
      const one = someone(world, `satellite ${n} ${k}`, { town, home: behindCarrier(world, town, 'satellite') });
      for (const interview of one.application.interviews)
        interview.video_latency_ms = Math.round(draw.lognormal(340, 0.35));
      honest(world, 'satellite', [one]);
    }
  },
};
