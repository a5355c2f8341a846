import { after, putRoster, rosterOf, type Difficulty, type RosterRow, type World } from '../world.ts';
import type { Random } from '../random.ts';
import { dayOf, isFraud, known } from './fact.ts';

/** Results are kept for one year, for three if the person was hired (our assumption). */
const KEPT_DAYS = 365;
const KEPT_DAYS_HIRED = 1_095;
/** Share of applicants whose phone and mailbox are looked up, of new hires whose address is, and of hires who are checked (our assumption). */
const ASKED = { phone: 0.6, mailbox: 0.55, address: 0.5, background: 0.8 };

/** Kinds of line of honest people (our assumption), and how well the owner's name matches (Pindrop 2025: 0.99 if genuine; the tails are our assumption). */
const LINES = [
  ['mobile', 86],
  ['non_fixed_voip', 5],
  ['fixed_voip', 4],
  ['landline', 5],
] as const;
const OTHER_OWNER = 0.02;
/** Days from the first sighting of a mailbox to the application: 1,646 genuine, 48 fraudulent (Pindrop 2025); sigmas and new mailboxes of honest people are our assumption. */
const MAILBOX_AGE = [1_646, 0.7] as const;
const YOUNG_AGE = [48, 0.5] as const;
const YOUNG = 0.03;
/**
 * Lines and mailboxes of personas are the operator's, not those of the named person (FBI PSA250123, Pindrop 2025): a check shows it. In hard
 * schemes the lender answers for both, so most checks are clean (shares are our assumption).
 */
const BOUGHT: Readonly<Record<Difficulty, number>> = { easy: 0.7, medium: 0.4, hard: 0.15 };

/** Elements that are checked, and results for honest people (our assumption): most clerical conflicts are cleared later. */
export const ELEMENTS = ['government_id', 'name', 'birth_date', 'address_history', 'employment', 'education'];
const RESULTS = [
  ['clear', 945],
  ['unconfirmed', 52],
  ['conflict', 3],
] as const;
const CLEARED_LATER = 0.8;
/** Share of personas whose number, birth date and history do not match; lent identities are complete, so hard ones never conflict (our assumption). */
const CONFLICT: Readonly<Record<Difficulty, number>> = { easy: 0.3, medium: 0.1, hard: 0 };
const HARD_ELEMENTS = ['government_id', 'birth_date', 'address_history'];

/** Where a home is (our assumption). */
const HOMES = [
  ['home', 97],
  ['business', 2],
  ['forwarder', 1],
] as const;

/** Look-ups that the organisation makes for applicants and hires, whoever they are; what a look-alike has of its own stays. */
export function putChecks(world: World): void {
  const told = { phone: known(world, 'phone_checks', 'phone'), email: known(world, 'email_checks', 'email'), subject: known(world, 'background_checks', 'subject') }; // prettier-ignore
  const seen = new Set<string>();
  for (const row of rosterOf(world, 'applicants')) {
    const applied = dayOf(world, row.applied_at) ?? 0;
    const draw = world.draw(`checks of ${row.applicant_id}`);
    const bad = isFraud(world, 'applicant', row.applicant_id) || isFraud(world, 'worker', row.worker_id);
    const once = (value: string): boolean => !seen.has(value) && seen.add(value).size > 0;
    const { phone = null, email } = row;
    if (applied > -KEPT_DAYS && draw.chance(ASKED.phone) && !told.phone.has(phone) && once(`phone ${String(phone)}`))
      putPhone(world, row, draw, bad);
    if (applied > -KEPT_DAYS && draw.chance(ASKED.mailbox) && !told.email.has(email) && once(`email ${email}`))
      putMailbox(world, row, draw, applied, bad);
    const hired = row.status === 'hired' && applied > -KEPT_DAYS_HIRED;
    if (hired && draw.chance(ASKED.background) && !told.subject.has(row.worker_id ?? null))
      putBackground(world, row, draw, applied, bad);
  }
  putAddresses(world);
}

function putPhone(world: World, { phone }: RosterRow<'applicants'>, draw: Random, bad: boolean): void {
  const bought = bad && draw.chance(BOUGHT[world.setting.difficulty]);
  const match = bought || draw.chance(OTHER_OWNER) ? draw.next() * 0.29 : 1 - draw.next() ** 4 * 0.5;
  putRoster(world, 'phone_checks', {
    phone: phone ?? '',
    line_type: bought && draw.chance(0.6) ? 'non_fixed_voip' : draw.weighted(LINES),
    owner_name_match: Math.round(match * 100) / 100,
  });
}

function putMailbox(
  world: World,
  { email }: RosterRow<'applicants'>,
  draw: Random,
  applied: number,
  bad: boolean,
): void {
  const young = (bad && draw.chance(BOUGHT[world.setting.difficulty])) || draw.chance(YOUNG);
  const [median, sigma] = young ? YOUNG_AGE : MAILBOX_AGE;
  const age = Math.min(7_000, draw.lognormal(median, sigma));
  putRoster(world, 'email_checks', { email, first_seen: after(world, applied - age).slice(0, 10) });
}

function putBackground(world: World, row: RosterRow<'applicants'>, draw: Random, applied: number, bad: boolean): void {
  const conflict = bad && draw.chance(CONFLICT[world.setting.difficulty]) ? draw.pick(HARD_ELEMENTS) : undefined;
  const say = (element: string, result: string, day: number): void => {
    const at = after(world, day + draw.next() * 0.4 + 0.3);
    putRoster(world, 'background_checks', { subject: row.applicant_id, element, result, at, detail: null });
  };
  const day = Math.floor(applied) + draw.int(8, 16);
  for (const element of ELEMENTS) {
    const result = element === conflict ? 'conflict' : draw.weighted(RESULTS);
    say(element, result, day + draw.int(0, 4));
    if (element !== conflict && result === 'conflict' && draw.chance(CLEARED_LATER)) say(element, 'clear', day + 6);
  }
}

function putAddresses(world: World): void {
  const told = known(world, 'address_checks', 'worker_id');
  for (const row of rosterOf(world, 'workers')) {
    const draw = world.draw(`address check ${row.worker_id}`);
    const recent = (dayOf(world, row.start_date) ?? 0) > -KEPT_DAYS;
    if (!recent || !draw.chance(ASKED.address) || told.has(row.worker_id ?? null)) continue;
    const kind = draw.weighted(HOMES);
    putRoster(world, 'address_checks', {
      address: `${String(row.home_street)}, ${String(row.home_city)}, ${String(row.home_region)} ${String(row.home_postal_code)}`,
      worker_id: row.worker_id ?? null,
      commercial_mail_agent: kind === 'forwarder',
      residential: kind === 'home',
      kind,
    });
  }
}
