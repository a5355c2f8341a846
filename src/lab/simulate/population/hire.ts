import type { RosterRow, World } from '../world.ts';
import { ship } from './custody.ts';
import { addApplication, type Application } from './hiring.ts';
import { addLaptop, type Laptop } from './laptop.ts';
import { addPay, type Pay } from './pay.ts';
import { addPerson, type Person, type PersonSpec } from './person.ts';

/** A worker with everything that an organisation has on one: schemes and look-alikes start from this and change it. */
export interface Hire {
  readonly person: Person;
  readonly laptop: Laptop;
  readonly pay: Pay;
  /** Row of shipments. */
  readonly shipment: RosterRow<'shipments'>;
  readonly application: Application;
}

export function hire(world: World, spec: PersonSpec & { readonly os?: 'windows' | 'macos' }): Hire {
  const person = addPerson(world, spec);
  const laptop = addLaptop(world, person, spec.os);
  return {
    person,
    laptop,
    pay: addPay(world, person),
    shipment: ship(world, laptop),
    application: addApplication(world, person),
  };
}
