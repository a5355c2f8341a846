import { hideBehind, type ServiceName } from '../../population/exit.ts';
import type { Network } from '../../population/network.ts';
import { after, put } from '../../world.ts';
import type { Operator } from '../operator.ts';
import type { Ring, Seat } from '../ring.ts';
import { dayOf, type SeatTrace } from './trace.ts';

export function operatorOf(ring: Ring): Operator {
  if (ring.operator === undefined) throw new TypeError(`${ring.id} has no operator`);
  return ring.operator;
}

interface Direct {
  readonly from: number;
  readonly to: number;
  readonly network: Network;
  readonly tunnel: string | null;
  readonly browser: string;
  /** Sign-ins a day; absent: one. */
  readonly perDay?: number;
}

/** Signs in from a machine that is not the company's. */
export function signInBeside(
  { world }: Ring,
  seat: Seat,
  { from, to, network, tunnel, browser, perDay }: Direct,
): void {
  put(world, 'sim_direct', {
    w: seat.person.w,
    from_at: after(world, from),
    to_at: after(world, to),
    per_day: perDay ?? 1,
    net: network.net,
    managed: false,
    d: null,
    user_agent: null,
    fingerprint: browser,
    tunnel_operator: tunnel,
    tunnel_type: tunnel === null ? null : 'VPN',
    outcome: 'success',
  });
}

/** A few sign-ins through the operator's VPN service, from the operator's own machine. */
export const vpnLeak: SeatTrace = (ring, seat, draw) => {
  const { exit, serviceName } = operatorOf(ring);
  const days = draw.int(1, 4);
  const from = dayOf(seat, draw, days);
  signInBeside(ring, seat, { from, to: from + days, network: exit, tunnel: serviceName, browser: seat.browser });
  return from;
};

/** Once the VPN is forgotten: the country of the work shows between two sign-ins through it. */
export const countryLeak: SeatTrace = (ring, seat, draw) => {
  const { exit, serviceName, line } = operatorOf(ring);
  const from = dayOf(seat, draw, 2);
  const both = { from, to: from + 2, browser: seat.browser };
  signInBeside(ring, seat, { ...both, network: exit, tunnel: serviceName });
  signInBeside(ring, seat, { ...both, to: from + 1, network: line, tunnel: null });
  return from;
};

/** The client of the service runs on the laptop; Astrill's has a helper process (from its files). */
export function clientOn({ world }: Ring, seat: Seat, service: ServiceName, from: number, share: number): void {
  const at = { d: seat.laptop.d, from_at: after(world, from), to_at: after(world, seat.until), command_line: null };
  put(world, 'sim_tool_use', { ...at, program: service, per_day: share, parent: seat.laptop.plan.os === 'macos' ? 'launchd' : 'explorer.exe', connects: true }); // prettier-ignore
  if (service === 'astrill') put(world, 'sim_tool_use', { ...at, program: 'astrill-proxy', per_day: share, parent: 'astrill.exe', connects: true }); // prettier-ignore
}

/** Works through a VPN on many days, on the laptop itself or beside it. */
export const vpnHabit: SeatTrace = (ring, seat, draw) => {
  const { service, exit } = operatorOf(ring);
  const [share, onDevice] = [0.2 + draw.next() * 0.6, draw.chance(0.3)];
  hideBehind(ring.world, seat.person, service, exit.town, share, onDevice);
  if (onDevice) clientOn(ring, seat, service, seat.seen, share);
  return seat.seen;
};

/** The first weeks go by on a machine of the operator's own. */
export const ownMachineFirst: SeatTrace = (ring, seat, draw) => {
  if (seat.person.hired < 0) return null;
  const { exit, serviceName } = operatorOf(ring);
  const days = draw.int(8, 20);
  signInBeside(ring, seat, { from: Math.ceil(seat.seen), to: Math.min(seat.seen + days, Math.floor(seat.until)), network: exit, tunnel: serviceName, browser: seat.browser, perDay: draw.int(3, 7) }); // prettier-ignore
  return seat.seen;
};

/** The telephone that signs in is where the operator is. */
export const phoneAbroad: SeatTrace = (ring, seat, draw) => {
  seat.person.plan.mobile_net = operatorOf(ring).mobile.net;
  seat.person.plan.mobile_share = 0.05 + draw.next() * 0.2;
  return seat.seen;
};

/** Keeps the day of the place where the work is really done. */
export const oddHours: SeatTrace = (ring, seat) => {
  seat.person.plan.timezone = operatorOf(ring).town.zone;
  return seat.seen;
};

/** Signs of a person nearly around the clock (press reports: 14 logged hours a day and more). */
export const longDays: SeatTrace = (_, seat, draw) => {
  const { plan } = seat.person;
  plan.work_minutes = draw.int(1_000, 1_250);
  plan.start_minute = draw.int(240, 360);
  plan.rate = 2 + draw.next();
  plan.weekend_share = 0.6;
  plan.absence_share = 0.02;
  return seat.seen;
};

/** The laptop's clock runs in the zone of the work. */
export const clockElsewhere: SeatTrace = (ring, seat) => {
  seat.laptop.plan.clock_zone = operatorOf(ring).town.zone;
  return seat.seen;
};
