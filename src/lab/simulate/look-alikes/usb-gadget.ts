import type { LookAlike } from './look-alike.ts';
import { honest, seenDays, someone } from './someone.ts';
import { BOARDS, neighbour, plugIn } from './things.ts';

/** Boards that act as a network card, and those that are a keyboard besides. */
const GADGETS = [
  { manufacturer: 'Linux 6.6.31+rpt-rpi-v6 with 20980000.usb', product: 'RNDIS/Ethernet Gadget', classes: 'network' },
  { manufacturer: 'Linux 6.6.31 with fe980000.usb', product: 'Multifunction Composite Gadget', classes: 'network;storage', disk: 'Linux|File-Stor Gadget' },
  { manufacturer: 'Linux 6.1.55 with 20980000.usb', product: 'Multifunction Composite Gadget', classes: 'keyboard;network' },
]; // prettier-ignore

export const usbGadget: LookAlike = {
  kind: 'usb-gadget',
  about: 'a hobbyist: a small computer on the USB port, boards on the home network',
  resembles: ['farm-by-kvm'],
  plant: (world, n) => {
    const draw = world.draw(`usb-gadget ${n}`);
    const hire = someone(world, `usb-gadget ${n}`);
    const days = seenDays(world, hire);
    const gadget = { vendor_id: '1d6b', product_id: '0104', ...draw.pick(GADGETS) };
    const times = draw.int(2, 6);
    for (let k = 0; k < times; k++) {
      const from = days.from + draw.next() * (days.to - days.from - 2);
      plugIn(world, hire.laptop, 'usb', gadget, { from, to: from + 0.05 + draw.next() * 0.4 });
    }
    for (const board of draw.shuffle(BOARDS).slice(0, draw.int(1, 2)))
      neighbour(world, hire.person.home.net, board, draw.chance(0.5) ? 'raspberrypi.local' : null);
    honest(world, 'usb-gadget', [hire], ['device']);
  },
};
