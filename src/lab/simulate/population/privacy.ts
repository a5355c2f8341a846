import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { hideBehind, type ServiceName } from './exit.ts';
import type { Hire } from './hire.ts';
import { TOWNS, type Town } from './towns.ts';

/** Share of staff with a commercial VPN that is sometimes on at work (our assumption; in surveys a third of adults use one at all). */
const VPN_SHARE = 0.07;
/** Which service, by weight (our assumption). */
const SERVICES: readonly (readonly [ServiceName, number])[] = [
  ['nord', 38],
  ['express', 22],
  ['proton', 24],
  ['mullvad', 14],
  ['astrill', 2],
];
/** Share whose VPN is always on, and share that picks an exit in another town or country (our assumption). */
const ALWAYS_ON = 0.2;
const OTHER_TOWN = 0.35;
const OTHER_COUNTRY = 0.1;
/** Share of VPNs that run on the company laptop, not only in the browser (our assumption). */
const ON_LAPTOP = 0.5;
/** Share of Macs whose browser goes through iCloud Private Relay (our assumption). */
const RELAY_SHARE = 0.08;

function exitTown(person: { readonly town: Town }, draw: Random): Town {
  const chance = draw.next();
  const abroad = chance < OTHER_COUNTRY;
  if (chance >= OTHER_COUNTRY + OTHER_TOWN) return person.town;
  const towns = TOWNS.filter((one) => (one.country !== person.town.country) === abroad);
  return draw.weighted((towns.length === 0 ? TOWNS : towns).map((one) => [one, one.weight] as const));
}

/** Privacy-minded people: a VPN now and then or always, or the relay of their browser. */
export function mayHide(world: World, { person, laptop }: Hire): void {
  const draw = world.draw(`privacy of ${person.w}`);
  const service = draw.weighted(SERVICES);
  const share = draw.chance(ALWAYS_ON) ? 0.92 + draw.next() * 0.08 : 0.04 + draw.next() * 0.4;
  const town = exitTown(person, draw);
  const onLaptop = draw.chance(ON_LAPTOP);
  if (draw.chance(VPN_SHARE)) hideBehind(world, person, service, town, share, onLaptop);
  else if (laptop.plan.os === 'macos' && draw.chance(RELAY_SHARE))
    hideBehind(world, person, 'relay', person.town, 0.5 + draw.next() * 0.5, false);
}
