import { worker, WORKERS, type Worker } from './people.ts';
import { home } from './places.ts';
import { hash, random } from './random.ts';
import { applicationAddress } from './route.ts';
import { addDays, DAY, iso, local, MINUTE } from './time.ts';
import { householdOf } from './workday.ts';
import { putCsv, type Row } from './write.ts';

const OTHERS: readonly (readonly [name: string, town: string])[] = [
  ['Blair Tollander', 'columbus'],
  ['Lio Wendover', 'utrecht'],
  ['Sol Abernock', 'leeds'],
  ['Ines Quarrick', 'zaragoza'],
  ['Jude Hespera', 'calgary'],
  ['Nell Ormsgate', 'boise'],
  ['Teo Lundquill', 'gdansk'],
  ['Mara Dunholt', 'durban'],
];
const JOB: Readonly<Record<string, string>> = {
  Engineering: 'REQ-118',
  Data: 'REQ-121',
  Product: 'REQ-124',
  Sales: 'REQ-127',
};

function addressOf(one: Worker): string {
  if (one.part === 'farm-loud' || one.part === 'relocated') return applicationAddress(one);
  return one.part === 'farm' || one.part === 'farm-quiet' ? applicationAddress(one) : householdOf(one).addresses[0];
}

function interviewRows(
  applicant: string,
  at: number,
  address: string,
  name: string,
  interviewers: readonly string[],
): Row[] {
  return interviewers.map((interviewer, index) => {
    const draw = random(`interview ${applicant} ${index}`);
    return {
      interview_id: `I-${random(`interview id ${applicant} ${index}`).digits(6)}`,
      applicant_id: applicant,
      at: iso(Math.floor((at + (6 + index * 5) * DAY + draw.int(0, 240) * MINUTE) / MINUTE) * MINUTE),
      round: String(index + 1),
      join_ip: address,
      device_name: `${draw.pick(['DESKTOP', 'LAPTOP', 'MacBook'])}-${hash(name).slice(0, 7).toUpperCase()}`,
      hardware_id: hash(`hardware ${name}`).slice(0, 32),
      camera: draw.pick(['Integrated Camera', 'FaceTime HD Camera', 'HD Pro Webcam C920']),
      microphone: draw.pick(['Microphone Array', 'MacBook Microphone']),
      video_latency_ms: draw.int(35, 140),
      camera_on: true,
      liveness: 'not_asked',
      visible_account: '',
      accommodation: false,
      interviewer_id: interviewer,
      interviewer_verdict: 'same_person',
    };
  });
}

export function writeHiring(): void {
  const applicants: Row[] = [];
  const interviews: Row[] = [];
  const panel = [worker('office-2').id, worker('lead-eng').id];
  for (const one of WORKERS.filter(({ start, type }) => start >= '2025-11-01' && type !== 'agency')) {
    const draw = random(`applied ${one.key}`);
    const at = local(addDays(one.start, -draw.int(38, 55)), 9 * 60 + draw.int(0, 700), one.range.zone);
    const id = `A-${random(`applicant ${one.key}`).digits(6)}`;
    const address = addressOf(one);
    applicants.push({
      applicant_id: id,
      legal_name: one.name,
      email: one.personalEmail,
      phone: one.phone,
      applied_at: iso(Math.floor(at / 1000) * 1000),
      requisition_id: JOB[one.department] ?? 'REQ-130',
      job_family: one.department,
      status: 'hired',
      stated_city: one.part === 'mover' ? 'Knoxville' : one.address.city,
      stated_region: one.part === 'mover' ? 'Tennessee' : one.address.region,
      stated_country: one.address.country,
      submit_ip: one.part === 'mover' ? `${home('knoxville').prefix}.251` : address,
      hire_channel: draw.pick(['job board', 'company site', 'recruiter']),
      offer_accepted_at: iso(Math.floor((at + 16 * DAY) / MINUTE) * MINUTE),
      worker_id: one.id,
    });
    interviews.push(
      ...interviewRows(id, at, one.part === 'mover' ? `${home('knoxville').prefix}.251` : address, one.name, [
        panel[0] ?? '',
        one.managerId,
      ]),
    );
  }
  for (const [name, town] of OTHERS) {
    const draw = random(`applicant ${name}`);
    const range = home(town);
    const at = local(addDays('2025-11-20', draw.int(0, 90)), 9 * 60 + draw.int(0, 700), range.zone);
    const id = `A-${draw.digits(6)}`;
    const address = `${range.prefix}.${draw.int(250, 254)}`;
    applicants.push({
      applicant_id: id,
      legal_name: name,
      email: `${name.toLowerCase().replace(' ', '.')}@example.${draw.pick(['net', 'org'])}`,
      phone: '',
      applied_at: iso(Math.floor(at / 1000) * 1000),
      requisition_id: draw.pick(Object.values(JOB)),
      job_family: draw.pick(Object.keys(JOB)),
      status: draw.pick(['rejected', 'withdrawn', 'rejected']),
      stated_city: range.city,
      stated_region: range.region,
      stated_country: range.country,
      submit_ip: address,
      hire_channel: draw.pick(['job board', 'company site']),
      offer_accepted_at: '',
      worker_id: '',
    });
    if (draw.chance(0.5)) interviews.push(...interviewRows(id, at, address, name, [panel[0] ?? '']));
  }
  putCsv(
    'roster/applicants.csv',
    applicants.sort((a, b) => String(a['applied_at']).localeCompare(String(b['applied_at']))),
  );
  putCsv(
    'roster/interviews.csv',
    interviews.sort((a, b) => String(a['at']).localeCompare(String(b['at']))),
  );
}
