import { addCandidate, type CandidateSpec } from '../population/candidate.ts';
import type { Application } from '../population/hiring.ts';
import { JOBS } from '../population/names.ts';
import { addNetwork } from '../population/network.ts';
import { experience, resumeText } from '../population/resume.ts';
import { townFor } from '../population/towns.ts';
import { after, tell, type World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, newcomer } from './someone.ts';

const RESEMBLES = ['applicant-ring'];

function several(world: World, kind: string, name: string, count: number, spec: CandidateSpec): Application[] {
  return Array.from({ length: count }, (_, k) => {
    const application = addCandidate(world, `${kind} ${name} ${k}`, spec);
    tell(world, 'applicant', application.id, { look_alike: kind });
    return application;
  });
}

export const careersFair: LookAlike = {
  kind: 'careers-fair',
  about: 'students who apply in one afternoon from the network of a careers fair',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`fair ${n}`);
    const town = townFor(world, `fair ${n}`);
    const line = addNetwork(world, { kind: 'business', town, provider: `University of ${town.city}`, many: draw.int(1, 3), fixed: true }); // prettier-ignore
    const applied = draw.int(0, Math.max(1, world.setting.days - 5));
    for (const { row, interviews } of several(world, 'careers-fair', String(n), draw.int(4, 7), {
      town,
      line,
      applied,
    })) {
      row['submit_ip'] = draw.pick(line.addresses);
      row['applied_at'] = after(world, applied + 0.6 + draw.next() * 0.2);
      // Interviews come later, from home.
      const home = addNetwork(world, { kind: 'residential', town });
      for (const interview of interviews) interview['join_ip'] = home.addresses[0] ?? null;
    }
  },
};

export const libraryApplicants: LookAlike = {
  kind: 'library-applicants',
  about: 'strangers who apply and are interviewed at the computers of one library',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`library ${n}`);
    const town = townFor(world, `library ${n}`);
    const line = addNetwork(world, { kind: 'business', town, provider: `${town.city} Public Library`, fixed: true });
    const first = draw.int(-10, Math.max(1, world.setting.days - 20));
    const machines = Array.from({ length: draw.int(1, 2) }, (_, k) => [`lib-pc-${k + 1}`, draw.hex(16)] as const);
    for (let k = 0; k < draw.int(2, 4); k++) {
      const applied = first + draw.int(0, 18);
      const [{ interviews } = { interviews: [] }] = several(world, 'library-applicants', `${n} ${k}`, 1, { town, line, applied, end: ['rejected', draw.int(1, 2)] }); // prettier-ignore
      const [name, hardware] = draw.pick(machines);
      for (const interview of interviews) Object.assign(interview, { device_name: name, hardware_id: hardware });
    }
  },
};

/** Applies for anything that would do. */
export const keenApplicant: LookAlike = {
  kind: 'keen-applicant',
  about: 'one person who applies for many positions',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`keen ${n}`);
    const town = townFor(world, `keen ${n}`);
    const line = addNetwork(world, { kind: 'residential', town });
    const start = draw.int(0, Math.max(1, world.setting.days - 25));
    const families = draw.shuffle([...new Set(JOBS.map(({ family }) => family))]);
    const [first] = several(world, 'keen-applicant', `${n} first`, 1, { town, line, applied: start });
    if (first === undefined) return;
    const [given = '', family = ''] = String(first.row['legal_name']).split(' ');
    for (let k = 0; k < draw.int(4, 8); k++) {
      const job = families[k % 4] ?? 'engineering';
      const spec = { town, line, given, family, job, applied: start + draw.int(0, 22) };
      for (const { row } of several(world, 'keen-applicant', `${n} ${k}`, 1, spec))
        Object.assign(row, { email: first.row['email'], phone: first.row['phone'] });
    }
  },
};

/** The carrier gave the number of somebody who applied long ago to somebody new. */
export const recycledPhone: LookAlike = {
  kind: 'recycled-phone',
  about: 'a telephone number that an earlier applicant had, years before',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`recycled ${n}`);
    const hire = newcomer(world, `recycled ${n}`);
    const town = hire.person.town;
    const applied = Math.round(hire.person.hired - 500 - draw.next() * 500);
    for (const { row } of several(world, 'recycled-phone', String(n), 1, { town, applied }))
      row['phone'] = hire.person.roster['phone'] ?? null;
    honest(world, 'recycled-phone', [hire], ['applicant']);
  },
};

/** A coach writes much of what her customers have done. */
export const resumeTemplate: LookAlike = {
  kind: 'resume-template',
  about: 'applicants whose coach gave them the same sentences',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`template ${n}`);
    const start = draw.int(-20, Math.max(1, world.setting.days - 30));
    const lines = experience(draw).split('\n');
    for (let k = 0; k < draw.int(2, 3); k++)
      for (const { id, row } of several(world, 'resume-template', `${n} ${k}`, 1, {
        applied: start + draw.int(0, 40),
      })) {
        const own = experience(draw).split('\n');
        const text = lines.map((line, at) => (line.startsWith('- ') && draw.chance(0.25) ? (own[at] ?? line) : line)).join('\n'); // prettier-ignore
        const path = `resumes/${id}.txt`;
        row['resume_path'] = path;
        world.files.set(path, resumeText(String(row['legal_name']), String(row['stated_city']), text));
      }
  },
};
