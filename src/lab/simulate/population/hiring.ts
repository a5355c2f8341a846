import { after, nextNumber, putRoster, tell, type RosterRow, type World } from '../world.ts';
import type { Random } from '../random.ts';
import { scattered } from '../scatter.ts';
import { FAMILY, GIVEN } from './names.ts';
import { carrier, type Person } from './person.ts';
import { requisitionFor } from './requisition.ts';
import { putResume } from './resume.ts';
import { TOWNS } from './towns.ts';

export interface Application {
  readonly id: string;
  /** Row of applicants. */
  readonly row: RosterRow<'applicants'>;
  /** Rows of interviews, in their order. */
  readonly interviews: readonly RosterRow<'interviews'>[];
}

export interface ApplicantSpec {
  readonly given: string;
  readonly family: string;
  readonly email: string;
  readonly phone: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  /** Address of the line from which the application is sent and the interviews are joined. */
  readonly address: string | null;
  readonly job: string;
  readonly channel: string | null;
  /** Day of the application relative to the start of the data. */
  readonly applied: number;
  readonly status: string;
  readonly rounds: number;
  readonly offered?: number;
  readonly worker?: string;
}

/** Share of applications that name a referee (our assumption). */
const REFEREE_SHARE = 0.4;

function referee(draw: Random): string {
  const mailbox = `${draw.pick(GIVEN)}.${draw.pick(FAMILY)}`.toLowerCase();
  return `${mailbox}@${draw.pick(FAMILY).toLowerCase()}-${draw.pick(['labs', 'systems', 'group', 'works'])}.example`;
}

/** Steps of an application made by phone, away from the usual line (our assumption). */
const BY_PHONE = 0.08;
/** Machines that show the maker's default name, and those named after their owner (our assumption). */
const DEVICE_NAMES = [
  ['desktop', 5],
  ['owner', 4],
  ['model', 1],
] as const;

function deviceName(draw: Random, given: string): string {
  const kind = draw.weighted(DEVICE_NAMES);
  const owner = given.toLowerCase();
  if (kind === 'desktop') return `${draw.pick(['DESKTOP', 'LAPTOP'])}-${draw.token(7).toUpperCase()}`;
  return kind === 'owner' ? `${owner}s-${draw.pick(['laptop', 'macbook-air', 'macbook-pro', 'pc'])}` : 'MacBook Pro';
}

/** An applicant: the row of applicants, the interviews, sometimes the text of a résumé. */
export function addApplicant(world: World, spec: ApplicantSpec): Application {
  const n = nextNumber(world, 'applicant');
  const draw = world.draw(`applicant ${n}`);
  const id = `A${100_000 + scattered(world.setting.seed, 'applicant', n, 900_000)}`;
  const { applied } = spec;
  const device = deviceName(draw, spec.given);
  const phone = TOWNS.filter((one) => one.city === spec.city).map((town) => carrier(world, town))[0];
  const line = (): string | null =>
    phone !== undefined && draw.chance(BY_PHONE) ? draw.pick(phone.addresses) : spec.address;
  const row = putRoster(world, 'applicants', {
    applicant_id: id,
    legal_name: `${spec.given} ${spec.family}`,
    email: spec.email,
    phone: spec.phone,
    applied_at: after(world, applied + draw.next()),
    requisition_id: requisitionFor(world, spec.job, draw),
    job_family: spec.job,
    status: spec.status,
    stated_city: spec.city,
    stated_region: spec.region,
    stated_country: spec.country,
    submit_ip: line(),
    resume_path: putResume(world, id, spec, draw),
    referee_emails: draw.chance(REFEREE_SHARE) ? referee(draw) : null,
    referred_by: null,
    hire_channel: spec.channel,
    offer_accepted_at: spec.offered === undefined ? null : after(world, spec.offered),
    worker_id: spec.worker ?? null,
  });
  const camera = draw.pick(['FaceTime HD Camera', 'Integrated Camera', 'Logitech C920', 'HD Pro Webcam', 'Brio 101']);
  const hardware = draw.hex(16);
  const interviews = Array.from({ length: spec.rounds }, (_, index) =>
    putRoster(world, 'interviews', {
      interview_id: `I${100_000 + scattered(world.setting.seed, 'interview', nextNumber(world, 'interview'), 900_000)}`,
      applicant_id: id,
      at: after(world, applied + 3 + (index + 1) * draw.int(2, 5) + 0.6),
      round: String(index + 1),
      join_ip: line(),
      device_name: device,
      hardware_id: hardware,
      camera,
      microphone: draw.pick(['Internal Microphone', 'Headset', 'Array Microphone']),
      video_latency_ms: Math.round(draw.lognormal(60, 0.5)),
      camera_on: draw.chance(0.95),
      liveness: draw.chance(0.9) ? 'passed' : 'not_asked',
      visible_account: null,
      accommodation: false,
      interviewer_id: `IV-${draw.int(100, 160)}`,
      interviewer_verdict: draw.chance(0.95) ? 'same_person' : 'unsure',
    }),
  );
  tell(world, 'applicant', id);
  return { id, row, interviews };
}

/** How a hired person came: application, interviews, offer. */
export function addApplication(world: World, person: Person): Application {
  const draw = world.draw(`application of ${person.w}`);
  const { roster } = person;
  return addApplicant(world, {
    given: person.given,
    family: person.family,
    email: roster.personal_email ?? '',
    phone: roster.phone ?? null,
    city: roster.home_city ?? null,
    region: roster.home_region ?? null,
    country: roster.home_country ?? null,
    address: person.home.addresses[0] ?? null,
    job: person.job.family,
    channel: roster.hire_channel ?? null,
    applied: person.hired - draw.int(25, 70),
    status: 'hired',
    rounds: 3,
    offered: person.hired - draw.int(12, 20),
    worker: person.id,
  });
}
