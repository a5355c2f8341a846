import { hideBehind } from '../population/exit.ts';
import { move } from '../population/laptop.ts';
import { addNetwork } from '../population/network.ts';
import { townFor } from '../population/towns.ts';
import { operatorFor, type Operator } from './operator.ts';
import { leaves, newRing, note, tellRing, type Ring, type Seat, type Shares } from './ring.ts';
import type { Scheme } from './scheme.ts';
import { sit } from './seat.ts';
import { behind, shipTo, TRAVEL_ROUTER } from './site.ts';
import { dropOf } from './traces/custody.ts';
import { clientOn } from './traces/network.ts';
import { leaveAlone, leaveShared, type AloneTable, type Least, type SharedTable } from './traces/index.ts';
import { relocationVerdict } from './verdict.ts';

/**
 * Shares that leave each trace, by easy, medium and hard. One facilitator re-shipped 49 laptops abroad (US Justice
 * Department 2025-07-24); the shares are our assumption.
 */
/** The laptop shows foreign addresses day by day; else it works behind a VPN and shows one now and then. */
const OPEN_ADDRESS: Shares = [0.95, 0.65, 0.2];
const LOCATION_ON: Shares = [0.8, 0.6, 0.35];
const CLOCK_MOVES: Shares = [0.75, 0.5, 0.15];
/** The delivery: sent to a forwarder from the first, or redirected on its way; else to the home that is stated. */
const TO_FORWARDER: Shares = [0.5, 0.45, 0.35];
const REDIRECTED: Shares = [0.95, 0.85, 0.4];
const ROUTER: Shares = [0.2, 0.3, 0.4];
const ALONE: AloneTable = {
  vpn_leak: [0.5, 0.4, 0.3],
  odd_hours: [0.5, 0.25, 0.1],
  phone_abroad: [0.5, 0.3, 0.1],
  jiggler: [0.2, 0.1, 0.04],
  declines: [0.4, 0.2, 0.08],
  serial_fails: [0.1, 0.05, 0.02],
  signed_by_other: [0.5, 0.3, 0.15],
  interviewed_over_vpn: [0.5, 0.3, 0.1],
  interviewed_from_abroad: [0.3, 0.1, 0.02],
  camera_refused: [0.3, 0.15, 0.05],
  other_holder: [0.3, 0.15, 0.05],
  payout_over_vpn: [0.3, 0.2, 0.08],
  keeps_laptop: [0.7, 0.5, 0.3],
  takes_files: [0.15, 0.15, 0.15],
};
const SHARED: SharedTable = {
  one_account: [0.5, 0.3, 0.15],
  one_ship_to: [0.6, 0.4, 0.2],
  one_phone: [0.2, 0.1, 0.05],
};
const LEAST: Least = { easy: 2, medium: 1, hard: 1 };
/** Days on which a hidden laptop shows where it is (our assumption). */
const SLIPS = [0.12, 0.25] as const;
/** Laptops of this organisation that one facilitator sends on. */
const LAPTOPS = [[1, 6], [2, 3], [3, 1]] as const; // prettier-ignore

/** Sends the laptop on: it is there some days after the first, or has never been anywhere else. */
function relocate(ring: Ring, seat: Seat, operator: Operator, forwarded: boolean): void {
  const { world } = ring;
  const whose = `seat ${ring.seats.indexOf(seat)}`;
  const draw = world.draw(`${ring.id} ${whose} abroad`);
  const wait = forwarded && draw.chance(0.7) ? 0 : draw.int(6, 25);
  const day = Math.min(seat.person.hired + wait, seat.until - 15);
  const line = draw.chance(0.4) ? operator.line : addNetwork(world, { kind: 'residential', town: operator.town });
  const router = leaves(ring, 'travel_router', ROUTER, whose);
  move(seat.laptop, router ? behind(world, line, `${ring.id} ${whose}`, TRAVEL_ROUTER) : line, day <= seat.person.hired ? -400 : day, 4_000); // prettier-ignore
  const from = Math.max(seat.seen, day);
  if (router) note(ring, 'travel_router', from);
  if (line === operator.line) ring.bonds.add(`line of ${operator.key}`); // hidden or not, it shows there on every eighth day or more
  if (leaves(ring, 'open_address', OPEN_ADDRESS, whose)) note(ring, 'open_address', from);
  else {
    const share = 1 - SLIPS[0] - (SLIPS[1] - SLIPS[0]) * draw.next();
    hideBehind(world, seat.person, operator.service, operator.exit.town, share, true);
    if (!router) clientOn(ring, seat, operator.service, from, share);
    note(ring, 'address_slips', from);
  }
  const located = leaves(ring, 'location_on', LOCATION_ON, whose);
  seat.laptop.plan.location_on = located;
  if (located) note(ring, 'location_on', from);
  if (leaves(ring, 'clock_moves', CLOCK_MOVES, whose)) {
    seat.laptop.plan.clock_zone = operator.town.zone;
    note(ring, 'clock_moves', from);
  }
}

export const relocatedLaptop: Scheme = {
  kind: 'relocated-laptop',
  about: 'laptops that a facilitator sends on, to another country than they were sent to',
  plant: (world, n) => {
    const ring = newRing(world, 'relocated-laptop', n);
    const town = townFor(world, `${ring.id} town`);
    const operator = operatorFor(ring, town);
    const size = ring.draw.weighted(LAPTOPS);
    for (let k = 0; k < size; k++) {
      const seat = sit(ring, { town });
      const whose = `seat ${k}`;
      const toForwarder = leaves(ring, 'to_forwarder', TO_FORWARDER, whose);
      const redirected = !toForwarder && leaves(ring, 'redirected', REDIRECTED, whose);
      if (toForwarder) {
        shipTo(ring, seat, dropOf(ring, seat));
        note(ring, 'to_forwarder', seat.person.hired);
      }
      if (redirected) leaveAlone(ring, seat, { redirected: [1, 1, 1] });
      relocate(ring, seat, operator, toForwarder || redirected);
      leaveAlone(ring, seat, ALONE, LEAST);
    }
    leaveShared(ring, ring.seats, SHARED);
    tellRing(ring, { verdict: relocationVerdict(ring) });
  },
};
