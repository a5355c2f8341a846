import type { Hire } from '../population/hire.ts';
import { move } from '../population/laptop.ts';
import { addNetwork, type Network } from '../population/network.ts';
import type { Town } from '../population/towns.ts';
import { after, putRoster, type World } from '../world.ts';

/** Lodging in a town: a rented flat's line, or that of a hotel. */
export function lodging(world: World, town: Town, name: string): Network {
  const hotel = world.draw(`lodging ${name}`).chance(0.3);
  return addNetwork(world, {
    kind: hotel ? 'business' : 'residential',
    town,
    ...(hotel ? { provider: `${town.city} Guest Networks` } : {}),
  });
}

/** The laptop goes along to a place; gives the network there. */
export function stayIn(world: World, { laptop }: Hire, town: Town, from: number, to: number): Network {
  const network = lodging(world, town, `${laptop.d} ${from}`);
  move(laptop, network, from, to);
  return network;
}

/** The journey is on file. */
export function recordTravel(world: World, { person }: Hire, town: Town, from: number, to: number): void {
  putRoster(world, 'travel', {
    worker_id: person.id,
    from_date: after(world, from).slice(0, 10),
    to_date: after(world, to).slice(0, 10),
    country: town.country,
    city: town.city,
    approved_by: person.roster.manager_id ?? 'people-operations',
  });
}
