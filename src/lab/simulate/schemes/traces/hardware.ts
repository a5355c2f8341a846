import { monitor } from '../../population/peripheral.ts';
import { after, put } from '../../world.ts';
import { behind, standAt, TRAVEL_ROUTER } from '../site.ts';
import { operatorOf } from './network.ts';
import { dayOf, type SeatTrace, type SharedTrace } from './trace.ts';

export const alwaysOn: SeatTrace = (_, seat) => {
  seat.laptop.plan.always_on = true;
  return seat.seen;
};

/** By cable, radios off, location service off. */
export const radiosOff: SeatTrace = (_, seat) => {
  Object.assign(seat.laptop.plan, { wired: true, radios_off: true, location_on: false });
  return seat.seen;
};

/** A program moves the mouse; the operator's copy is the same on each laptop. */
export const jiggler: SeatTrace = (ring, seat, draw) => {
  const from = dayOf(seat, draw, 15);
  const mac = seat.laptop.plan.os === 'macos';
  put(ring.world, 'sim_tool_use', {
    d: seat.laptop.d,
    program: mac
      ? 'caffeinate'
      : ring.world.draw(`${ring.id} jiggler`).pick(['mouse-jiggler', 'caffeine', 'move-mouse']),
    from_at: after(ring.world, from),
    to_at: after(ring.world, seat.until),
    per_day: 0.8,
    parent: mac ? 'launchd' : 'explorer.exe',
    command_line: null,
    connects: false,
  });
  return from;
};

/** A travel router stands before the laptop. */
export const travelRouter: SeatTrace = (ring, seat) => {
  const stay = seat.laptop.stays.at(-1);
  const line = stay === undefined ? undefined : { ...seat.person.home, net: stay.net };
  if (line === undefined) return null;
  standAt(seat, behind(ring.world, line, `${ring.id} ${seat.person.id}`, TRAVEL_ROUTER));
  return seat.seen;
};

/** One monitor is plugged into the laptops in turn. */
export const oneDisplay: SharedTrace = (ring, seats, draw) => {
  if (seats.length < 2) return null;
  const shown = monitor(draw);
  for (const seat of seats)
    put(ring.world, 'sim_peripheral', { d: seat.laptop.d, from_at: after(ring.world, seat.seen), to_at: after(ring.world, seat.until), kind: 'display', ...shown }); // prettier-ignore
  ring.bonds.add(`display of ${operatorOf(ring).key} ${ring.id}`);
  return Math.min(...seats.map((one) => one.seen));
};
