import { candidate } from './candidate.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, newcomer } from './someone.ts';

/** The carrier gave the number of somebody who applied long ago to somebody new. */
export const recycledPhone: LookAlike = {
  kind: 'recycled-phone',
  about: 'a phone number that an earlier applicant had years ago',
  resembles: ['applicant-ring'],
  plant: (world, n) => {
    const draw = world.draw(`recycled ${n}`);
    const hire = newcomer(world, `recycled ${n}`);
    const town = hire.person.town;
    const applied = Math.round(hire.person.hired - 500 - draw.next() * 500);
    const { row } = candidate(world, 'recycled-phone', String(n), { town, applied });
    row.phone = hire.person.roster.phone ?? null;
    honest(world, 'recycled-phone', [hire], ['applicant']);
  },
};
