import { bankAccount } from '../population/pay.ts';
import { townFor } from '../population/towns.ts';
import { after, putRoster } from '../world.ts';
import { operatorFor } from './operator.ts';
import { leaves, newRing, note, tellRing, type Ring, type Seat, type Shares } from './ring.ts';
import type { Scheme } from './scheme.ts';
import { sit } from './seat.ts';
import { leaveAlone, leaveShared, type AloneTable, type Least, type SharedTable } from './traces/index.ts';
import { purseOf } from './traces/pay.ts';

/**
 * Shares that leave each trace, by easy, medium and hard. 29 accounts were seized in one action (US Justice
 * Department 2025-06-30). Shares are our assumption.
 */
/** One account for all; else one for every two, and somebody who has been on both. */
const ONE_FOR_ALL: Shares = [1, 0.85, 0.25];
/** The wage goes to an account of its own first, and to the hub after some weeks. */
const STAGGERED: Shares = [0.2, 0.5, 0.8];
const ALONE: AloneTable = {
  other_holder: [0.6, 0.35, 0.1],
  payout_over_vpn: [0.5, 0.3, 0.12],
  odd_rail: [0.25, 0.12, 0.04],
  vpn_leak: [0.6, 0.45, 0.3],
  remote_tool: [0.5, 0.35, 0.2],
  interviewed_over_vpn: [0.4, 0.25, 0.1],
  camera_refused: [0.3, 0.15, 0.05],
  declines: [0.3, 0.15, 0.05],
  odd_hours: [0.3, 0.15, 0.05],
  takes_files: [0.15, 0.15, 0.15],
};
const SHARED: SharedTable = {
  one_number: [0.4, 0.2, 0.1],
  one_referee: [0.3, 0.15, 0.08],
  one_interview_machine: [0.3, 0.2, 0.1],
  one_browser: [0.3, 0.2, 0.12],
  one_phone: [0.2, 0.12, 0.1],
  referral_chain: [0.5, 0.3, 0.2],
};
/** Two people on one account are not a hub by themselves: something else connects them. */
const LEAST_OF_PAIRS: Least = { easy: 2, medium: 2, hard: 2 };
const LEAST: Least = { easy: 1, medium: 0, hard: 0 };
const SIZE = [3, 6] as const;
const AT_ONCE = 3;

type Account = ReturnType<typeof bankAccount>;

/** From a day on the wage goes into an account; gives the day. */
function payFrom(ring: Ring, seat: Seat, account: Account, day: number): number {
  const since = after(ring.world, day).slice(0, 10);
  const { routing, account: number } = account;
  if (day - seat.person.hired <= AT_ONCE)
    Object.assign(seat.pay.account, { routing_number: routing, account_number: number });
  else
    putRoster(ring.world, 'payroll_accounts', {
      ...seat.pay.account,
      effective_at: since,
      routing_number: routing,
      account_number: number,
    });
  for (const one of seat.pay.payments) if (one.paid_at >= since) one.account_number = number;
  return day;
}

export const payoutHub: Scheme = {
  kind: 'payout-hub',
  about: 'wages of several workers who have nothing to do with one another go into few accounts',
  plant: (world, n) => {
    const ring = newRing(world, 'payout-hub', n);
    const town = townFor(world, `${ring.id} town`);
    operatorFor(ring, town);
    const size = ring.draw.int(...SIZE);
    for (let k = 0; k < size; k++)
      sit(ring, { town: townFor(world, `${ring.id} town ${k}`), role: 'payee', left: null });
    const forAll = leaves(ring, 'one_for_all', ONE_FOR_ALL);
    const first = purseOf(ring);
    const accounts = [first, ...Array.from({ length: Math.ceil(size / 2) - 1 }, () => bankAccount(world))];
    for (const seat of ring.seats) leaveAlone(ring, seat, ALONE);
    ring.seats.forEach((seat, k) => {
      const own = forAll ? first : (accounts[Math.floor(k / 2)] ?? first);
      const staggered = leaves(ring, 'staggered', STAGGERED, `seat ${k}`);
      const day = seat.person.hired + (staggered ? ring.draw.int(20, 90) : 1);
      note(ring, 'account', payFrom(ring, seat, own, Math.min(day, seat.until - 5)));
      const next = forAll || k % 2 === 0 ? undefined : accounts[Math.floor(k / 2) + 1];
      if (next !== undefined) note(ring, 'account_of_another_pair', payFrom(ring, seat, next, Math.min(Math.max(day, 0) + 35, seat.until - 3))); // prettier-ignore
    });
    if (forAll) note(ring, 'one_for_all', Math.max(0, ...ring.seats.map((one) => one.person.hired)));
    ring.bonds.add(`account ${first.account}`);
    leaveShared(ring, ring.seats, SHARED, forAll ? LEAST : LEAST_OF_PAIRS);
    tellRing(ring, { verdict: 'payout-hub' });
  },
};
