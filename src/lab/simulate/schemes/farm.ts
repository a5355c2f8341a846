import { townFor } from '../population/towns.ts';
import type { World } from '../world.ts';
import { operatorFor, townNear } from './operator.ts';
import { leaves, newRing, note, type Ring, type Seat, type Shares } from './ring.ts';
import { sit, type SeatSpec } from './seat.ts';
import { addSite, behind, HOME_ROUTER, shipTo, standAt, TRAVEL_ROUTER, type Site } from './site.ts';

/** How the laptops of a farm stand. */
export interface Standing {
  /** All behind one home line; else each behind a line of its own, in the town that is claimed. */
  readonly one_line: Shares;
  /** On the one line each has a router of its own, so that none sees another. */
  readonly own_router: Shares;
  /** A persona claims to live in another town than the farm's. */
  readonly lives_elsewhere: Shares;
  /** Such a persona's parcel goes to the farm at once; else to the stated home, and is sent on. */
  readonly sent_to_farm: Shares;
  /** Who keeps the farm has a job here as well, and does it. */
  readonly keeper_works_here: Shares;
}

/** This organisation's laptops in one farm, lognormal; most laptops of a farm belong to other employers (our assumption from public cases). */
const SIZE = [3.5, 0.4] as const;
const LARGEST = 12;

/** Makes place, operator, people and laptops of a farm. The seats of personas come first, the keeper's last. */
export function buildFarm(world: World, kind: string, n: number, standing: Standing, spec: Partial<SeatSpec>): Ring {
  const ring = newRing(world, kind, n);
  const town = townFor(world, `${ring.id} town`);
  const site = addSite(world, ring.id, town);
  ring.site = site;
  operatorFor(ring, town);
  const size = Math.min(
    LARGEST,
    Math.max(2, Math.round(ring.draw.lognormal(world.setting.farmSize ?? SIZE[0], SIZE[1]))),
  );
  for (let k = 0; k < size; k++) {
    const whose = `seat ${k}`;
    const elsewhere = leaves(ring, 'lives_elsewhere', standing.lives_elsewhere, whose);
    const seat = sit(ring, { town: elsewhere ? townNear(world, `${ring.id} ${whose} town`, town) : town, ...spec });
    if (seat.person.town.city !== town.city) sendToFarm(ring, seat, site, leaves(ring, 'sent_to_farm', standing.sent_to_farm, whose)); // prettier-ignore
  }
  const personas = [...ring.seats];
  if (leaves(ring, 'one_line', standing.one_line))
    onOneLine(ring, site, leaves(ring, 'own_router', standing.own_router));
  else
    for (const seat of personas)
      standAt(seat, behind(world, seat.person.home, `${ring.id} ${seat.person.id}`, TRAVEL_ROUTER));
  if (leaves(ring, 'keeper_works_here', standing.keeper_works_here)) {
    sit(ring, { town, home: site.network, role: 'facilitator', hired: -ring.draw.int(100, 900), left: null });
    note(ring, 'keeper_works_here', 0);
  }
  return ring;
}

export function personasOf(ring: Ring): Seat[] {
  return ring.seats.filter((one) => one.role === 'persona');
}

function sendToFarm(ring: Ring, seat: Seat, site: Site, atOnce: boolean): void {
  if (atOnce) shipTo(ring, seat, site);
  note(ring, atOnce ? 'sent_to_farm' : 'lives_elsewhere', seat.person.hired);
}

function onOneLine(ring: Ring, site: Site, ownRouters: boolean): void {
  for (const seat of ring.seats)
    standAt(
      seat,
      ownRouters ? behind(ring.world, site.network, `${ring.id} ${seat.person.id}`, HOME_ROUTER) : site.network,
    );
  const second = ring.seats.map((one) => one.seen).sort((a, b) => a - b)[1];
  note(ring, 'one_line', second ?? 0);
  if (!ownRouters) note(ring, 'one_router', second ?? 0);
}
