import { after, nextNumber, putRoster, tell, type Cell, type World } from '../world.ts';
import type { Person } from './person.ts';

export interface Application {
  readonly id: string;
  /** Row of applicants. */
  readonly row: Record<string, Cell>;
  /** Rows of interviews, in their order. */
  readonly interviews: readonly Record<string, Cell>[];
}

/** How somebody who was hired came: application, interviews, offer. */
export function addApplication(world: World, person: Person): Application {
  const n = nextNumber(world, 'applicant');
  const draw = world.draw(`applicant ${n}`);
  const id = `A${100_000 + ((n * 7_919 + world.setting.seed * 15_485_863) % 900_000)}`;
  const applied = person.hired - draw.int(25, 70);
  const { roster } = person;
  const row = putRoster(world, 'applicants', {
    applicant_id: id,
    legal_name: roster['legal_name'] ?? null,
    email: roster['personal_email'] ?? null,
    phone: roster['phone'] ?? null,
    applied_at: after(world, applied + draw.next()),
    requisition_id: `R${draw.int(100, 160)}`,
    job_family: person.job.family,
    status: 'hired',
    stated_city: roster['home_city'] ?? null,
    stated_region: roster['home_region'] ?? null,
    stated_country: roster['home_country'] ?? null,
    submit_ip: person.home.addresses[0] ?? null,
    referee_emails: null,
    referred_by: null,
    hire_channel: roster['hire_channel'] ?? null,
    offer_accepted_at: after(world, person.hired - draw.int(12, 20)),
    worker_id: person.id,
  });
  const camera = draw.pick(['FaceTime HD Camera', 'Integrated Camera', 'Logitech C920', 'HD Pro Webcam', 'Brio 101']);
  const hardware = draw.hex(16);
  const interviews = [1, 2, 3].map((round) =>
    putRoster(world, 'interviews', {
      interview_id: `I${draw.digits(8)}`,
      applicant_id: id,
      at: after(world, applied + 3 + round * draw.int(2, 5) + 0.6),
      round,
      join_ip: person.home.addresses[0] ?? null,
      device_name: `${person.given}s-laptop`.toLowerCase(),
      hardware_id: hardware,
      camera,
      microphone: draw.pick(['Internal Microphone', 'Headset', 'Array Microphone']),
      video_latency_ms: Math.round(draw.lognormal(60, 0.5)),
      camera_on: draw.chance(0.95),
      liveness: draw.chance(0.9) ? 'passed' : 'not_asked',
      visible_account: null,
      accommodation: false,
      interviewer_id: null,
      interviewer_verdict: draw.chance(0.95) ? 'same_person' : 'unsure',
    }),
  );
  tell(world, 'applicant', id);
  return { id, row, interviews };
}
