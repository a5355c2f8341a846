import type { LookAlike } from './look-alike.ts';
import { honest, jobIn, seenDays, someone } from './someone.ts';
import { runs } from './things.ts';

/** Programs that keep a screen awake while somebody speaks. */
export const presenter: LookAlike = {
  kind: 'presenter',
  about: 'somebody who gives presentations and keeps the screen awake',
  resembles: ['farm-by-remote-tool', 'stealth-behaviour'],
  plant: (world, n) => {
    const draw = world.draw(`presenter ${n}`);
    const hire = someone(world, `presenter ${n}`, {
      job: jobIn(world, `presenter ${n}`, ['sales', 'customer', 'product']),
    });
    const days = seenDays(world, hire);
    const program =
      hire.laptop.plan.os === 'macos' ? 'amphetamine' : draw.pick(['caffeine', 'mouse-jiggler', 'powertoys-awake']);
    runs(world, hire.laptop, program, { from: days.from, to: days.to, perDay: 0.1 + draw.next() * 0.7 });
    honest(world, 'presenter', [hire], ['device']);
  },
};
