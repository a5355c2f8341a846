import { after, putRoster, rosterOf, type RosterRow, type World } from '../../world.ts';
import { IN_PERSON } from '../../population/attestation.ts';
import { addSite, shipTo, type Site } from '../site.ts';
import type { Ring, Seat } from '../ring.ts';
import { townBeside } from '../operator.ts';
import { dayOf, type SeatTrace, type SharedTrace } from './trace.ts';

export function attest(world: World, seat: Seat, kind: string, day: number, outcome: string): void {
  putRoster(world, 'attestations', {
    worker_id: seat.person.id,
    kind,
    at: after(world, day + 0.6),
    outcome,
    by: null,
  });
}

/** Meetings and checks in person are put off. */
export const declines: SeatTrace = (ring, seat, draw) => {
  const times = draw.int(2, 3);
  let first = Infinity;
  for (let i = 0; i < times; i++) {
    const day = dayOf(seat, draw, 1);
    attest(ring.world, seat, draw.pick(IN_PERSON), day, 'declined');
    first = Math.min(first, day);
  }
  return first;
};

export const serialFails: SeatTrace = (ring, seat, draw) => {
  const day = dayOf(seat, draw, 1);
  attest(ring.world, seat, 'serial_read_back', day, draw.pick(['failed', 'failed', 'declined']));
  return day;
};

/** Every parcel of the ring goes to one address: that of the first seat's site, or a drop. */
export const oneShipTo: SharedTrace = (ring, seats) => {
  const [first] = seats;
  if (first === undefined || seats.length < 2) return null;
  const site = dropOf(ring, first);
  for (const seat of seats) shipTo(ring, seat, site);
  return Math.min(...seats.map((one) => one.person.hired));
};

/** Where parcels of the ring go: its site, else a drop that is made now. */
export function dropOf(ring: Ring, seat: Seat): Site {
  ring.site ??= addSite(ring.world, `${ring.id} drop`, townBeside(ring.world, `${ring.id} drop`, seat.person.town));
  return ring.site;
}

/** On its way the parcel is sent elsewhere; a second row of the same shipment says so. */
export const redirected: SeatTrace = (ring, seat, draw) => {
  const day = seat.person.hired - draw.int(1, 4);
  const planned: RosterRow<'shipments'> = { ...seat.shipment };
  shipTo(ring, seat, dropOf(ring, seat));
  putRoster(ring.world, 'shipments', { ...seat.shipment, direction: 'redirect', changed_at: after(ring.world, day) });
  Object.assign(seat.shipment, planned);
  return day;
};

export const signedByOther: SeatTrace = (ring, seat) => {
  seat.shipment.signed_by = dropOf(ring, seat).keeper;
  return seat.person.hired;
};

/** The laptop does not come back. */
export const keepsLaptop: SeatTrace = (ring, seat) => {
  if (!seat.leaves) return null;
  const rows = rosterOf(ring.world, 'assets');
  for (const row of rows) if (row.asset_serial === seat.laptop.serial) row.returned_at = null;
  return seat.until;
};
