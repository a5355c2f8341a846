import { PHONE_AGENT } from '../population/user-agent.ts';
import { after, put } from '../world.ts';
import { weekdayOf } from './hours.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, seenDays, someone, townAbroad } from './someone.ts';
import { lodging, stayIn } from './travel.ts';

/** Long weekends away: the telephone looks at the mail from a hotel abroad. Nobody writes such a thing down. */
export const holidaySignIn: LookAlike = {
  kind: 'holiday-sign-in',
  about: 'sign-ins by phone from unrecorded weekends abroad',
  resembles: ['relocated-laptop', 'rented-identity'],
  plant: (world, n) => {
    const draw = world.draw(`holiday ${n}`);
    const hire = someone(world, `holiday ${n}`);
    const { person } = hire;
    const { from, to } = seenDays(world, hire);
    const saturdays = Array.from(
      { length: Math.max(0, Math.floor(to) - Math.ceil(from)) },
      (_, day) => day + Math.ceil(from),
    ) // prettier-ignore
      .filter((day) => weekdayOf(world, day) === 6);
    for (const [k, day] of draw.shuffle(saturdays).slice(0, draw.int(1, 2)).entries()) {
      const hotel = lodging(world, townAbroad(world, `holiday ${n} ${k}`, person.town), `holiday ${n} ${k}`);
      put(world, 'sim_direct', {
        w: person.w,
        from_at: after(world, day - 0.1),
        to_at: after(world, day + 1.8),
        per_day: 1 + 2 * draw.next(),
        net: hotel.net,
        managed: false,
        d: null,
        user_agent: PHONE_AGENT,
        fingerprint: person.plan.phone_fingerprint ?? null,
        tunnel_operator: null,
        tunnel_type: null,
        outcome: 'success',
      });
    }
    honest(world, 'holiday-sign-in', [hire]);
  },
};

/** A week or two of work from a holiday flat, laptop and all, and no record. */
export const holidayWithLaptop: LookAlike = {
  kind: 'holiday-with-laptop',
  about: 'one or two unrecorded weeks of work from a flat abroad',
  resembles: ['relocated-laptop', 'rented-identity'],
  plant: (world, n) => {
    const draw = world.draw(`holiday laptop ${n}`);
    const hire = someone(world, `holiday laptop ${n}`);
    const { from, to } = seenDays(world, hire);
    const length = draw.int(6, 14);
    const day = from + draw.int(5, Math.max(6, Math.floor(to - from - length - 5)));
    stayIn(world, hire, townAbroad(world, `holiday laptop ${n}`, hire.person.town), day, day + length);
    honest(world, 'holiday-with-laptop', [hire], ['device']);
  },
};
