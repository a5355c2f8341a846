import type { World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, seenDays, someone, townAbroad } from './someone.ts';
import { recordTravel, stayIn } from './travel.ts';

const RESEMBLES = ['relocated-laptop', 'rented-identity'];
/** Days in one place (our assumption). */
const STAY = [14, 40] as const;

/** Somebody who works from one country after another; `late`: the first stay came on file weeks after it began. */
function plant(world: World, kind: string, n: number, late: boolean): void {
  const draw = world.draw(`${kind} ${n}`);
  const hire = someone(world, `${kind} ${n}`);
  const days = seenDays(world, hire);
  let day = days.from + draw.int(3, Math.max(4, Math.round(world.setting.days / 5)));
  const stops = draw.int(2, 3);
  for (let stop = 0; stop < stops && day < days.to; stop++) {
    const town = townAbroad(world, `${kind} ${n} ${stop}`, hire.person.town);
    const until = day + draw.int(...STAY);
    stayIn(world, hire, town, day + draw.next() * 0.5, until);
    recordTravel(world, hire, town, late && stop === 0 ? Math.min(day + draw.int(9, 16), until) : day, until);
    day = until;
    if (draw.chance(0.4)) day += draw.int(4, 12);
  }
  honest(world, kind, [hire], ['device']);
}

export const nomadApproved: LookAlike = {
  kind: 'nomad-approved',
  about: 'somebody who works from one country after another, each stay approved',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'nomad-approved', n, false),
};

export const nomadLateRecord: LookAlike = {
  kind: 'nomad-late-record',
  about: 'the same, but the first stay was recorded weeks after it began',
  resembles: RESEMBLES,
  plant: (world, n) => plant(world, 'nomad-late-record', n, true),
};
