import { after, putRoster, type World } from '../world.ts';
import type { Hire } from './hire.ts';
import { move } from './laptop.ts';
import { behindCarrier } from './line.ts';
import { addNetwork, type Network } from './network.ts';
import { TOWNS, type Town } from './towns.ts';

/** Trips with the laptop per person and quarter (our assumption: a conference, a visit to colleagues, work from a friend's house). */
const JOURNEYS_A_QUARTER = 0.25;
const QUARTER = 91;
/** Days away: median and sigma (our assumption). */
const LENGTH = [4, 0.6] as const;
const LONGEST = 21;
/** Share that goes abroad, and the share of trips on file, abroad and at home (our assumption). */
const ABROAD = 0.35;
const RECORDED = { abroad: 0.88, home: 0.6 };
/** Where they stay: hotel, friends or a rented flat, or the phone's hotspot (our assumption). */
const LODGING = [
  ['hotel', 45],
  ['flat', 43],
  ['hotspot', 12],
] as const;

function lodging(world: World, town: Town, name: string): Network {
  const kind = world.draw(`lodging of ${name}`).weighted(LODGING);
  if (kind === 'hotspot') return behindCarrier(world, town, 'mobile');
  return addNetwork(world, {
    kind: kind === 'hotel' ? 'business' : 'residential',
    town,
    ...(kind === 'hotel' ? { provider: `${town.city} Guest Networks` } : {}),
  });
}

/** An ordinary year has trips in it; most of those abroad are on file, and a laptop is where its owner is. */
export function mayTravel(world: World, hire: Hire): void {
  const { person, laptop } = hire;
  const { days } = world.setting;
  const draw = world.draw(`journey of ${person.w}`);
  const end = person.roster.end_date;
  const last = typeof end === 'string' ? (Date.parse(end) - Date.parse(world.startAt)) / 86_400_000 : days;
  const first = Math.max(0, person.hired + 10);
  if (!draw.chance((JOURNEYS_A_QUARTER * days) / QUARTER)) return;
  const length = Math.min(LONGEST, Math.max(1, Math.round(draw.lognormal(...LENGTH))));
  const from = draw.int(first, days);
  if (from + length > Math.min(last, days)) return;
  const abroad = draw.chance(ABROAD);
  const towns = TOWNS.filter((one) => one !== person.town && (one.country !== person.town.country) === abroad);
  if (towns.length === 0) return;
  const town = draw.weighted(towns.map((one) => [one, one.weight] as const));
  // They leave and return during the day.
  move(laptop, lodging(world, town, `${person.w}`), from + draw.next(), from + length + draw.next());
  if (!draw.chance(abroad ? RECORDED.abroad : RECORDED.home)) return;
  putRoster(world, 'travel', {
    worker_id: person.id,
    from_date: after(world, from).slice(0, 10),
    to_date: after(world, from + length).slice(0, 10),
    country: town.country,
    city: town.city,
    approved_by: 'people-operations',
  });
}
