import { hire, type Hire } from '../population/hire.ts';
import type { Laptop } from '../population/laptop.ts';
import { JOBS, type Job } from '../population/names.ts';
import type { PersonSpec } from '../population/person.ts';
import { tenure } from '../population/tenure.ts';
import { townFor, TOWNS, type Town } from '../population/towns.ts';
import { MAC_AGENT, WINDOWS_AGENT } from '../population/user-agent.ts';
import { tell, type PlanRow, type World } from '../world.ts';

type Spec = Partial<PersonSpec> & { readonly os?: 'windows' | 'macos' };

/** Somebody who is there for most of the data, so that a trace has time to show; else drawn as everybody is. */
export function someone(world: World, name: string, spec: Spec = {}): Hire {
  const { days } = world.setting;
  const draw = world.draw(`tenure ${name}`);
  let stay = tenure(world, draw);
  while (stay.hired > days * 0.3 || (stay.left !== undefined && stay.left < days * 0.8)) stay = tenure(world, draw);
  return hire(world, { ...stay, ...spec, town: spec.town ?? townFor(world, `town ${name}`) });
}

/** Somebody who joins while the data is collected, early enough to be seen. */
export function newcomer(world: World, name: string, spec: Spec = {}): Hire {
  const hired = world.draw(`tenure ${name}`).int(1, Math.max(2, Math.round(world.setting.days * 0.5)));
  return hire(world, { hired, ...spec, town: spec.town ?? townFor(world, `town ${name}`) });
}

/** People who are honest and look like fraud; `also` names the other subjects of theirs that the trace is about. */
export function honest(
  world: World,
  kind: string,
  hires: readonly Hire[],
  also: readonly ('applicant' | 'account' | 'device')[] = [],
): void {
  for (const { person, laptop, application } of hires) {
    const ids = { worker: person.id, applicant: application.id, account: person.login, device: laptop.serial };
    for (const subject of ['worker', ...also] as const) tell(world, subject, ids[subject], { look_alike: kind });
  }
}

/** The days on which a person can be seen, relative to the start of the data. */
export function seenDays(world: World, { person }: Hire): { from: number; to: number } {
  const end = person.roster.end_date;
  const left = typeof end === 'string' ? (Date.parse(end) - Date.parse(world.startAt)) / 86_400_000 : Infinity;
  return { from: Math.max(person.hired, 0), to: Math.min(left, world.setting.days) };
}

/** A job of that kind of work. */
export function jobIn(world: World, name: string, families: readonly Job['family'][]): Job {
  return world
    .draw(`job ${name}`)
    .weighted(JOBS.filter((one) => families.includes(one.family)).map((one) => [one, one.weight] as const));
}

/** A town in another country. */
export function townAbroad(world: World, name: string, from: Town): Town {
  const abroad = TOWNS.filter((town) => town.country !== from.country);
  return world.draw(`abroad ${name}`).weighted(abroad.map((town) => [town, town.weight] as const));
}

/** A country with several towns, and two of them. */
export function twoTowns(world: World, name: string): readonly [Town, Town] {
  const draw = world.draw(`towns ${name}`);
  const first = draw.weighted(
    TOWNS.filter((town) => TOWNS.some((one) => one !== town && one.country === town.country)).map(
      (town) => [town, town.weight] as const,
    ),
  );
  const others = TOWNS.filter((town) => town.country === first.country && town !== first);
  return [first, draw.pick(others)];
}

/** Browser on a laptop. */
export function agentOf(laptop: Laptop): string {
  return laptop.plan.os === 'macos' ? MAC_AGENT : WINDOWS_AGENT;
}

/** Row of a network in the plan. */
export function networkRow(world: World, net: number): PlanRow<'sim_network'> {
  const row = world.plan.get('sim_network')?.find((one) => one.net === net);
  if (row === undefined) throw new RangeError(`there is no network ${net}`);
  return row;
}
