import type { Hire } from '../population/hire.ts';
import type { Town } from '../population/towns.ts';
import { after, put, type World } from '../world.ts';
import { agentOf, seenDays } from './someone.ts';

/** Day, relative to the start of the data, of an hour of the local day; by the meridian, near enough for a habit. */
export function at(town: Town, day: number, hour: number): number {
  return day + (hour - town.longitude / 15) / 24;
}

/** ISO weekday of a day of the data: 1 Monday. */
export function weekdayOf(world: World, day: number): number {
  const date = new Date(Date.parse(world.startAt) + Math.floor(day) * 86_400_000).getUTCDay();
  return date === 0 ? 7 : date;
}

interface Hours {
  /** Hours of the local day; may pass 24. */
  readonly hours: readonly [from: number, to: number];
  /** Expected sign-ins in them. */
  readonly times: number;
  /** Whether it happens on a day, by its ISO weekday and number. */
  readonly on: (weekday: number, day: number) => boolean;
}

/** More work on the own laptop at home, beside the usual hours. */
export function workAlso(world: World, hire: Hire, { hours: [from, to], times, on }: Hours): void {
  const { person, laptop } = hire;
  const days = seenDays(world, hire);
  for (let day = Math.ceil(days.from); day < Math.floor(days.to); day++) {
    if (!on(weekdayOf(world, day), day)) continue;
    put(world, 'sim_direct', {
      w: person.w,
      from_at: after(world, at(person.town, day, from)),
      to_at: after(world, at(person.town, day, to)),
      // Expected on the whole day, of which the hours are a part.
      per_day: (times * 24) / (to - from),
      net: person.home.net,
      managed: true,
      d: laptop.d,
      user_agent: agentOf(laptop),
      fingerprint: person.plan.fingerprint ?? null,
      tunnel_operator: null,
      tunnel_type: null,
      outcome: 'success',
    });
  }
}
