import { townFor } from '../population/towns.ts';
import { operatorFor } from './operator.ts';
import { countLeft, leaves, newRing, tellRing, type Shares } from './ring.ts';
import type { Scheme } from './scheme.ts';
import { sit } from './seat.ts';
import { recordExit } from './traces/access.ts';
import { leaveAlone, type AloneTable, type Least } from './traces/index.ts';

/**
 * Shares that leave each trace, by easy, medium and hard. These are the schemes
 * that end in exfiltration or extortion. Other evidence points to the person before that; shares are our assumption.
 */
const BEFORE: AloneTable = {
  remote_tool: [0.8, 0.6, 0.35],
  early_tool: [0.8, 0.6, 0.3],
  peer_over_vpn: [0.7, 0.5, 0.25],
  vpn_leak: [0.85, 0.65, 0.4],
  country_leak: [0.4, 0.2, 0.05],
  odd_hours: [0.4, 0.2, 0.08],
  interviewed_over_vpn: [0.5, 0.35, 0.15],
  other_person: [0.5, 0.3, 0.12],
  camera_refused: [0.4, 0.2, 0.08],
  video_delay: [0.3, 0.2, 0.1],
  declines: [0.4, 0.25, 0.08],
  serial_fails: [0.3, 0.15, 0.05],
  other_holder: [0.3, 0.2, 0.06],
  payout_over_vpn: [0.4, 0.2, 0.08],
  misuse_report: [0.12, 0.06, 0.03],
};
const AT_EXIT: AloneTable = {
  takes_files: [1, 0.9, 0.75],
  pushes_away: [0.5, 0.3, 0.15],
  makes_tokens: [0.7, 0.45, 0.2],
  stays_in: [0.6, 0.35, 0.12],
  keeps_laptop: [0.7, 0.5, 0.25],
  extortion: [0.33, 0.33, 0.2],
};
const DISMISSED: Shares = [0.8, 0.6, 0.4];
const LEAST_BEFORE: Least = { easy: 3, medium: 2, hard: 1 };
const LEAST_AT_EXIT: Least = { easy: 2, medium: 2, hard: 1 };

export const exfiltrationAtExit: Scheme = {
  kind: 'exfiltration-at-exit',
  about: 'a worker who takes files or code along, and stays in after the last day',
  plant: (world, n) => {
    const ring = newRing(world, 'exfiltration-at-exit', n);
    const town = townFor(world, `${ring.id} town`);
    const { days } = world.setting;
    operatorFor(ring, town);
    const left = ring.draw.int(Math.round(days * 0.5), Math.max(Math.round(days * 0.5), days - 9));
    const hired = left - Math.max(30, Math.min(900, Math.round(ring.draw.lognormal(90, 0.8))));
    const seat = sit(ring, { town, hired, left });
    leaveAlone(ring, seat, BEFORE, LEAST_BEFORE);
    leaveAlone(ring, seat, AT_EXIT, LEAST_AT_EXIT);
    if (leaves(ring, 'dismissed', DISMISSED)) {
      recordExit(ring, seat, 'notice_of_performance', ring.draw.int(5, 12));
      recordExit(ring, seat, 'terminated', 0);
    }
    const kept = countLeft(ring, 'takes_files', 'pushes_away', 'makes_tokens', 'stays_in', 'keeps_laptop');
    tellRing(ring, { verdict: countLeft(ring, 'extortion') > 0 && kept > 0 ? 'exit-extortion' : null });
  },
};
