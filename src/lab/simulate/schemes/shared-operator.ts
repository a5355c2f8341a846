import { townFor } from '../population/towns.ts';
import { operatorFor, townNear } from './operator.ts';
import { leaves, newRing, note, tellRing, type Ring, type Seat, type Shares } from './ring.ts';
import type { Scheme } from './scheme.ts';
import { sit } from './seat.ts';
import { addSite, standAt } from './site.ts';
import { leaveAlone, leaveShared, type AloneTable, type Least, type SharedTable } from './traces/index.ts';
import { operatorVerdict } from './verdict.ts';

/** Shares that leave each trace, by easy, medium and hard; sources as in farm-by-remote-tool.ts. */
const ONE_PLACE: Shares = [0.7, 0.5, 0.35];
const IN_TURNS: Shares = [0.95, 0.65, 0.3];
const SHARED: SharedTable = {
  one_account: [0.4, 0.3, 0.15],
  one_number: [0.3, 0.15, 0.05],
  one_interview_machine: [0.5, 0.3, 0.1],
  one_referee: [0.3, 0.15, 0.05],
  one_ship_to: [0.4, 0.25, 0.15],
};
/** What only one person holds. At one place the laptops stand side by side; apart each is driven by software. */
const HELD: SharedTable = { one_phone: [0.85, 0.6, 0.4], one_browser: [0.75, 0.5, 0.25] };
const AT_ONE_PLACE: SharedTable = { ...HELD, one_display: [0.8, 0.5, 0.3] };
const APART: SharedTable = { ...HELD, one_controller: [0.9, 0.7, 0.4] };
const ALONE: AloneTable = {
  vpn_leak: [0.7, 0.5, 0.3],
  country_leak: [0.3, 0.12, 0.03],
  odd_hours: [0.4, 0.2, 0.08],
  jiggler: [0.3, 0.2, 0.08],
  declines: [0.4, 0.2, 0.05],
  interviewed_over_vpn: [0.4, 0.25, 0.1],
  virtual_camera: [0.25, 0.12, 0.04],
  camera_refused: [0.4, 0.2, 0.06],
  other_holder: [0.3, 0.15, 0.05],
  payout_over_vpn: [0.3, 0.15, 0.06],
  takes_files: [0.15, 0.15, 0.15],
  misuse_report: [0.04, 0.03, 0.01],
};
const DRIVEN: AloneTable = {
  remote_tool: [1, 1, 0.9],
  early_tool: [0.8, 0.5, 0.2],
  peer_over_vpn: [0.6, 0.4, 0.2],
  unattended_setup: [0.4, 0.2, 0.08],
};
const LEAST_HELD: Least = { easy: 2, medium: 2, hard: 1 };
const LEAST_SHARED: Least = { easy: 2, medium: 0, hard: 0 };

/** Personas of one operator: two to six, most often two (our assumption). */
const PERSONAS = [[2, 5], [3, 4], [4, 2], [5, 1], [6, 1]] as const; // prettier-ignore
/** Length of the operator's day in minutes: 14 logged hours (press reports). */
const DAY = [660, 840] as const;
/** Share of a turn that is worked; what is left keeps the turns apart. */
const WORKED = 0.75;

/** The operator works as one after the other; who comes first changes from day to day. */
function inTurns(ring: Ring, seats: readonly Seat[]): void {
  const turn = Math.floor(ring.draw.int(...DAY) / seats.length);
  const start = ring.draw.int(390, 480);
  seats.forEach(({ person: { plan } }, k) => {
    Object.assign(plan, { turn: k, turns: seats.length, turn_minutes: turn, start_minute: start, spread: 5, work_minutes: Math.round(turn * WORKED), mobile_share: 0, timezone: seats[0]?.person.town.zone ?? null }); // prettier-ignore
    plan.rate = Math.max(1, Number(plan.rate));
  });
  note(ring, 'in_turns', Math.max(...seats.map((one) => one.seen)));
}

export const sharedOperator: Scheme = {
  kind: 'shared-operator',
  about: 'one person works as several, who never work at the same time',
  plant: (world, n) => {
    const ring = newRing(world, 'shared-operator', n);
    const town = townFor(world, `${ring.id} town`);
    operatorFor(ring, town);
    const size = ring.draw.weighted(PERSONAS);
    for (let k = 0; k < size; k++) sit(ring, { town: townNear(world, `${ring.id} town ${k}`, town), left: null });
    const together = leaves(ring, 'one_place', ONE_PLACE);
    if (together) {
      const site = addSite(world, ring.id, town);
      ring.site = site;
      for (const seat of ring.seats) standAt(seat, site.network);
      note(ring, 'one_place', Math.max(...ring.seats.map((one) => one.seen)));
    }
    for (const seat of ring.seats) leaveAlone(ring, seat, together ? ALONE : { ...ALONE, ...DRIVEN });
    leaveShared(ring, ring.seats, together ? AT_ONE_PLACE : APART, LEAST_HELD);
    leaveShared(ring, ring.seats, SHARED, LEAST_SHARED);
    if (leaves(ring, 'in_turns', IN_TURNS)) inTurns(ring, ring.seats);
    tellRing(ring, { verdict: operatorVerdict(ring) });
  },
};
