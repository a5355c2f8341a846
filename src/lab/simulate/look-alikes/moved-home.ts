import { after, putRoster, type World } from '../world.ts';
import { addressIn, setHome, shipTo } from './home.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, newcomer, twoTowns } from './someone.ts';

const RESEMBLES = ['relocated-laptop', 'farm-by-remote-tool'];

/** Between offer and delivery somebody moves, and the parcel follows. Not recorded: the staff list still has the old home. */
function moved(world: World, kind: string, n: number, recorded: boolean): void {
  const draw = world.draw(`${kind} ${n}`);
  const [old, town] = twoTowns(world, `${kind} ${n}`);
  const mover = newcomer(world, `${kind} ${n}`, { town });
  const { person, shipment } = mover;
  const before = addressIn(world, `${kind} ${n}`, old);
  Object.assign(mover.application.row, { stated_city: old.city, stated_region: old.region });
  if (recorded) {
    const at = after(world, person.hired - draw.int(4, 12) + 0.6);
    putRoster(world, 'hr_events', { worker_id: person.id, kind: 'address_change', at });
  } else setHome(mover, before);
  const changed = after(world, person.hired - draw.int(4, 7) + draw.next());
  putRoster(world, 'shipments', { ...shipment, direction: recorded ? 'outbound' : 'redirect', changed_at: changed });
  shipTo(shipment, before);
  honest(world, kind, [mover], ['device']);
}

export const movedHome: LookAlike = {
  kind: 'moved-home',
  about: 'a move between offer and delivery, on file',
  resembles: RESEMBLES,
  plant: (world, n) => moved(world, 'moved-home', n, true),
};

export const movedHomeUnrecorded: LookAlike = {
  kind: 'moved-home-unrecorded',
  about: 'a move between offer and delivery; the staff list has the old home',
  resembles: RESEMBLES,
  plant: (world, n) => moved(world, 'moved-home-unrecorded', n, false),
};
