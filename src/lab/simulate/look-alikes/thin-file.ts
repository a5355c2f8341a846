import { ELEMENTS } from '../population/check.ts';
import type { Hire } from '../population/hire.ts';
import { after, putRoster, type World } from '../world.ts';
import type { LookAlike } from './look-alike.ts';
import { honest, newcomer } from './someone.ts';

/** What was found when somebody's identity was looked into, all else clear; `day` relative to the start of the data. */
export function checked(world: World, { person }: Hire, day: number, found: Readonly<Record<string, string>>): void {
  const draw = world.draw(`checked ${person.w}`);
  for (const element of ELEMENTS)
    putRoster(world, 'background_checks', {
      subject: person.id,
      element,
      result: found[element] ?? 'clear',
      at: after(world, day + draw.int(0, 4) + 0.3 + draw.next() * 0.4),
      detail: null,
    });
}

/** Somebody who is new to the country: a history that begins with the move, a mailbox and a number of last month. */
function thinFile(world: World, kind: string, n: number, proofed: boolean): void {
  const draw = world.draw(`${kind} ${n}`);
  const hire = newcomer(world, `${kind} ${n}`);
  const { person, application } = hire;
  const applied = (Date.parse(application.row.applied_at) - Date.parse(world.startAt)) / 86_400_000;
  const found = { address_history: 'unconfirmed', employment: draw.chance(0.5) ? 'unconfirmed' : 'clear' };
  checked(world, hire, Math.floor(applied) + draw.int(8, 16), found);
  putRoster(world, 'email_checks', {
    email: application.row.email,
    first_seen: after(world, applied - draw.int(15, 80) + draw.next()).slice(0, 10),
  });
  putRoster(world, 'phone_checks', {
    phone: application.row.phone ?? '',
    line_type: draw.chance(0.5) ? 'non_fixed_voip' : 'mobile',
    owner_name_match: Math.round((0.1 + draw.next() * 0.5) * 100) / 100,
  });
  if (proofed)
    putRoster(world, 'attestations', {
      worker_id: person.id,
      kind: 'identity_proofed',
      at: after(world, person.hired - draw.int(2, 8) + 0.5),
      outcome: 'passed',
      id_document_hash: draw.hex(32),
      by: 'people-operations',
    });
  honest(world, kind, [hire], ['applicant']);
}

export const thinFileProofed: LookAlike = {
  kind: 'thin-file-proofed',
  about: 'somebody new to the country, with a new mailbox and number, whose identity was verified',
  resembles: ['rented-identity', 'applicant-ring'],
  plant: (world, n) => thinFile(world, 'thin-file-proofed', n, true),
};

export const thinFileOnly: LookAlike = {
  kind: 'thin-file',
  about: 'somebody new to the country, with a new mailbox and number, whose identity was not verified further',
  resembles: ['rented-identity', 'applicant-ring'],
  plant: (world, n) => thinFile(world, 'thin-file', n, false),
};
