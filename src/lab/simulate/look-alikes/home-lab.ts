import { putRoster, type World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, jobIn, seenDays, someone } from './someone.ts';
import { BOARDS, neighbour, plugIn } from './things.ts';

/** How a PiKVM identifies itself (pikvm/kvmd). */
const PIKVM = { vendor_id: '1d6b', product_id: '0104', manufacturer: 'PiKVM', product: 'PiKVM Composite Device', serial: 'CAFEBABE', classes: 'keyboard;mouse;storage', disk: 'PiKVM|Optical Drive' } as const; // prettier-ignore
const VERSIONS = [
  ['7771', 'PiKVM V3'],
  ['7772', 'PiKVM V4 Mini'],
  ['7773', 'PiKVM V4 Plus'],
] as const;

/** Somebody with a rack at home, whose console switch is now and then left on the laptop. */
function plant(world: World, kind: string, n: number, recorded: boolean): void {
  const draw = world.draw(`${kind} ${n}`);
  const families = recorded ? ['it', 'platform'] : ['engineering', 'platform'];
  const hire = someone(world, `${kind} ${n}`, { job: jobIn(world, `${kind} ${n}`, families) });
  const days = seenDays(world, hire);
  const [edid_product, product] = draw.pick(VERSIONS);
  const display = { manufacturer: 'LNX', product, serial: 'CAFEBABE', edid_product, edid_serial: '01010101' };
  const times = draw.int(1, 4);
  for (let k = 0; k < times; k++) {
    const from = days.from + draw.next() * (days.to - days.from - 2);
    const time = { from, to: from + 0.1 + draw.next() * 2, net: hire.person.home.net };
    plugIn(world, hire.laptop, 'usb', PIKVM, time);
    plugIn(world, hire.laptop, 'display', display, time);
  }
  neighbour(world, hire.person.home.net, draw.pick(BOARDS), 'pikvm.local');
  if (recorded)
    putRoster(world, 'approved_tools', {
      tool: 'pikvm',
      scope: hire.person.id,
      peer_ids: null,
      reason: 'console of the home lab, agreed with IT',
    });
  honest(world, kind, [hire], ['device']);
}

export const homeLab: LookAlike = {
  kind: 'home-lab',
  about: 'the owner of a home lab with a PiKVM, agreed with IT',
  resembles: ['farm-by-kvm'],
  plant: (world, n) => plant(world, 'home-lab', n, true),
};

export const homeLabUnrecorded: LookAlike = {
  kind: 'home-lab-unrecorded',
  about: 'a developer with a PiKVM that IT does not know about',
  resembles: ['farm-by-kvm'],
  plant: (world, n) => plant(world, 'home-lab-unrecorded', n, false),
};
