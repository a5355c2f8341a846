import { leaves, note, type Ring, type Seat, type Shares } from '../ring.ts';
import * as access from './access.ts';
import * as custody from './custody.ts';
import * as hardware from './hardware.ts';
import * as hiring from './hiring.ts';
import * as network from './network.ts';
import * as pay from './pay.ts';
import * as remote from './remote.ts';
import type { SeatTrace, SharedTrace } from './trace.ts';

/** Traces of one seat by name. They are left in this order: later ones may change what earlier ones made. */
const ALONE = {
  vpn_leak: network.vpnLeak,
  country_leak: network.countryLeak,
  vpn_habit: network.vpnHabit,
  own_machine_first: network.ownMachineFirst,
  phone_abroad: network.phoneAbroad,
  odd_hours: network.oddHours,
  long_days: network.longDays,
  clock_elsewhere: network.clockElsewhere,
  remote_tool: remote.remoteTool,
  early_tool: remote.earlyTool,
  second_tool: remote.secondTool,
  unattended_setup: remote.unattendedSetup,
  peer_over_vpn: remote.peerOverVpn,
  peer_abroad: remote.peerAbroad,
  mesh_client: remote.meshClient,
  always_on: hardware.alwaysOn,
  radios_off: hardware.radiosOff,
  jiggler: hardware.jiggler,
  travel_router: hardware.travelRouter,
  redirected: custody.redirected,
  signed_by_other: custody.signedByOther,
  declines: custody.declines,
  serial_fails: custody.serialFails,
  keeps_laptop: custody.keepsLaptop,
  applied_over_vpn: hiring.appliedOverVpn,
  interviewed_over_vpn: hiring.interviewedOverVpn,
  interviewed_from_abroad: hiring.interviewedFromAbroad,
  virtual_camera: hiring.virtualCamera,
  camera_refused: hiring.cameraRefused,
  video_delay: hiring.videoDelay,
  other_person: hiring.otherPerson,
  misuse_report: hiring.misuseReport,
  other_holder: pay.otherHolder,
  account_switched: pay.accountSwitched,
  payout_over_vpn: pay.payoutOverVpn,
  odd_rail: pay.oddRail,
  takes_files: access.takesFiles,
  pushes_away: access.pushesAway,
  makes_tokens: access.makesTokens,
  stays_in: access.staysIn,
  extortion: access.extortion,
} as const satisfies Readonly<Record<string, SeatTrace>>;

/** Traces that seats share. */
const SHARED = {
  one_controller: remote.oneController,
  one_display: hardware.oneDisplay,
  one_ship_to: custody.oneShipTo,
  one_interview_machine: hiring.oneInterviewMachine,
  one_number: hiring.oneNumber,
  one_referee: hiring.oneReferee,
  referral_chain: hiring.referralChain,
  one_account: pay.oneAccount,
  one_phone: access.onePhone,
  one_browser: access.oneBrowser,
} as const satisfies Readonly<Record<string, SharedTrace>>;

export type AloneTable = Readonly<Partial<Record<keyof typeof ALONE, Shares>>>;
export type SharedTable = Readonly<Partial<Record<keyof typeof SHARED, Shares>>>;

/** How many traces of a table are left at least: a scheme without any could not be found by anybody. */
export type Least = Readonly<Record<'easy' | 'medium' | 'hard', number>>;
const NONE: Least = { easy: 0, medium: 0, hard: 0 };
const NEVER: Shares = [0, 0, 0];

/** Those drawn by their shares first, then as many of the others, in any order, as are missing. */
function choose<Name extends string>(
  ring: Ring,
  names: readonly Name[],
  whose: string,
  least: number,
  share: (name: Name) => Shares,
  leave: (name: Name) => number | null,
): void {
  const hit = new Set(names.filter((name) => leaves(ring, name, share(name), whose)));
  const others = ring.world
    .draw(`${ring.id} ${whose} at least`)
    .shuffle(names.filter((name) => !hit.has(name) && share(name)[2] > 0));
  let count = 0;
  for (const name of [...names.filter((one) => hit.has(one)), ...others]) {
    if (!hit.has(name) && count >= least) break;
    const day = leave(name);
    if (day === null) continue;
    note(ring, name, day);
    count += 1;
  }
}

export function leaveAlone(ring: Ring, seat: Seat, table: AloneTable, least: Least = NONE): void {
  const names = (Object.keys(ALONE) as (keyof typeof ALONE)[]).filter((name) => table[name] !== undefined);
  const whose = `seat ${ring.seats.indexOf(seat)}`;
  choose(
    ring,
    names,
    whose,
    least[ring.difficulty],
    (name) => table[name] ?? NEVER,
    (name) => ALONE[name](ring, seat, ring.world.draw(`${ring.id} ${whose} ${name} how`)),
  );
}

export function leaveShared(ring: Ring, seats: readonly Seat[], table: SharedTable, least: Least = NONE): void {
  const names = (Object.keys(SHARED) as (keyof typeof SHARED)[]).filter((name) => table[name] !== undefined);
  choose(
    ring,
    names,
    'all',
    least[ring.difficulty],
    (name) => table[name] ?? NEVER,
    (name) => SHARED[name](ring, seats, ring.world.draw(`${ring.id} ${name} how`)),
  );
}
