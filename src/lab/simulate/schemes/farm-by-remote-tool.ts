import { buildFarm, personasOf, type Standing } from './farm.ts';
import { tellRing } from './ring.ts';
import type { Scheme } from './scheme.ts';
import { leaveAlone, leaveShared, type AloneTable, type Least, type SharedTable } from './traces/index.ts';
import { farmVerdict } from './verdict.ts';

/**
 * Shares of farms, or of their seats, that leave each trace, by easy, medium and hard. Our assumption: 30% of rings share an
 * account and 50% a delivery address or home line inside one tenant, 60% leak Astrill or another VPN, normal hours are common. So is how a
 * share falls from easy to hard.
 */
const STANDING: Standing = {
  one_line: [1, 1, 0.7],
  own_router: [0.05, 0.2, 0.6],
  lives_elsewhere: [0.6, 0.45, 0.25],
  sent_to_farm: [0.7, 0.5, 0.4],
  keeper_works_here: [0.15, 0.15, 0.15],
};
const SHARED: SharedTable = {
  one_controller: [0.85, 0.55, 0.25],
  one_ship_to: [0.75, 0.5, 0.25],
  one_account: [0.5, 0.3, 0.15],
  one_phone: [0.35, 0.15, 0.08],
  one_browser: [0.35, 0.2, 0.08],
  one_interview_machine: [0.4, 0.2, 0.05],
  one_number: [0.3, 0.1, 0.02],
  one_referee: [0.3, 0.15, 0.05],
  referral_chain: [0.4, 0.3, 0.15],
};
const ALONE: AloneTable = {
  remote_tool: [0.95, 0.9, 0.75],
  early_tool: [0.9, 0.65, 0.3],
  second_tool: [0.4, 0.2, 0.05],
  unattended_setup: [0.5, 0.3, 0.1],
  peer_over_vpn: [0.7, 0.5, 0.25],
  peer_abroad: [0.4, 0.2, 0.03],
  mesh_client: [0.2, 0.12, 0.05],
  vpn_leak: [0.85, 0.6, 0.35],
  country_leak: [0.35, 0.15, 0.03],
  phone_abroad: [0.3, 0.15, 0.05],
  odd_hours: [0.5, 0.25, 0.08],
  always_on: [0.9, 0.7, 0.4],
  radios_off: [0.4, 0.25, 0.1],
  jiggler: [0.4, 0.2, 0.05],
  declines: [0.5, 0.25, 0.08],
  serial_fails: [0.25, 0.1, 0.02],
  signed_by_other: [0.4, 0.2, 0.08],
  applied_over_vpn: [0.5, 0.3, 0.15],
  interviewed_over_vpn: [0.5, 0.3, 0.12],
  virtual_camera: [0.2, 0.1, 0.03],
  camera_refused: [0.4, 0.2, 0.05],
  video_delay: [0.4, 0.2, 0.1],
  other_person: [0.15, 0.07, 0.02],
  other_holder: [0.35, 0.15, 0.05],
  account_switched: [0.3, 0.15, 0.05],
  payout_over_vpn: [0.4, 0.2, 0.08],
  takes_files: [0.15, 0.15, 0.15],
  keeps_laptop: [0.6, 0.4, 0.2],
  extortion: [0.05, 0.05, 0.05],
  misuse_report: [0.06, 0.04, 0.02],
};
/** What every farm and every seat leaves at least: with nothing left nobody could find it (our assumption). */
const LEAST_SHARED: Least = { easy: 2, medium: 1, hard: 1 };
const LEAST_ALONE: Least = { easy: 4, medium: 2, hard: 1 };

/** 70% of laptops are controlled by software, mostly on Windows (our assumption). */
export const farmByRemoteTool: Scheme = {
  kind: 'farm-by-remote-tool',
  about: 'laptops of several personas in one home, driven by remote-access software',
  plant: (world, n) => {
    const ring = buildFarm(world, 'farm-by-remote-tool', n, STANDING, {});
    const personas = personasOf(ring);
    for (const seat of personas) leaveAlone(ring, seat, ALONE, LEAST_ALONE);
    leaveShared(ring, personas, SHARED, LEAST_SHARED);
    tellRing(ring, { verdict: farmVerdict(ring) });
  },
};
