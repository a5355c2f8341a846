import { experience, resumeText } from '../population/resume.ts';
import { candidate } from './candidate.ts';
import type { LookAlike } from './look-alike.ts';

/** A coach writes much of what her customers have done. */
export const resumeTemplate: LookAlike = {
  kind: 'resume-template',
  about: 'applicants whose coach gave them the same sentences',
  resembles: ['applicant-ring'],
  plant: (world, n) => {
    const draw = world.draw(`template ${n}`);
    const start = draw.int(-20, Math.max(1, world.setting.days - 30));
    const lines = experience(draw).split('\n');
    const people = draw.int(2, 3);
    for (let k = 0; k < people; k++) {
      const { id, row } = candidate(world, 'resume-template', `${n} ${k}`, { applied: start + draw.int(0, 40) });
      const own = experience(draw).split('\n');
      const text = lines.map((line, at) => (line.startsWith('- ') && draw.chance(0.25) ? (own[at] ?? line) : line)).join('\n'); // prettier-ignore
      const path = `resumes/${id}.txt`;
      row.resume_path = path;
      world.files.set(path, resumeText(row.legal_name, String(row.stated_city), text));
    }
  },
};
