import { FAMILY } from '../population/names.ts';
import { addCandidate } from '../population/candidate.ts';
import { townFor } from '../population/towns.ts';
import { after, put, putRoster, tell } from '../world.ts';
import { operatorFor } from './operator.ts';
import { countLeft, leaves, newRing, note, tellRing, type Ring, type Seat, type Shares } from './ring.ts';
import type { Scheme } from './scheme.ts';
import { sit } from './seat.ts';
import { leaveAlone, leaveShared, type AloneTable, type Least, type SharedTable } from './traces/index.ts';

/**
 * Shares that leave each trace, by easy, medium and hard. One lent identity had 13 jobs in three years (US Justice
 * Department 2025-12-04); other personas have
 * 1 to 3. Shares are our assumption.
 */
/** The same person has a second seat here, under the name written otherwise. */
const SECOND_SEAT: Shares = [0.7, 0.5, 0.35];
/** The systems of the other employers are used on the laptop of this one. */
const ON_THIS_LAPTOP: Shares = [0.9, 0.6, 0.3];
const PEER_WRITES: Shares = [0.5, 0.25, 0.1];
/** Applied before, under the name written otherwise. */
const APPLIED_BEFORE: Shares = [0.8, 0.6, 0.4];
const ALONE: AloneTable = {
  long_days: [0.6, 0.35, 0.15],
  remote_tool: [0.5, 0.3, 0.15],
  vpn_leak: [0.7, 0.5, 0.3],
  jiggler: [0.5, 0.3, 0.1],
  declines: [0.4, 0.2, 0.08],
  camera_refused: [0.3, 0.15, 0.05],
  misuse_report: [0.15, 0.08, 0.03],
};
const OF_BOTH: SharedTable = {
  one_number: [0.6, 0.4, 0.3],
  one_account: [0.5, 0.3, 0.2],
  one_ship_to: [0.5, 0.3, 0.2],
  one_interview_machine: [0.4, 0.2, 0.1],
};
const LEAST: Least = { easy: 2, medium: 1, hard: 0 };
const LEAST_OF_BOTH: Least = { easy: 2, medium: 1, hard: 1 };
/** Jobs beside the one here, by difficulty; the case of 13 stands once among the easy ones. */
const JOBS = { easy: [3, 5], medium: [2, 4], hard: [1, 3] } as const;
const MOST = 12;

/** Systems that bear the name of the employer (content/lists/employer-systems.yml), and the programs that reach them. */
const SYSTEMS = [['okta.com', 'chrome.exe'], ['onelogin.com', 'chrome.exe'], ['jamfcloud.com', 'chrome.exe'], ['gpcloudservice.com', 'PanGPS.exe']] as const; // prettier-ignore

/** A name as the same person writes it elsewhere: shortened, with two letters swapped, or with a second family name. */
function otherwise(ring: Ring, given: string, family: string): readonly [given: string, family: string] {
  const draw = ring.draw;
  return draw.pick([
    [given.slice(0, 3), family],
    [given, `${family.slice(0, 3)}${family[4] ?? ''}${family[3] ?? ''}${family.slice(5)}`],
    [given, `${family}-${draw.pick(FAMILY)}`],
  ] as const);
}

/** Works for others too: their sign-in and VPN are seen on the laptop. */
function workFor(ring: Ring, seat: Seat, jobs: number): void {
  const { world } = ring;
  for (let k = 0; k < jobs; k++) {
    const draw = world.draw(`${ring.id} employer ${k}`);
    const [suffix, program] = draw.pick(SYSTEMS);
    const from = seat.seen + draw.int(0, 10);
    put(world, 'sim_visit', {
      d: seat.laptop.d,
      from_at: after(world, from),
      to_at: after(world, seat.until),
      per_day: 0.4 + draw.next() * 2,
      remote_name: `${draw.pick(FAMILY).toLowerCase()}${draw.pick(['', 'soft', 'labs', 'group'])}.${suffix}`,
      program,
    });
    note(ring, 'other_employer', from);
  }
}

function writesAPeer(ring: Ring, seat: Seat): void {
  const day = Math.floor(seat.seen + (seat.until - seat.seen) * (0.4 + 0.5 * ring.draw.next()));
  const about = ring.draw.pick([seat.person.id, String(seat.person.roster.personal_email)]);
  putRoster(ring.world, 'notices', { received_at: after(ring.world, day + 0.5), kind: 'peer', about, summary: 'Another employer asks about somebody who works full time for both.' }); // prettier-ignore
  note(ring, 'peer_writes', day);
}

export const oneIdentityManyJobs: Scheme = {
  kind: 'one-identity-many-jobs',
  about: 'one identity holds jobs with several employers, now and then two with this one',
  plant: (world, n) => {
    const ring = newRing(world, 'one-identity-many-jobs', n);
    const town = townFor(world, `${ring.id} town`);
    operatorFor(ring, town);
    const seat = sit(ring, { town, employment: 'employee', left: null });
    const [given, family] = otherwise(ring, seat.person.given, seat.person.family);
    if (leaves(ring, 'second_seat', SECOND_SEAT)) {
      const second = sit(ring, { town, given, family, left: null });
      note(ring, 'second_seat', second.seen);
    }
    const others: { kind: 'applicant'; id: string; role: string }[] = [];
    if (leaves(ring, 'applied_before', APPLIED_BEFORE)) {
      const applied = ring.draw.int(-55, world.setting.days - 10);
      const before = addCandidate(world, ring.id, { town, given, family, applied, line: seat.person.home });
      before.row.phone = seat.person.roster.phone ?? null;
      tell(world, 'applicant', before.id, { scheme: ring.id });
      others.push({ kind: 'applicant', id: before.id, role: 'persona' });
      note(ring, 'applied_before', applied);
    }
    const many = ring.difficulty === 'easy' && n === 0;
    const [fewest, most] = JOBS[ring.difficulty];
    const jobs = many ? MOST : ring.draw.int(fewest, most);
    if (ring.left.length === 0 || leaves(ring, 'on_this_laptop', ON_THIS_LAPTOP)) workFor(ring, seat, jobs);
    if (many || leaves(ring, 'peer_writes', PEER_WRITES)) writesAPeer(ring, seat);
    for (const one of ring.seats) leaveAlone(ring, one, ALONE, LEAST);
    if (ring.seats.length > 1) leaveShared(ring, ring.seats, OF_BOTH, LEAST_OF_BOTH);
    const elsewhere = countLeft(ring, 'other_employer', 'peer_writes');
    const otherHands = countLeft(ring, 'long_days', 'remote_tool');
    tellRing(ring, { verdict: elsewhere > 0 && otherHands > 0 ? 'one-identity-many-jobs' : null, open: true, others });
  },
};
