import { round } from '../population/network.ts';
import { homeOf, setHome, shipTo } from './home.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, networkRow, someone } from './someone.ts';

/** Some thirty metres, in degrees. */
const HOUSE = 0.0002;

/** Workers in flats of one house: one street address but for the unit, one spot on the map, a line for each. */
export const apartmentBlock: LookAlike = {
  kind: 'apartment-block',
  about: 'workers in different flats of one building',
  resembles: ['farm-by-remote-tool', 'farm-by-kvm', 'relocated-laptop'],
  plant: (world, n) => {
    const draw = world.draw(`apartment-block ${n}`);
    const first = someone(world, `apartment-block ${n} 0`);
    const house = homeOf(first);
    const street = String(house.street).split(' Apt ')[0] ?? '';
    const spot = networkRow(world, first.person.home.net);
    const units = draw.shuffle(Array.from({ length: 40 }, (_, unit) => unit + 1));
    const others = Array.from({ length: draw.int(2, 3) }, (_, k) =>
      someone(world, `apartment-block ${n} ${k + 1}`, { town: first.person.town }),
    );
    for (const [k, one] of [first, ...others].entries()) {
      const flat = { ...house, street: `${street} Apt ${units[k] ?? k + 1}` };
      setHome(one, flat);
      shipTo(one.shipment, flat);
      const line = networkRow(world, one.person.home.net);
      line.latitude = round(Number(spot.latitude) + draw.normal(0, HOUSE));
      line.longitude = round(Number(spot.longitude) + draw.normal(0, HOUSE));
    }
    honest(world, 'apartment-block', [first, ...others]);
  },
};
