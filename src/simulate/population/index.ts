import { LOOK_ALIKES } from '../look-alikes/index.ts';
import { SCHEMES } from '../schemes/index.ts';
import type { World } from '../world.ts';
import { addCandidate, candidatesOf } from './candidate.ts';
import { putEnrolments } from './enrolment.ts';
import { hire } from './hire.ts';
import type { Network } from './network.ts';
import { addOffice } from './office.ts';
import type { Person } from './person.ts';
import { putReferrals } from './referral.ts';
import { tenure } from './tenure.ts';
import { townFor, TOWNS } from './towns.ts';

const OFFICE_SHARE = 0.3;

/** Makes everybody: the plainly honest, the look-alikes and the schemes, in an order that tells nothing. */
export function populate(world: World): void {
  const { setting } = world;
  const offices = [TOWNS[1], TOWNS[20]].flatMap((town) => (town === undefined ? [] : [addOffice(world, town)]));
  type Step = () => void;
  const steps: Step[] = [];
  for (const [kind, count] of Object.entries(setting.schemes)) {
    const scheme = SCHEMES.find((one) => one.kind === kind);
    if (scheme === undefined) throw new RangeError(`there is no scheme ${kind}`);
    for (let n = 0; n < count; n++) steps.push(() => scheme.plant(world, n));
  }
  for (const [kind, count] of Object.entries(setting.lookAlikes)) {
    const lookAlike = LOOK_ALIKES.find((one) => one.kind === kind);
    if (lookAlike === undefined) throw new RangeError(`there is no look-alike ${kind}`);
    for (let n = 0; n < count; n++) steps.push(() => lookAlike.plant(world, n));
  }
  const draw = world.draw('population');
  for (let n = 0; n < setting.workers; n++) steps.push(() => plain(world, n, offices));
  for (let n = 0; n < candidatesOf(world); n++) steps.push(() => addCandidate(world, `plain ${n}`));
  for (const step of draw.shuffle(steps)) step();
  putEnrolments(world);
  putReferrals(world);
}

/** Somebody about whom there is nothing to say. */
export function plain(world: World, n: number, offices: readonly Network[]): Person {
  const draw = world.draw(`plain ${n}`);
  const town = townFor(world, `plain town ${n}`);
  const { person } = hire(world, { town, ...tenure(world, draw) });
  const office = offices.find((one) => one.town.city === town.city);
  if (office !== undefined && draw.chance(OFFICE_SHARE * 2)) {
    person.plan['office_net'] = office.net;
    person.plan['office_days'] = draw.pick([0b01110, 0b00110, 0b11111, 0b01010]);
    person.roster['remote'] = false;
  }
  return person;
}
