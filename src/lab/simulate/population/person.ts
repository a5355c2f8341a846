import { after, nextNumber, put, putRoster, tell, type PlanRow, type RosterRow, type World } from '../world.ts';
import type { Random } from '../random.ts';
import { scattered } from '../scatter.ts';
import { homeLine } from './line.ts';
import { addNetwork, round, type Network } from './network.ts';
import { FAMILY, GIVEN, JOBS, STREETS, type Job } from './names.ts';
import { phoneNumber } from './phone.ts';
import type { Town } from './towns.ts';

export { phoneNumber };

/** A worker of the organisation and everything about the person. The rows may be changed until the plan is passed to the engine. */
export interface Person {
  readonly w: number;
  readonly id: string;
  readonly login: string;
  readonly given: string;
  readonly family: string;
  readonly job: Job;
  readonly town: Town;
  readonly home: Network;
  /** Row of sim_worker. */
  readonly plan: PlanRow<'sim_worker'>;
  /** Row of the dataset workers. */
  readonly roster: RosterRow<'workers'>;
  /** Day of hire relative to the first day of the data; negative for people hired before it. */
  readonly hired: number;
  readonly draw: Random;
}

export interface PersonSpec {
  readonly town: Town;
  readonly job?: Job;
  /** Days relative to the start of the data. */
  readonly hired: number;
  readonly left?: number;
  readonly employment?: 'employee' | 'contractor' | 'agency';
  readonly vendor?: string;
  /** Lives on this network; absent: a home of their own. */
  readonly home?: Network;
  /** Zone in which the person really works; absent: the town's. */
  readonly zone?: string;
  readonly remote?: boolean;
  /** Names; absent: any. */
  readonly given?: string;
  readonly family?: string;
}

const MAIL = ['gmail.com', 'outlook.com', 'yahoo.com', 'proton.me', 'icloud.com'];

/** A mailbox as people choose it, unique. */
export function mailbox(world: World, draw: Random, given: string, family: string): string {
  const local = `${`${given}.${family}`.toLowerCase()}${draw.chance(0.5) ? draw.int(1, 99) : ''}`;
  const provider = draw.pick(MAIL);
  const taken = nextNumber(world, `mailbox ${local}@${provider}`);
  return `${local}${taken === 0 ? '' : `.${taken}`}@${provider}`;
}

function login(world: World, given: string, family: string): string {
  const stem = `${given}.${family}`.toLowerCase();
  const twin = nextNumber(world, `login ${stem}`);
  return `${stem}${twin === 0 ? '' : twin + 1}@example.com`;
}

/** A worker: person, home, phone, habits. Hardware, hiring and pay are added by their own files. */
export function addPerson(world: World, spec: PersonSpec): Person {
  const w = nextNumber(world, 'w');
  const draw = world.draw(`person ${w}`);
  const { town } = spec;
  const given = spec.given ?? draw.pick(GIVEN);
  const family = spec.family ?? draw.pick(FAMILY);
  const job = spec.job ?? draw.weighted(JOBS.map((one) => [one, one.weight] as const));
  const home = spec.home ?? homeLine(world, town, `worker ${w}`);
  // Numbers in a random order, so that an id reveals neither when nor by which code somebody was created.
  const id = `E${100_000 + scattered(world.setting.seed, 'worker', w, 900_000)}`;
  const account = login(world, given, family);
  const employment =
    spec.employment ??
    draw.weighted([
      ['employee', 78],
      ['contractor', 17],
      ['agency', 5],
    ] as const);
  const mobile = carrier(world, town);
  const phone = phoneNumber(world, town.country);
  const phoneName = draw.pick(['iPhone 15', 'iPhone 16', 'Pixel 9', 'Galaxy S25', 'iPhone 14', 'Galaxy A56']);
  const plan: PlanRow<'sim_worker'> = {
    w,
    worker_id: id,
    login: account,
    name: `${given} ${family}`,
    timezone: spec.zone ?? town.zone,
    active_from: after(world, Math.max(spec.hired, -30) + 9 / 24),
    active_to: after(world, spec.left ?? world.setting.days + 1),
    start_minute: Math.round(draw.normal(9 * 60, 45)),
    spread: draw.int(10, 45),
    work_minutes: Math.round(draw.normal(510, 30)),
    turn: null,
    turns: null,
    turn_minutes: null,
    weekend_share: draw.chance(0.15) ? 0.2 : 0.02,
    absence_share: draw.next() * 0.12 + 0.02,
    rate: draw.lognormal(1, 0.35),
    office_net: null,
    office_days: 0,
    home_net: home.net,
    mobile_net: mobile.net,
    mobile_share: draw.chance(0.6) ? draw.next() * 0.5 : 0,
    vpn_net: null,
    vpn_share: 0,
    vpn_on_device: false,
    vpn_operator: null,
    fingerprint: draw.hex(32),
    phone_fingerprint: draw.hex(32),
    factor_key: `opf${draw.token(17)}`,
    factor_name: phoneName,
    factor_kind: draw.weighted([
      ['push', 6],
      ['fastpass', 3],
      ['sms', 1],
    ] as const),
    camera_share: draw.chance(0.85) ? 0.6 + draw.next() * 0.4 : draw.next() * 0.3,
    meetings: draw.next() * 4,
    pushes: job.family === 'engineering' || job.family === 'platform' ? draw.next() * 4 : 0,
    downloads: draw.next() * 10,
  };
  put(world, 'sim_worker', plan);
  const roster = putRoster(world, 'workers', {
    worker_id: id,
    legal_name: `${given} ${family}`,
    preferred_name: draw.chance(0.12) ? given.slice(0, 3) : null,
    work_email: account,
    personal_email: mailbox(world, draw, given, family),
    phone,
    employment_type: employment,
    vendor: spec.vendor ?? null,
    job_title: job.title,
    department: job.department,
    manager_id: null,
    start_date: after(world, spec.hired).slice(0, 10),
    end_date: spec.left === undefined ? null : after(world, spec.left).slice(0, 10),
    work_country: town.country,
    home_street: `${draw.int(1, 980)} ${draw.pick(STREETS)}${draw.chance(0.3) ? ` Apt ${draw.int(1, 40)}` : ''}`,
    home_city: town.city,
    home_region: town.region,
    home_postal_code: town.postalCode,
    home_country: town.country,
    home_latitude: round(town.latitude + draw.normal(0, 0.03)),
    home_longitude: round(town.longitude + draw.normal(0, 0.03)),
    timezone: town.zone,
    referred_by: null,
    hire_channel: draw.pick(['careers page', 'job board', 'recruiter', 'referral']),
    emergency_contact_name: draw.chance(0.7)
      ? `${draw.pick(GIVEN)} ${draw.chance(0.6) ? family : draw.pick(FAMILY)}`
      : null,
    emergency_contact_phone: draw.chance(0.7) ? phoneNumber(world, town.country) : null,
    remote: spec.remote ?? true,
    privileged: job.privileged,
  });
  tell(world, 'worker', id);
  tell(world, 'account', account);
  return { w, id, login: account, given, family, job, town, home, plan, roster, hired: spec.hired, draw };
}

const CARRIERS = new WeakMap<World, Map<string, Network>>();

/** The carrier of a country, whose addresses many share. */
export function carrier(world: World, town: Town): Network {
  const known = CARRIERS.get(world) ?? new Map<string, Network>();
  CARRIERS.set(world, known);
  const found =
    known.get(town.country) ??
    addNetwork(world, { kind: 'mobile', town, provider: `${town.countryName} Mobile`, many: 24 });
  known.set(town.country, found);
  return found;
}
