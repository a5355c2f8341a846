import { move } from '../population/laptop.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, seenDays, someone } from './someone.ts';

/** A colleague comes to stay for a working week, laptop and all. */
export const visitingColleague: LookAlike = {
  kind: 'visiting-colleague',
  about: "an unrecorded week of work at a colleague's home",
  resembles: ['farm-by-remote-tool', 'farm-by-kvm'],
  plant: (world, n) => {
    const draw = world.draw(`visit ${n}`);
    const host = someone(world, `visit ${n} host`);
    const guest = someone(world, `visit ${n} guest`);
    const { from, to } = seenDays(world, guest);
    const day = Math.ceil(from) + draw.int(4, Math.max(5, Math.floor(to - from) - 9));
    move(guest.laptop, host.person.home, day, day + draw.int(3, 6));
    honest(world, 'visiting-colleague', [host, guest], ['device']);
  },
};
