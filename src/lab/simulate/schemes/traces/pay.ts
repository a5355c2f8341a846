import { FAMILY, GIVEN } from '../../population/names.ts';
import { bankAccount, payInto } from '../../population/pay.ts';
import { after, putRoster } from '../../world.ts';
import { ringsOf, type Ring } from '../ring.ts';
import { operatorOf } from './network.ts';
import { dayOf, type SeatTrace, type SharedTrace } from './trace.ts';

export interface Purse {
  readonly routing: string;
  readonly account: string;
  readonly holder: string;
}

const PURSES = new WeakMap<Ring, Purse>();
/** Rings of one facilitator are paid into one account now and then (our assumption). */
const SAME_PURSE = 0.08;

/** The account of a ring; now and then that of an earlier one. */
export function purseOf(ring: Ring): Purse {
  const known = PURSES.get(ring);
  if (known !== undefined) return known;
  const { world } = ring;
  const draw = world.draw(`purse ${ring.id}`);
  const earlier = ringsOf(world).flatMap((one) => PURSES.get(one) ?? []);
  const made =
    earlier.length > 0 && draw.chance(SAME_PURSE)
      ? draw.pick(earlier)
      : { ...bankAccount(world), holder: `${draw.pick(GIVEN)} ${draw.pick(FAMILY)}` };
  PURSES.set(ring, made);
  return made;
}

/** Wages of two or more go into one account (30% of rings: our assumption). */
export const oneAccount: SharedTrace = (ring, seats, draw) => {
  if (seats.length < 2) return null;
  const { routing, account } = purseOf(ring);
  const some = draw.shuffle(seats).slice(0, Math.max(2, Math.ceil(seats.length * 0.7)));
  for (const seat of some) payInto(seat.pay, { routing, account });
  ring.bonds.add(`account ${account}`);
  return Math.min(...some.map((one) => one.person.hired)) + 1;
};

/** The account is held by somebody else. */
export const otherHolder: SeatTrace = (ring, seat) => {
  seat.pay.account.account_holder = purseOf(ring).holder;
  return seat.person.hired + 1;
};

/** Soon after the first wage it is to go elsewhere. */
export const accountSwitched: SeatTrace = (ring, seat, draw) => {
  const { world } = ring;
  const day = seat.person.hired >= 0 ? seat.person.hired + draw.int(12, 28) : dayOf(seat, draw, 20);
  if (day >= seat.until) return null;
  const next = bankAccount(world);
  putRoster(world, 'payroll_accounts', {
    ...seat.pay.account,
    effective_at: after(world, day).slice(0, 10),
    routing_number: next.routing,
    account_number: next.account,
  });
  for (const one of seat.pay.payments)
    if (one.paid_at >= after(world, day).slice(0, 10)) one.account_number = next.account;
  return day;
};

export const payoutOverVpn: SeatTrace = (ring, seat, draw) => {
  seat.pay.account.changed_from_ip = draw.pick(operatorOf(ring).exit.addresses);
  return seat.person.hired + 1;
};

export const oddRail: SeatTrace = (_, seat, draw) => {
  seat.pay.account.rail = draw.pick(['payoneer', 'wise', 'crypto']);
  return seat.person.hired + 1;
};
