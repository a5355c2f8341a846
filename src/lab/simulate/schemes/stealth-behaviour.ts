import { townFor } from '../population/towns.ts';
import { operatorFor } from './operator.ts';
import { newRing, tellRing } from './ring.ts';
import type { Scheme } from './scheme.ts';
import { sit } from './seat.ts';
import { leaveAlone, type AloneTable, type Least } from './traces/index.ts';

/**
 * Shares that leave each trace, by easy, medium and hard. Behaviour only: laptop, hiring and pay are in order, so that what is left
 * can be honest too. Hard ones may be impossible to find, and are planted to show that. Shares
 * are our assumption.
 */
const ALONE: AloneTable = {
  odd_hours: [0.85, 0.6, 0.35],
  long_days: [0.6, 0.35, 0.15],
  jiggler: [0.8, 0.5, 0.25],
  vpn_habit: [0.75, 0.5, 0.25],
  vpn_leak: [0.8, 0.6, 0.3],
  country_leak: [0.4, 0.2, 0.05],
  phone_abroad: [0.4, 0.2, 0.08],
  always_on: [0.7, 0.4, 0.2],
  radios_off: [0.4, 0.2, 0.08],
  declines: [0.4, 0.2, 0.05],
};
const LEAST: Least = { easy: 4, medium: 2, hard: 1 };

export const stealthBehaviour: Scheme = {
  kind: 'stealth-behaviour',
  about: 'a worker of whom nothing but behaviour is to be seen: hours, sessions, a jiggler, a VPN',
  plant: (world, n) => {
    const ring = newRing(world, 'stealth-behaviour', n);
    const town = townFor(world, `${ring.id} town`);
    operatorFor(ring, town);
    leaveAlone(ring, sit(ring, { town, left: null }), ALONE, LEAST);
    tellRing(ring, { verdict: null });
  },
};
