import { pushTo } from '../../population/push.ts';
import { REPOSITORIES } from '../../population/repositories.ts';
import type { Random } from '../../random.ts';
import { after, put, putRoster } from '../../world.ts';
import type { Ring, Seat } from '../ring.ts';
import { operatorOf, signInBeside } from './network.ts';
import { dayOf, type SeatTrace, type SharedTrace } from './trace.ts';

/** The telephone that answers for a worker. Who is new enrols it on the first day (population/enrolment.ts), others do it now. */
function enrol(ring: Ring, seat: Seat, factor: { readonly key: string; readonly name: string }, draw: Random): number {
  const { plan, w, hired } = seat.person;
  const chosen = { factor_key: factor.key, factor_name: factor.name, factor_kind: 'push' };
  Object.assign(plan, chosen);
  if (hired >= 0) return hired;
  const day = dayOf(seat, draw, 20);
  const net = seat.laptop.stays.at(-1)?.net ?? null;
  put(ring.world, 'sim_change', { w, happened_at: after(ring.world, day + 0.4 + draw.next() * 0.4), change: 'factor_enrolled', ...chosen, phone: null, email: null, net }); // prettier-ignore
  return day;
}

/** One telephone confirms the sign-ins of several. */
export const onePhone: SharedTrace = (ring, seats, draw) => {
  if (seats.length < 2) return null;
  const { factor, key } = operatorOf(ring);
  const some = draw.shuffle(seats).slice(0, Math.max(2, Math.ceil(seats.length * 0.6)));
  const days = some.map((seat) => enrol(ring, seat, factor, draw));
  ring.bonds.add(`factor of ${key}`);
  return Math.min(...days);
};

/** The operator's browser signs in as several, now and then. */
export const oneBrowser: SharedTrace = (ring, seats, draw) => {
  if (seats.length < 2) return null;
  const { browser, exit, serviceName, key } = operatorOf(ring);
  let first = Infinity;
  for (const seat of seats) {
    const days = draw.int(2, 5);
    const from = dayOf(seat, draw, days);
    signInBeside(ring, seat, { from, to: from + days, network: exit, tunnel: serviceName, browser });
    first = Math.min(first, from);
  }
  ring.bonds.add(`browser of ${key}`);
  return first;
};

/** Files a day: those who hurry take all at once (our assumption). */
const FILES_A_DAY = { easy: [400, 1_500], medium: [200, 900], hard: [40, 200] } as const;

/** Many files are taken in the last days (15% of schemes: our assumption). */
export const takesFiles: SeatTrace = (ring, seat, draw) => {
  if (!seat.leaves) return null;
  const [low, high] = FILES_A_DAY[ring.difficulty];
  const from = Math.max(Math.ceil(seat.seen), Math.floor(seat.until) - draw.int(1, 5));
  const row = { w: seat.person.w, from_at: after(ring.world, from), to_at: after(ring.world, from + draw.int(1, 2)), net: null }; // prettier-ignore
  put(ring.world, 'sim_transfer', { ...row, action: 'downloaded', per_day: draw.int(low, high) });
  return from;
};

/** Repositories that are taken along (our assumption). */
const TAKEN = [3, 9] as const;

/** Source code goes to an account of the operator's own. */
export const pushesAway: SeatTrace = (ring, seat, draw) => {
  const day = dayOf(seat, draw, 3);
  const row = { w: seat.person.w, from_at: after(ring.world, day), to_at: after(ring.world, day + 2), net: null };
  put(ring.world, 'sim_transfer', { ...row, action: 'clone', per_day: draw.int(20, 60) });
  const account = `git.example.net/${draw.pick(['nightowl', 'devstar', 'codelane'])}${draw.int(10, 99)}`;
  for (let n = draw.int(...TAKEN); n > 0; n--)
    pushTo(
      ring.world,
      seat.laptop,
      day,
      `https://${account}/${draw.pick(REPOSITORIES)}-${draw.pick(REPOSITORIES)}.git`,
    );
  return day;
};

/** Tokens that live on are made before the last day. */
export const makesTokens: SeatTrace = (ring, seat, draw) => {
  if (!seat.leaves) return null;
  const from = Math.max(seat.seen, seat.until - 6);
  for (let i = 0; i < draw.int(2, 4); i++)
    put(ring.world, 'sim_change', { w: seat.person.w, happened_at: after(ring.world, from + draw.next() * 5), change: 'token_created', factor_kind: null, factor_key: null, factor_name: `token ${i + 1}`, phone: null, email: null, net: null }); // prettier-ignore
  return from;
};

/** Signs in after the last day. */
export const staysIn: SeatTrace = (ring, seat) => {
  const from = Math.ceil(seat.until) + 4;
  if (!seat.leaves || from + 2 > ring.world.setting.days) return null;
  const { exit, serviceName } = operatorOf(ring);
  signInBeside(ring, seat, { from, to: from + 2, network: exit, tunnel: serviceName, browser: seat.browser });
  return from;
};

/** A demand for money after the exit (5% of schemes: our assumption). */
export const extortion: SeatTrace = (ring, seat, draw) => {
  const day = seat.until + draw.int(2, 6);
  if (!seat.leaves || day >= ring.world.setting.days) return null;
  putRoster(ring.world, 'notices', {
    received_at: after(ring.world, day),
    kind: 'tip',
    about: seat.person.id,
    summary: 'A message asks for money and names internal files.',
  });
  return day;
};

/** What the personnel office knows of an exit. */
export function recordExit({ world }: Ring, seat: Seat, kind: string, daysBefore: number): void {
  putRoster(world, 'hr_events', { worker_id: seat.person.id, kind, at: after(world, seat.until - daysBefore) });
}
