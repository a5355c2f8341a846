import { JOBS } from '../population/names.ts';
import { addNetwork } from '../population/network.ts';
import { townFor } from '../population/towns.ts';
import { candidate } from './candidate.ts';
import type { LookAlike } from './look-alike.ts';

/** Applies for anything that would do. */
export const keenApplicant: LookAlike = {
  kind: 'keen-applicant',
  about: 'one person who applies for many positions',
  resembles: ['applicant-ring'],
  plant: (world, n) => {
    const draw = world.draw(`keen ${n}`);
    const town = townFor(world, `keen ${n}`);
    const line = addNetwork(world, { kind: 'residential', town });
    const start = draw.int(0, Math.max(1, world.setting.days - 25));
    const families = draw.shuffle([...new Set(JOBS.map(({ family }) => family))]);
    const first = candidate(world, 'keen-applicant', `${n} first`, { town, line, applied: start });
    const [given = '', family = ''] = first.row.legal_name.split(' ');
    const more = draw.int(4, 8);
    for (let k = 0; k < more; k++) {
      const job = families[k % 4] ?? 'engineering';
      const spec = { town, line, given, family, job, applied: start + draw.int(0, 22) };
      const { row } = candidate(world, 'keen-applicant', `${n} ${k}`, spec);
      Object.assign(row, { email: first.row.email, phone: first.row.phone });
    }
  },
};
