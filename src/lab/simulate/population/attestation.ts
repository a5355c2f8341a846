import { after, putRoster, rosterOf, type World } from '../world.ts';
import { dayOf, isFraud, known } from './fact.ts';

interface Custom {
  readonly kind: string;
  /** Shares of people who come to an office, of remote staff, and of personas. */
  readonly office: number;
  readonly remote: number;
  readonly persona: number;
  /** Days before the end of the data, or after the hire, within which it happened. */
  readonly within: number;
  readonly atHire: boolean;
}

/**
 * What is attested, and for whom (our assumption). Personas: identity lenders do appear in person (US Justice Department 2025-12-04), but
 * rarely; they pass document checks, because it is their document; somebody at the farm can read a sticker if called at the right hour. None of
 * them enrols a key on site.
 */
const CUSTOMS: readonly Custom[] = [
  { kind: 'identity_proofed', office: 0.6, remote: 0.6, persona: 0.45, within: 25, atHire: true },
  { kind: 'met_in_person', office: 0.9, remote: 0.35, persona: 0.03, within: 600, atHire: false },
  { kind: 'badge_photo', office: 0.85, remote: 0.12, persona: 0.01, within: 600, atHire: false },
  { kind: 'onsite_security_key', office: 0.3, remote: 0.03, persona: 0, within: 400, atHire: false },
  { kind: 'in_person_step', office: 0.03, remote: 0.08, persona: 0.01, within: 200, atHire: false },
  { kind: 'serial_read_back', office: 0.04, remote: 0.08, persona: 0.03, within: 80, atHire: false },
];
/** Identity proofing started this many days before the data. */
const PROOFED_SINCE = 730;
/** Things that are declined, by honest people as by others. */
export const IN_PERSON = ['met_in_person', 'badge_photo', 'in_person_step'] as const;
/** Honest people who once declined a meeting, and those who could not read a worn sticker at first (our assumption). */
const PUT_OFF = 0.02;
const WORN_STICKER = 0.03;

/** Meetings, badges, keys and checks of everybody for whom the plan has none yet. */
export function putAttestations(world: World): void {
  const { days } = world.setting;
  const told = known(world, 'attestations', 'worker_id');
  const colleagues = rosterOf(world, 'workers').filter(
    (row) => row.end_date === null && !isFraud(world, 'worker', row.worker_id),
  );
  for (const row of rosterOf(world, 'workers')) {
    const id = row.worker_id ?? null;
    if (told.has(id)) continue;
    const draw = world.draw(`attestations of ${id}`);
    const start = dayOf(world, row.start_date) ?? 0;
    const end = Math.min(dayOf(world, row.end_date) ?? days, days) - 1;
    const persona = isFraud(world, 'worker', id);
    const who = persona ? 'persona' : row.remote === true ? 'remote' : 'office';
    const by = (): string => {
      const other = colleagues.length === 0 ? undefined : draw.pick(colleagues).worker_id;
      return other === id || typeof other !== 'string' || draw.chance(0.5) ? 'people-operations' : other;
    };
    const say = (kind: string, day: number, outcome: string): void => {
      const vouched = outcome === 'passed';
      putRoster(world, 'attestations', { worker_id: id, kind, at: after(world, day + 0.35 + draw.next() * 0.3), outcome, id_document_hash: kind === 'identity_proofed' && vouched ? draw.hex(32) : null, by: vouched ? by() : null }); // prettier-ignore
    };
    for (const { kind, within, atHire, ...shares } of CUSTOMS) {
      const asked = draw.chance(shares[who]);
      const day = atHire ? start - draw.int(2, within) : draw.int(Math.ceil(Math.max(start, end - within)), Math.floor(end)); // prettier-ignore
      const chance = draw.next();
      if (!asked || day > end || (atHire && day < -PROOFED_SINCE)) continue;
      if (kind === 'serial_read_back' && chance < WORN_STICKER && !persona) say(kind, day - 2, 'failed');
      say(kind, day, 'passed');
    }
    if (who === 'remote' && draw.chance(PUT_OFF))
      say(draw.pick(IN_PERSON), Math.max(start, end - draw.int(5, 200)), 'declined');
  }
}
