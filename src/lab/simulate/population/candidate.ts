import type { World } from '../world.ts';
import { addApplicant, type Application } from './hiring.ts';
import { FAMILY, GIVEN, JOBS } from './names.ts';
import type { Network } from './network.ts';
import { homeLine } from './line.ts';
import { mailbox, phoneNumber } from './person.ts';
import { TURNOVER_A_YEAR } from './tenure.ts';
import { townFor, type Town } from './towns.ts';

/** Applicants who are not hired for each one who is (our assumption; recruiters report far more), and how many days before the data they start. */
const EACH_HIRE = 10;
const BACK_DAYS = 60;
/** How far they come, and how often (our assumption): status, rounds of interviews, weight. */
const ENDS = [
  ['rejected', 0, 6],
  ['screen', 0, 2],
  ['rejected', 1, 3],
  ['rejected', 2, 2],
  ['withdrawn', 1, 2],
  ['interview', 2, 1],
] as const;

export interface CandidateSpec {
  readonly town?: Town;
  readonly given?: string;
  readonly family?: string;
  readonly applied?: number;
  readonly job?: string;
  /** Line from which everything is sent; absent: a home of their own. */
  readonly line?: Network;
  readonly end?: readonly [status: string, rounds: number];
}

export function candidatesOf({ setting }: World): number {
  return Math.round((EACH_HIRE * TURNOVER_A_YEAR * setting.workers * (setting.days + BACK_DAYS)) / 365);
}

/** Somebody who applies and is not hired. */
export function addCandidate(world: World, name: string, spec: CandidateSpec = {}): Application {
  const draw = world.draw(`candidate ${name}`);
  const town = spec.town ?? townFor(world, `candidate town ${name}`);
  const given = spec.given ?? draw.pick(GIVEN);
  const family = spec.family ?? draw.pick(FAMILY);
  const line = spec.line ?? homeLine(world, town, `candidate ${name}`);
  const [status, rounds] = spec.end ?? draw.weighted(ENDS.map((one) => [one, one[2]] as const));
  return addApplicant(world, {
    given,
    family,
    email: mailbox(world, draw, given, family),
    phone: phoneNumber(world, town.country),
    city: town.city,
    region: town.region,
    country: town.country,
    address: line.addresses[0] ?? null,
    job: spec.job ?? draw.weighted(JOBS.map((one) => [one.family, one.weight] as const)),
    channel: draw.pick(['careers page', 'job board', 'recruiter', 'referral']),
    applied: spec.applied ?? draw.int(-BACK_DAYS, world.setting.days - 1),
    status,
    rounds,
  });
}
