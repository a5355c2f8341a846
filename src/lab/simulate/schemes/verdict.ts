import { shownBy, type Ring } from './ring.ts';

/**
 * The verdict that a ring can get: its own, if it left what the verdict needs (two independent kinds of evidence). The members of
 * a ring without one are raised one by one, and no verdict is right or wrong.
 */

/** What only one person holds. */
const HELD = ['one_controller', 'one_phone', 'one_browser', 'one_display'];
/** What two share beside it, or that they are never active at once. A controller that is logged enters for hours of most days. */
const BESIDE = ['one_controller', 'one_place', 'one_line', 'one_ship_to', 'one_account', 'in_turns'];
/** What drives a laptop, where it is on two of them. */
const DRIVES = ['remote_tool', 'kvm_usb', 'kvm_display'];

function times(ring: Ring, trace: string): number {
  return shownBy(ring).filter((one) => one.trace === trace).length;
}

function any(ring: Ring, traces: readonly string[], least = 1): boolean {
  return traces.some((trace) => times(ring, trace) >= least);
}

/** Laptops in one place, or sent to one, and something that drives one of them. */
export function farmVerdict(ring: Ring): string | null {
  const together = any(ring, ['one_line', 'one_ship_to']) || times(ring, 'sent_to_farm') > 1;
  return together && any(ring, DRIVES) ? 'laptop-farm' : operatorVerdict(ring);
}

/** Something that only one person holds, and a second thing. */
export function operatorVerdict(ring: Ring): string | null {
  const most = ring.seats.filter((one) => one.tool !== undefined).length * 2 > ring.seats.length;
  const held = HELD.filter((trace) => times(ring, trace) > 0 && (trace !== 'one_controller' || most)).length;
  return held > 1 || (held === 1 && (any(ring, BESIDE) || any(ring, DRIVES, 2))) ? 'shared-operator' : null;
}

/** The parcels of more than half went astray: abroad alone is a journey. */
export function relocationVerdict(ring: Ring): string | null {
  const astray = any(ring, ['one_ship_to']) ? ring.seats.length : times(ring, 'to_forwarder') + times(ring, 'redirected'); // prettier-ignore
  return astray * 2 > ring.seats.length ? 'relocated-laptop' : null;
}
