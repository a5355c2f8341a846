import { officesOf } from '../population/office.ts';
import { DOCKS } from '../population/peripheral-kinds.ts';
import { monitor } from '../population/peripheral.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, seenDays, someone } from './someone.ts';
import { plugIn } from './things.ts';

/** A dock for everybody who comes in: the same monitor and hub on one laptop after another. */
export const hotDeskDock: LookAlike = {
  kind: 'hot-desk-dock',
  about: 'one office dock and its monitor, seen on the laptops of everybody who sits there',
  resembles: ['shared-operator', 'farm-by-kvm'],
  plant: (world, n) => {
    const draw = world.draw(`hot-desk ${n}`);
    const office = draw.pick(officesOf(world));
    const screen = monitor(draw);
    const dock = draw.pick(DOCKS.filter(({ serial }) => serial > 0));
    const hub = { vendor_id: dock.vendorId, product_id: dock.productId, manufacturer: dock.maker, product: dock.product, serial: draw.token(dock.serial).toUpperCase(), classes: dock.classes }; // prettier-ignore
    const hires = Array.from({ length: draw.int(3, 5) }, (_, k) =>
      someone(world, `hot-desk ${n} ${k}`, { town: office.town, remote: false }),
    );
    for (const hire of hires) {
      const { plan } = hire.person;
      plan.office_net = office.net;
      plan.office_days = draw.pick([0b01110, 0b00110, 0b11111, 0b01010]);
      const time = { ...seenDays(world, hire), net: office.net };
      plugIn(world, hire.laptop, 'display', screen, time);
      plugIn(world, hire.laptop, 'usb', hub, time);
    }
    honest(world, 'hot-desk-dock', hires, ['device']);
  },
};
