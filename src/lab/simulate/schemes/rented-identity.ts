import { townFor } from '../population/towns.ts';
import { operatorFor } from './operator.ts';
import { countLeft, newRing, tellRing } from './ring.ts';
import type { Scheme } from './scheme.ts';
import { sit } from './seat.ts';
import { leaveAlone, type AloneTable, type Least } from './traces/index.ts';

/**
 * Shares that leave each trace, by easy, medium and hard. The lender is real, lives where the file says, passes document checks
 * and keeps the laptop at home; somebody else works on it. In public cases lenders appeared in person. 60% leak Astrill or
 * another VPN; shares are our assumption.
 */
const TELLING: AloneTable = {
  remote_tool: [0.95, 0.9, 0.7],
  own_machine_first: [0.5, 0.3, 0.12],
  country_leak: [0.45, 0.25, 0.08],
  interviewed_from_abroad: [0.3, 0.15, 0.06],
  other_person: [0.7, 0.4, 0.25],
  misuse_report: [0.12, 0.06, 0.04],
};
const ALONE: AloneTable = {
  early_tool: [0.9, 0.7, 0.35],
  second_tool: [0.4, 0.2, 0.06],
  unattended_setup: [0.6, 0.35, 0.1],
  peer_over_vpn: [0.8, 0.6, 0.35],
  peer_abroad: [0.5, 0.25, 0.06],
  mesh_client: [0.2, 0.12, 0.06],
  vpn_leak: [0.9, 0.65, 0.4],
  phone_abroad: [0.3, 0.15, 0.05],
  odd_hours: [0.5, 0.25, 0.1],
  jiggler: [0.3, 0.15, 0.05],
  always_on: [0.8, 0.6, 0.35],
  applied_over_vpn: [0.4, 0.25, 0.1],
  interviewed_over_vpn: [0.5, 0.3, 0.12],
  virtual_camera: [0.3, 0.15, 0.06],
  camera_refused: [0.4, 0.2, 0.08],
  video_delay: [0.5, 0.3, 0.15],
  declines: [0.3, 0.15, 0.05],
  serial_fails: [0.15, 0.08, 0.03],
  other_holder: [0.35, 0.2, 0.06],
  account_switched: [0.4, 0.2, 0.08],
  payout_over_vpn: [0.5, 0.3, 0.12],
  takes_files: [0.15, 0.15, 0.15],
  extortion: [0.05, 0.05, 0.05],
};
const LEAST_TELLING: Least = { easy: 3, medium: 2, hard: 2 };
const LEAST: Least = { easy: 5, medium: 2, hard: 1 };

export const rentedIdentity: Scheme = {
  kind: 'rented-identity',
  about: 'somebody lends a name and a home, and another one works',
  plant: (world, n) => {
    const ring = newRing(world, 'rented-identity', n);
    const town = townFor(world, `${ring.id} town`);
    operatorFor(ring, town);
    const seat = sit(ring, { town, role: 'identity_lender' });
    leaveAlone(ring, seat, TELLING, LEAST_TELLING);
    leaveAlone(ring, seat, ALONE, LEAST);
    const otherPerson = countLeft(ring, 'misuse_report', 'other_person');
    const otherHands = countLeft(ring, 'remote_tool', 'own_machine_first', 'serial_fails');
    tellRing(ring, { verdict: otherPerson > 0 && otherHands > 0 ? 'rented-identity' : null });
  },
};
