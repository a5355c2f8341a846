import type { Random } from '../../random.ts';
import type { Ring, Seat } from '../ring.ts';

/** Leaves a trace of one seat. Gives the day of its first record, or null where it cannot be. */
export type SeatTrace = (ring: Ring, seat: Seat, draw: Random) => number | null;

/** Leaves a trace that some seats share. */
export type SharedTrace = (ring: Ring, seats: readonly Seat[], draw: Random) => number | null;

/** A day on which the seat is in the data, so that `days` more of it follow. */
export function dayOf(seat: Seat, draw: Random, days: number): number {
  const last = Math.max(seat.seen, Math.floor(seat.until) - days - 1);
  return draw.int(Math.ceil(seat.seen), Math.max(Math.ceil(seat.seen), last));
}
