import { LOOK_ALIKES } from '../look-alikes/index.ts';
import { SCHEMES } from '../schemes/index.ts';
import type { World } from '../world.ts';
import { addCandidate, candidatesOf } from './candidate.ts';
import { putEnrolments } from './enrolment.ts';
import { hire } from './hire.ts';
import { mayMove } from './moving.ts';
import { officesOf } from './office.ts';
import { agenciesOf, organise, putSecureAccess } from './organisation.ts';
import type { Person } from './person.ts';
import { mayHide } from './privacy.ts';
import { putReferrals } from './referral.ts';
import { tenure } from './tenure.ts';
import { townFor } from './towns.ts';
import { mayTravel } from './travel.ts';

/** Share of ordinary people hired for an office, of others in its town who come to it, and of agency staff in the agency's office (our assumption). */
const FOR_OFFICE = 0.18;
const COMES_IN = 0.6;
const AT_AGENCY = 0.4;
/** Days per week at an office: two or three, rarely all. */
const OFFICE_DAYS = [0b01110, 0b00110, 0b11111, 0b01010] as const;
/** Forms of employment (our assumption); person.ts has the same for everybody else. */
const EMPLOYMENT = [
  ['employee', 78],
  ['contractor', 17],
  ['agency', 5],
] as const;

/** Creates everybody: ordinary people, look-alikes and schemes, in an order that reveals nothing. */
export function populate(world: World): void {
  const { setting } = world;
  organise(world);
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
  for (let n = 0; n < setting.workers; n++) steps.push(() => plain(world, n));
  for (let n = 0; n < candidatesOf(world); n++) steps.push(() => addCandidate(world, `plain ${n}`));
  for (const step of draw.shuffle(steps)) step();
  putSecureAccess(world);
  putEnrolments(world);
  putReferrals(world);
}

/**
 * An ordinary person. Only they get travel, moves, offices and VPNs here: for schemes and look-alikes, where a laptop is and what it is behind is
 * the trace itself, and planted by them.
 */
export function plain(world: World, n: number): Person {
  const draw = world.draw(`plain ${n}`);
  const employment = draw.weighted(EMPLOYMENT);
  const agency = employment === 'agency' ? draw.pick(agenciesOf(world)) : undefined;
  const inAgency = agency !== undefined && draw.chance(AT_AGENCY);
  const forOffice = agency === undefined && draw.chance(FOR_OFFICE) ? draw.pick(officesOf(world)) : undefined;
  const town = inAgency ? agency.town : (forOffice?.town ?? townFor(world, `plain town ${n}`));
  const made = hire(world, {
    town,
    employment,
    ...(agency === undefined ? {} : { vendor: agency.vendor }),
    ...tenure(world, draw),
  });
  const { person } = made;
  const own = officesOf(world).find((one) => one.town.city === town.city);
  const office = inAgency ? agency.office : (forOffice ?? (draw.chance(COMES_IN) ? own : undefined));
  if (office !== undefined) {
    person.plan.office_net = office.net;
    person.plan.office_days = draw.pick(OFFICE_DAYS);
    person.roster.remote = false;
  }
  mayMove(world, made);
  mayTravel(world, made);
  mayHide(world, made);
  return person;
}
