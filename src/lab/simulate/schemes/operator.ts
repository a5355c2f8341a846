import { carrier, phoneNumber } from '../population/person.ts';
import { exitOf, SERVICES, type ServiceName } from '../population/exit.ts';
import { addNetwork, type Network } from '../population/network.ts';
import { TOWNS, type Town } from '../population/towns.ts';
import type { World } from '../world.ts';
import { leaves, ringsOf, type Ring } from './ring.ts';

/** Who really works: the place, and what is carried from persona to persona. */
export interface Operator {
  readonly key: string;
  readonly town: Town;
  /** The line at the place. */
  readonly line: Network;
  readonly mobile: Network;
  readonly service: ServiceName;
  readonly serviceName: string;
  /** Exit of the VPN service in the country that is claimed. */
  readonly exit: Network;
  readonly browser: string;
  readonly factor: { readonly key: string; readonly name: string };
  readonly phone: string;
  /** The operator's own ids in remote-access tools, and the name shown there. */
  readonly peer: { readonly id: string; readonly name: string };
  /** Machine on which interviews are taken. */
  readonly hardware: string;
}

/** 60% of VPN leaks are Astrill's (our assumption). */
const ASTRILL_SHARE = 0.6;
/** Hours between the zone that is claimed and that of the work, at least (our assumption). */
const FAR_HOURS = 5;
/** How often an operator also works behind another ring (our assumption; press reports have 6 operators with 31 personas). */
const SERVES_TWO = [0.2, 0.15, 0.1] as const;

function hoursEast(world: World, zone: string): number {
  const at = new Date(world.startAt);
  return (Date.parse(at.toLocaleString('en-US', { timeZone: zone })) - Date.parse(at.toLocaleString('en-US', { timeZone: 'UTC' }))) / 3_600_000; // prettier-ignore
}

/** A town in another country whose day lies elsewhere. */
export function farTown(world: World, name: string, from: Town): Town {
  const here = hoursEast(world, from.zone);
  const far = TOWNS.filter((one) => {
    const apart = Math.abs(hoursEast(world, one.zone) - here) % 24;
    return one.country !== from.country && Math.min(apart, 24 - apart) >= FAR_HOURS;
  });
  return world.draw(name).pick(far);
}

/** A town of the same country: laptops are not sent abroad. */
export function townNear(world: World, name: string, to: Town): Town {
  const near = TOWNS.filter((one) => one.country === to.country);
  return world.draw(name).weighted(near.map((town) => [town, town.weight] as const));
}

/** Another town of the same country, where there is one. */
export function townBeside(world: World, name: string, to: Town): Town {
  const beside = TOWNS.filter((one) => one.country === to.country && one !== to);
  return beside.length === 0 ? to : world.draw(name).weighted(beside.map((town) => [town, town.weight] as const));
}

/** The operator of a ring whose people claim to live in a country; now and then the one of an earlier ring. */
export function operatorFor(ring: Ring, claimed: Town): Operator {
  const { world } = ring;
  const earlier = ringsOf(world).flatMap((one) => (one.operator === undefined ? [] : [one.operator]));
  const fits = earlier.filter((one) => one.exit.town.country === claimed.country);
  const found =
    fits.length > 0 && leaves(ring, 'operator_of_two', SERVES_TWO) ? ring.draw.pick(fits) : newOperator(ring, claimed);
  ring.operator = found;
  return found;
}

function newOperator(ring: Ring, claimed: Town): Operator {
  const { world, id } = ring;
  const draw = world.draw(`operator ${id}`);
  const town = farTown(world, `operator town ${id}`, claimed);
  const service = draw.chance(ASTRILL_SHARE) ? 'astrill' : draw.pick(['nord', 'mullvad', 'proton', 'express'] as const);
  return {
    key: id,
    town,
    line: addNetwork(world, { kind: 'residential', town }),
    mobile: carrier(world, town),
    service,
    serviceName: SERVICES[service].operator,
    exit: exitOf(world, service, townNear(world, `exit of ${id}`, claimed)),
    browser: draw.hex(32),
    factor: {
      key: `opf${draw.token(17)}`,
      name: draw.pick(['iPhone 15', 'iPhone 16', 'Pixel 9', 'Galaxy S25', 'iPhone 14', 'Galaxy A56']),
    },
    phone: phoneNumber(world, claimed.country),
    peer: { id: draw.digits(draw.pick([9, 10])), name: `DESKTOP-${draw.token(7).toUpperCase()}` },
    hardware: draw.hex(16),
  };
}
