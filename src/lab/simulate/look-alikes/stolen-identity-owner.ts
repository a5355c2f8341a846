import { after, putRoster } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, seenDays, someone } from './someone.ts';
import { checked } from './thin-file.ts';

/** Somebody's number is used by a stranger elsewhere: the tax office writes, the check finds jobs that were never held. */
export const stolenIdentityOwner: LookAlike = {
  kind: 'stolen-identity-owner',
  about: 'the real owner of an identity that a stranger works under elsewhere',
  resembles: ['rented-identity', 'one-identity-many-jobs'],
  plant: (world, n) => {
    const draw = world.draw(`stolen ${n}`);
    const hire = someone(world, `stolen ${n}`);
    const { person } = hire;
    const { from, to } = seenDays(world, hire);
    const day = from + draw.next() * (to - from) * 0.7;
    putRoster(world, 'notices', {
      received_at: after(world, day),
      kind: 'w2_complaint',
      about: person.id,
      summary: 'Has a wage statement of a company that the person never worked for',
    });
    checked(world, hire, person.hired - draw.int(10, 30), { employment: 'conflict' });
    putRoster(world, 'attestations', {
      worker_id: person.id,
      kind: draw.pick(['identity_proofed', 'met_in_person']),
      at: after(world, Math.min(day + draw.int(1, 6), world.setting.days - 1)),
      outcome: 'passed',
      id_document_hash: null,
      by: 'people-operations',
    });
    honest(world, 'stolen-identity-owner', [hire]);
  },
};
