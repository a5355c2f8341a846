import { hire } from '../population/hire.ts';
import type { PersonSpec } from '../population/person.ts';
import type { Ring, Seat } from './ring.ts';

/** Days employed when the data begins, median and sigma: median 4 months, tail 3 years (our assumption from public cases). */
const TENURE = [120, 1] as const;
const LONGEST = 1_095;
/** Share hired while the data is collected, and share that leaves in it (our assumption). */
const NEW_SHARE = 0.5;
const LEAVING_SHARE = 0.2;
/** A seat that is hardly in the data says nothing: days it is at least there. */
const LEAST = 25;

export interface SeatSpec extends Omit<PersonSpec, 'hired' | 'left'> {
  readonly role?: string;
  /** Day of hire; absent: as tenures are. */
  readonly hired?: number;
  /** Last day; null: stays; absent: one in five leaves. */
  readonly left?: number | null;
  readonly os?: 'windows' | 'macos';
}

/** Hires somebody for a ring, with all that an organisation has of a worker. */
export function sit(ring: Ring, spec: SeatSpec): Seat {
  const { world } = ring;
  const { days } = world.setting;
  const k = ring.seats.length;
  const draw = world.draw(`${ring.id} seat ${k}`);
  const before = Math.min(LONGEST, Math.round(draw.lognormal(...TENURE)));
  const within = draw.int(0, Math.max(0, Math.min(Math.round(days * 0.6), days - LEAST)));
  const hired = spec.hired ?? (draw.chance(NEW_SHARE) ? within : -before);
  const last = draw.int(Math.min(Math.max(hired + LEAST, Math.round(days / 2)), days - 2), days - 2);
  const leaving = draw.chance(LEAVING_SHARE);
  const left = spec.left === undefined ? (leaving ? last : null) : spec.left;
  const { role, left: _, ...person } = spec;
  const made = hire(world, { ...person, hired, ...(left === null ? {} : { left }) });
  const seat: Seat = {
    ...made,
    role: role ?? 'persona',
    seen: Math.max(0, hired),
    until: Math.min(days, left ?? days),
    leaves: left !== null && left < days,
    browser: draw.hex(32),
  };
  ring.seats.push(seat);
  return seat;
}
