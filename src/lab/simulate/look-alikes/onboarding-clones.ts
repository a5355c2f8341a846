import { after, put } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, jobIn, newcomer } from './someone.ts';

/** The script for new machines fetches every repository of the team. */
export const onboardingClones: LookAlike = {
  kind: 'onboarding-clones',
  about: 'a new developer whose set-up script clones all repositories at once',
  resembles: ['exfiltration-at-exit', 'stealth-behaviour'],
  plant: (world, n) => {
    const draw = world.draw(`clones ${n}`);
    const hire = newcomer(world, `clones ${n}`, {
      job: jobIn(world, `clones ${n}`, ['engineering', 'platform', 'data']),
    });
    const from = hire.person.hired + draw.int(0, 3) + 0.55;
    put(world, 'sim_transfer', {
      w: hire.person.w,
      from_at: after(world, from),
      to_at: after(world, from + 0.1),
      // In two hours: the number of the script by the parts of the day.
      per_day: draw.int(20, 60) / 0.1,
      action: 'clone',
      net: null,
    });
    honest(world, 'onboarding-clones', [hire]);
  },
};
