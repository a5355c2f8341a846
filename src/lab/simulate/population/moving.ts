import { after, putRoster, type World } from '../world.ts';
import type { Hire } from './hire.ts';
import { move } from './laptop.ts';
import { homeLine } from './line.ts';
import { STREETS } from './names.ts';
import { round } from './network.ts';
import { TOWNS } from './towns.ts';

/** Share of people who move house in a year (American Community Survey 2022: 8.7%). */
const MOVES_A_YEAR = 0.087;
/** Share that stays in town (Census CPS 2022: about 60% within the county), and share that tells the personnel office (our assumption). */
const SAME_TOWN = 0.65;
const TOLD = 0.85;
/** Days after the move when it is reported. */
const TOLD_AFTER = [-10, 25] as const;

/** Some remote people move during the data: the laptop is on another line from then on. People who come to an office keep one home. */
export function mayMove(world: World, { person, laptop }: Hire): void {
  if (person.plan.office_net !== null) return;
  const { days } = world.setting;
  const draw = world.draw(`move of ${person.w}`);
  const day = draw.int(Math.max(2, person.hired + 20), days) + 0.7;
  if (!draw.chance((MOVES_A_YEAR * days) / 365) || day >= days - 2) return;
  const near = TOWNS.filter((one) => one.country === person.town.country && one.zone === person.town.zone);
  const town = draw.chance(SAME_TOWN) ? person.town : draw.pick(near);
  const line = homeLine(world, town, `move of ${person.w}`);
  move(laptop, line, day, 4_000);
  if (!draw.chance(TOLD)) return;
  Object.assign(person.roster, {
    home_street: `${draw.int(1, 980)} ${draw.pick(STREETS)}${draw.chance(0.3) ? ` Apt ${draw.int(1, 40)}` : ''}`,
    home_city: town.city,
    home_region: town.region,
    home_postal_code: town.postalCode,
    home_latitude: round(town.latitude + draw.normal(0, 0.03)),
    home_longitude: round(town.longitude + draw.normal(0, 0.03)),
  });
  const told = Math.max(0, Math.min(days - 1, day + draw.int(...TOLD_AFTER)));
  putRoster(world, 'hr_events', { worker_id: person.id, kind: 'address_change', at: after(world, told) });
}
