import { after, put } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, someone } from './someone.ts';

/** Somebody who leaves gathers what the successor needs, as asked. */
export const handover: LookAlike = {
  kind: 'handover',
  about: 'a leaver who downloads a lot in the last week for an agreed handover',
  resembles: ['exfiltration-at-exit'],
  plant: (world, n) => {
    const draw = world.draw(`handover ${n}`);
    const left = Math.round(world.setting.days * (0.5 + draw.next() * 0.45));
    const hire = someone(world, `handover ${n}`, { left });
    const from = left - draw.int(2, 6) + 0.5;
    put(world, 'sim_transfer', {
      w: hire.person.w,
      from_at: after(world, from),
      to_at: after(world, from + 0.3),
      per_day: draw.int(80, 300) / 0.3,
      action: 'downloaded',
      net: null,
    });
    honest(world, 'handover', [hire]);
  },
};
