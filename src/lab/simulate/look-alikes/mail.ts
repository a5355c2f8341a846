import { FAMILY, GIVEN, STREETS } from '../population/names.ts';
import { putRoster } from '../world.ts';
import { addressIn, homeOf, setHome, shipTo } from './home.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, newcomer, someone, twoTowns } from './someone.ts';

const RESEMBLES = ['relocated-laptop', 'farm-by-remote-tool'];

export const concierge: LookAlike = {
  kind: 'concierge',
  about: 'a parcel signed for by the concierge',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`concierge ${n}`);
    const one = newcomer(world, `concierge ${n}`);
    one.shipment.signed_by = draw.chance(0.5)
      ? `${draw.pick(GIVEN)} ${draw.pick(FAMILY)}`
      : draw.pick(['Front desk', 'Concierge', 'Mail room', 'Reception']);
    honest(world, 'concierge', [one], ['device']);
  },
};

/** No letter carrier comes to the farmhouse: post office box or the shop that keeps parcels. */
export const ruralPoBox: LookAlike = {
  kind: 'rural-po-box',
  about: 'a rural home whose parcels go to a post-office box or a shop',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`po-box ${n}`);
    const one = newcomer(world, `po-box ${n}`);
    const shop = draw.chance(0.4);
    const street = shop ? `${draw.int(1, 300)} ${draw.pick(STREETS)} PMB ${draw.int(10, 400)}` : `PO Box ${draw.int(10, 4_000)}`; // prettier-ignore
    shipTo(one.shipment, { street });
    if (draw.chance(0.5)) setHome(one, { ...homeOf(one), street });
    const { city, region, postal_code } = homeOf(one);
    putRoster(world, 'address_checks', {
      address: `${street}, ${String(city)}, ${String(region)} ${String(postal_code)}`,
      worker_id: one.person.id,
      commercial_mail_agent: shop,
      residential: false,
      kind: shop ? 'business' : null,
    });
    honest(world, 'rural-po-box', [one], ['device']);
  },
};

/** A programme of the state gives the same box to all whom it protects; where they live is nobody's business. */
export const protectedAddress: LookAlike = {
  kind: 'protected-address',
  about: 'people in an address confidentiality programme: one state post-office box for all',
  resembles: [...RESEMBLES, 'farm-by-kvm'],
  plant: (world, n) => {
    const draw = world.draw(`protected ${n}`);
    const [seat, other] = twoTowns(world, `protected ${n}`);
    const box = draw.int(1_000, 9_000);
    const people = [other, draw.chance(0.5) ? seat : other].map((town, k) => {
      const one = someone(world, `protected ${n} ${k}`, { town });
      const address = { ...addressIn(world, `seat ${n}`, seat), street: `PO Box ${box} # ${draw.int(100, 9_000)}` };
      setHome(one, address);
      shipTo(one.shipment, address);
      return one;
    });
    honest(world, 'protected-address', people, ['device']);
  },
};
