import { chanceSql, pickSql } from '../sql.ts';
import type { World } from '../world.ts';
import { MEMBERS } from './member.ts';

/** Shares of accounts with a phone, a recovery mailbox, a payout account (our assumption). */
const HAS = { phone: 0.6, recovery: 0.5, payout: 0.3 };
/** What members of a group share (our assumption). */
const FAMILY = { line: 0.8, tablet: 0.45, ownPhone: 0.4, recovery: 0.75, payout: 0.5 };
const ALIAS = { line: 0.85, phone: 0.85, recovery: 0.7, payout: 0.6, machines: 2 };
const AGENCY = { line: 0.9, machines: 3, ownPhone: 0.75 };
const DORMITORY = { line: 0.85 };
const PUBLIC = { machines: 6 };

/** Mailboxes of a series with one stem: three forms of it, each at two providers. */
export const STEM = 6;

/** The kind of a member -> SQL. */
type ByKind = Readonly<Record<string, string>>;

/**
 * SQL for the accounts that sign up in a time span, and the owners of what they use: `machine` (text), and numbers of the owner of `phone_no`,
 * `payout_no`, `recovery_no` and `line_no`, null for none; `line_class` if it differs from the line's; `in_series` and `stem_no` of mailboxes named
 * in series.
 */
export function ownerSql(world: World, from: string, to: string): string {
  const { seed } = world.setting;
  const chance = (salt: string, key = 'm.no'): string => chanceSql(seed, [key], salt);
  const either = (salt: string, share: number, yes: string, no: string): string =>
    `CASE WHEN ${chance(salt)} < ${share} THEN ${yes} ELSE ${no} END`;
  const own = (thing: keyof typeof HAS): string => either(`has ${thing}`, HAS[thing], 'm.no', 'NULL');
  const machine = (count: number): string => `concat('g', m.grp, '.', ${pickSql(seed, ['m.no'], 'machine', count)})`;
  const byKind = (cases: ByKind, other: string): string =>
    `CASE m.kind ${Object.entries(cases)
      .map(([kind, value]) => `WHEN '${kind}' THEN ${value}`)
      .join(' ')} ELSE ${other} END`;
  // What a cell shares has numbers of its farm; now and then another cell borrows it.
  const ofCell = (thing: string): string => {
    const count = `CAST(greatest(1, ceil(1.0 * f.accounts / f.cells / f.per_${thing})) AS BIGINT)`;
    const cell = `CASE WHEN ${chance(`${thing} lent`)} < f.lent THEN ${pickSql(seed, ['m.no'], `${thing} lender`, 'f.cells')} ELSE m.cell END`;
    return `f.first_no + f.accounts + ${cell} * ${count} + ${pickSql(seed, ['m.no'], `${thing} of the cell`, count)}`;
  };
  const shared = (thing: string, yes: string, no: string): string =>
    `CASE WHEN ${chance(`shares ${thing}`)} < f.${thing}_share THEN ${yes} ELSE ${no} END`;
  const alone = `concat('a', m.no)`;
  const [phone, payout, recovery] = [own('phone'), own('payout'), own('recovery')];
  const fromHead = (share: number): string =>
    `CASE WHEN m.place > 0 AND ${chance('whose recovery')} < ${share} THEN m.no - m.place ELSE ${recovery} END`;
  const office = (share: number): string => either('whose line', share, `'campus'`, 'NULL');
  const cells = `CAST(ceil(1.0 * f.accounts / f.cells / ${STEM}) AS BIGINT)`;
  const things: Readonly<Record<string, string>> = {
    machine: byKind(
      {
        'family-plan': either('tablet', FAMILY.tablet, `concat('g', m.grp)`, alone),
        'alias-user': machine(ALIAS.machines),
        'agency-for-clients': machine(AGENCY.machines),
        'public-computer': machine(PUBLIC.machines),
        farm: shared('device', `concat('p', ${ofCell('device')})`, alone),
      },
      alone,
    ),
    phone_no: byKind(
      {
        'family-plan': either('whose phone', FAMILY.ownPhone, phone, 'm.grp'),
        'alias-user': either('whose phone', ALIAS.phone, 'm.grp', 'NULL'),
        'agency-for-clients': either('whose phone', AGENCY.ownPhone, phone, 'm.grp'),
        'recycled-number': 'm.grp',
        farm: shared('phone', ofCell('phone'), phone),
      },
      phone,
    ),
    payout_no: byKind(
      {
        'family-plan': `CASE WHEN m.place < 2 AND ${chance('joint account', 'm.grp')} < ${FAMILY.payout} THEN m.grp ELSE ${payout} END`,
        'alias-user': either('whose payout', ALIAS.payout, 'm.grp', 'NULL'),
        farm: shared('payout', ofCell('payout'), payout),
      },
      payout,
    ),
    recovery_no: byKind(
      {
        'family-plan': fromHead(FAMILY.recovery),
        'alias-user': fromHead(ALIAS.recovery),
        farm: shared('recovery', ofCell('recovery'), recovery),
      },
      recovery,
    ),
    line_no: byKind(
      {
        'family-plan': either('whose line', FAMILY.line, 'm.grp', 'm.no'),
        'alias-user': either('whose line', ALIAS.line, 'm.grp', 'm.no'),
        farm: shared('line', ofCell('line'), 'm.no'),
      },
      'm.no',
    ),
    line_class: byKind(
      {
        'dormitory-sign-ups': office(DORMITORY.line),
        'agency-for-clients': office(AGENCY.line),
        'public-computer': `'campus'`,
        farm: shared('line', `'home'`, `CASE WHEN ${chance('vpn')} < f.vpn_share THEN 'vpn' END`),
      },
      'NULL',
    ),
    stem_no: `f.first_no + m.cell * ${cells} + m.rank // ${STEM}`,
    in_series: `coalesce(${chance('series', `m.farm * 10000000 + m.cell * 100000 + m.rank // ${STEM}`)} < f.grammar, false)`,
  };
  const made = Object.entries(things).map(([name, sql]) => `${sql} AS ${name}`);
  return `SELECT m.*, m.no - m.place AS head_no, ${made.join(',\n      ')}
    FROM ${MEMBERS} AS m LEFT JOIN sim_account_farm AS f ON f.farm = m.farm
    WHERE m.created_at >= TIMESTAMP '${from}' AND m.created_at < TIMESTAMP '${to}'`;
}
