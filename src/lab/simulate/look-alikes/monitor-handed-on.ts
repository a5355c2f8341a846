import { monitor } from '../population/peripheral.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, seenDays, someone } from './someone.ts';
import { plugIn } from './things.ts';

/** The company's monitor goes from one who leaves to one who stays. */
export const monitorHandedOn: LookAlike = {
  kind: 'monitor-handed-on',
  about: 'a company monitor passed on to a colleague when its user left',
  resembles: ['shared-operator', 'farm-by-kvm'],
  plant: (world, n) => {
    const draw = world.draw(`handed-on ${n}`);
    const left = Math.round(world.setting.days * (0.45 + draw.next() * 0.25));
    const leaver = someone(world, `handed-on ${n} 1`, { left });
    const heir = someone(world, `handed-on ${n} 2`, { town: leaver.person.town });
    const screen = monitor(draw);
    const { from } = seenDays(world, leaver);
    plugIn(world, leaver.laptop, 'display', screen, { from, to: left, net: leaver.person.home.net });
    const arrives = left + draw.int(3, 12);
    plugIn(world, heir.laptop, 'display', screen, { from: arrives, to: seenDays(world, heir).to, net: heir.person.home.net }); // prettier-ignore
    honest(world, 'monitor-handed-on', [leaver, heir], ['device']);
  },
};
