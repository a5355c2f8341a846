import { buildFarm, personasOf, type Standing } from './farm.ts';
import { plugKvms } from './kvm.ts';
import { tellRing } from './ring.ts';
import type { Scheme } from './scheme.ts';
import { leaveAlone, leaveShared, type AloneTable, type Least, type SharedTable } from './traces/index.ts';
import { farmVerdict } from './verdict.ts';

/**
 * Shares of farms, or of their seats, that leave each trace, by easy, medium and hard; sources as in farm-by-remote-tool.ts. There is
 * no remote-access software: what drives the laptop is a device (kvm.ts), and its far end leaves nothing in the organisation's data.
 */
const STANDING: Standing = {
  one_line: [1, 0.95, 0.7],
  own_router: [0.05, 0.2, 0.5],
  lives_elsewhere: [0.6, 0.45, 0.25],
  sent_to_farm: [0.7, 0.5, 0.4],
  keeper_works_here: [0.1, 0.1, 0.1],
};
const SHARED: SharedTable = {
  one_ship_to: [0.75, 0.5, 0.3],
  one_account: [0.5, 0.3, 0.15],
  one_phone: [0.4, 0.2, 0.1],
  one_browser: [0.3, 0.2, 0.1],
  one_interview_machine: [0.4, 0.2, 0.05],
  one_number: [0.3, 0.1, 0.02],
  referral_chain: [0.4, 0.3, 0.15],
};
const ALONE: AloneTable = {
  vpn_leak: [0.85, 0.6, 0.35],
  country_leak: [0.35, 0.15, 0.03],
  phone_abroad: [0.3, 0.15, 0.05],
  odd_hours: [0.5, 0.25, 0.08],
  always_on: [0.95, 0.85, 0.6],
  radios_off: [0.6, 0.4, 0.2],
  jiggler: [0.15, 0.08, 0.02],
  declines: [0.5, 0.25, 0.08],
  serial_fails: [0.25, 0.1, 0.02],
  signed_by_other: [0.4, 0.2, 0.08],
  applied_over_vpn: [0.5, 0.3, 0.15],
  interviewed_over_vpn: [0.5, 0.3, 0.12],
  virtual_camera: [0.25, 0.12, 0.04],
  camera_refused: [0.5, 0.25, 0.08],
  video_delay: [0.4, 0.2, 0.1],
  other_person: [0.15, 0.07, 0.02],
  other_holder: [0.35, 0.15, 0.05],
  payout_over_vpn: [0.4, 0.2, 0.08],
  takes_files: [0.15, 0.15, 0.15],
  keeps_laptop: [0.6, 0.4, 0.2],
  extortion: [0.05, 0.05, 0.05],
  misuse_report: [0.06, 0.04, 0.02],
};
const LEAST_SHARED: Least = { easy: 2, medium: 1, hard: 1 };
const LEAST_ALONE: Least = { easy: 3, medium: 1, hard: 1 };

/** 20% of laptops are controlled by a remote-keyboard device (our assumption). */
export const farmByKvm: Scheme = {
  kind: 'farm-by-kvm',
  about: 'laptops of several personas in one home, driven by remote-keyboard devices and no software',
  plant: (world, n) => {
    const ring = buildFarm(world, 'farm-by-kvm', n, STANDING, {});
    const personas = personasOf(ring);
    plugKvms(ring, personas);
    for (const seat of personas) leaveAlone(ring, seat, ALONE, LEAST_ALONE);
    leaveShared(ring, personas, SHARED, LEAST_SHARED);
    tellRing(ring, { verdict: farmVerdict(ring) });
  },
};
