import { chanceSql, pickSql } from '../sql.ts';
import type { World } from '../world.ts';
import { addressSql } from './address.ts';
import { layoutOf } from './kinds.ts';
import { familySql, freeTurn, givenSql, pairSql, PROVIDERS, weightedSql, withLocalSql } from './mailbox.ts';
import { accountIdSql } from './member.ts';
import { ownerSql, STEM } from './owner.ts';
import { phoneSql } from './phone.ts';

/** Turns of a pair of names that aliases have; series come after them. */
const ALIAS_TURNS = 10;
/** Share of stems whose maker uses favourite digits (our assumption). */
const FAVOURITE = 0.4;
/** Share of accounts in series whose display name differs from their mailbox (our assumption). */
const OTHER_NAME = 0.25;
/** Share of agencies' accounts whose recovery contact is the agency's, and of browsers without a fingerprint (our assumption). */
const AGENCY_RECOVERY = 0.8;
const NO_FINGERPRINT = 0.04;
/** Accounts without a display name, and those with a given name only (our assumption). */
const NAMELESS = 0.09;
const GIVEN_ONLY = 0.06;

/** States of an account, and browsers at sign-up, by share (our assumption). */
const STATUS = [
  ['active', 93],
  ['closed', 4],
  ['suspended', 3],
] as const;
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0';
const AGENTS = [
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36`, 42],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:146.0) Gecko/20100101 Firefox/146.0', 4],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${CHROME} Safari/537.36`, 9],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
    5,
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1',
    20,
  ],
  [`Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`, 18],
  [`Mozilla/5.0 (X11; Linux x86_64) ${CHROME} Safari/537.36`, 2],
] as const;
const TAGS = ['', 'shop', 'news', 'jobs', 'games', 'travel', 'forum', 'bank', 'test'];

/** Numbers of a farm: its accounts, then what its accounts share. */
export function reserved(accounts: number, cells: number): number {
  return 2 * accounts + cells;
}

/** Every number on the platform is below these. */
function numbersOf({ setting, plan }: World): number {
  const farms = plan.get('sim_account_farm') ?? [];
  const ends = farms.map((one) => Number(one.first_no) + reserved(Number(one.accounts), Number(one.cells)));
  return Math.max(layoutOf(setting.accounts).firstFarm, ...ends);
}

function providerSql(seed: number, no: string): string {
  return weightedSql(PROVIDERS, chanceSql(seed, [no], 'provider'));
}

/** SQL for another provider. */
function otherProviderSql(seed: number, no: string, than: string): string {
  const list = `[${PROVIDERS.map(([name]) => `'${name}'`).join(', ')}]`;
  return `${list}[1 + (list_position(${list}, ${than}) + ${pickSql(seed, [no], 'other provider', PROVIDERS.length - 1)}) % ${PROVIDERS.length}]`;
}

/** SQL that adds to owners the pair of names, the turn of it and the provider of their mailbox. */
function namedSql(world: World, owners: string): string {
  const { seed } = world.setting;
  const free = freeTurn(numbersOf(world));
  const [own, head, stem, recovery] = ['o.no', 'o.head_no', 'o.stem_no', 'o.recovery_no'].map((no) =>
    pairSql(seed, no),
  ) as [ReturnType<typeof pairSql>, ReturnType<typeof pairSql>, ReturnType<typeof pairSql>, ReturnType<typeof pairSql>];
  const manner = pickSql(seed, ['o.grp'], 'manner', 3);
  const placed = `SELECT o.*, o.kind = 'alias-user' AND o.place > 0 AS is_alias, ${providerSql(seed, 'o.head_no')} AS head_at, ${manner} AS manner,
      o.stem_no * 10 + (o.rank % ${STEM}) // 2 AS series_no, ${own.pair} AS own_pair, ${own.turn} AS own_turn, ${head.pair} AS head_pair, ${head.turn} AS head_turn,
      ${stem.pair} AS stem_pair, ${recovery.pair} AS recovery_pair, ${recovery.turn} AS recovery_turn FROM (${owners}) AS o`;
  const formed = `SELECT p.*, CASE WHEN NOT p.is_alias THEN 'none' WHEN p.manner = 0 AND p.head_at NOT IN ('yahoo.com', 'gmx.net') THEN 'tag'
      WHEN p.manner = 1 AND p.head_at = 'gmail.com' THEN 'dots' ELSE 'other' END AS alias_form,
      CASE WHEN p.is_alias THEN p.head_pair WHEN p.in_series THEN p.stem_pair ELSE p.own_pair END AS pair,
      CASE WHEN p.is_alias THEN ${free} + p.place WHEN p.in_series THEN ${free + ALIAS_TURNS} + (p.rank % ${STEM}) // 2 ELSE p.own_turn END AS turn,
      CASE WHEN p.in_series THEN p.series_no ELSE p.no END AS mailbox_no,
      CASE WHEN p.in_series AND p.rank % ${STEM} < 2 AND ${chanceSql(seed, ['p.stem_no'], 'favourite')} < ${FAVOURITE} THEN ${pickSql(seed, ['p.farm', 'p.cell'], 'favourite digits', 1000)} END AS favourite
    FROM (${placed}) AS p`;
  return `SELECT f.*, ${providerSql(seed, 'f.mailbox_no')} AS first_at, ${providerSql(seed, 'f.recovery_no')} AS recovery_at FROM (${formed}) AS f`;
}

/**
 * SQL for the accounts that sign up in a time span, with all fields of the dataset `accounts`, and `kind` and `farm`. In steps: the owners of
 * their things (numbers), names, text.
 */
export function accountSql(world: World, from: string, to: string): string {
  const { seed } = world.setting;
  const named = namedSql(world, ownerSql(world, from, to));
  const own = withLocalSql(seed, named, 'mailbox', {
    no: 'mailbox_no',
    pair: 'pair',
    turn: 'turn',
    series: 'in_series',
    favourite: 'favourite',
  });
  const head = withLocalSql(seed, own, 'head', { no: 'head_no', pair: 'head_pair', turn: 'head_turn' });
  const all = withLocalSql(seed, head, 'recovery', { no: 'recovery_no', pair: 'recovery_pair', turn: 'recovery_turn' });
  const written = `SELECT *, replace(head, '.', '') AS bare, ${givenSql('pair')} AS given, ${familySql('pair')} AS family,
      CASE WHEN alias_form IN ('tag', 'dots') THEN head_at WHEN in_series AND rank % 2 = 1 THEN ${otherProviderSql(seed, 'mailbox_no', 'first_at')} ELSE first_at END AS provider
    FROM (${all}) AS w`;
  const chance = (salt: string): string => chanceSql(seed, ['no'], salt);
  const agency = `concat('accounts@', lower(${familySql(pairSql(seed, 'grp').pair)}), '-', CAST(grp % 97 AS VARCHAR), '.example')`;
  const bank = `concat(lpad(CAST(11000000 + (payout_no * 7919 + ${seed}) % 89 * 3456791 AS VARCHAR), 9, '0'), '-', lpad(CAST((payout_no * 7368787 + ${seed} * 104729) % 10000000000 AS VARCHAR), 10, '0'))`;
  const fields: Readonly<Record<string, string>> = {
    account_id: accountIdSql(seed, 'no'),
    created_at: 'created_at',
    email: `concat(CASE alias_form WHEN 'tag' THEN concat(head, '+', [${TAGS.map((tag) => `'${tag}'`).join(', ')}][1 + place])
      WHEN 'dots' THEN concat(left(bare, 1), '.', substr(bare, 2, place), '.', substr(bare, 2 + place)) ELSE mailbox END, '@', provider)`,
    recovery_email: `CASE WHEN kind = 'agency-for-clients' AND ${chance('agency recovery')} < ${AGENCY_RECOVERY} THEN ${agency}
      WHEN recovery_no = no THEN concat(recovery, '@', ${otherProviderSql(seed, 'no', 'provider')}) WHEN recovery_no IS NOT NULL THEN concat(recovery, '@', recovery_at) END`,
    phone: phoneSql(seed, 'phone_no'),
    signup_ip: addressSql(seed, numbersOf(world), {
      line: 'line_no',
      forced: 'line_class',
      group: 'grp',
      person: 'no',
      device: 'machine',
    }),
    user_agent: weightedSql(AGENTS, chanceSql(seed, ['machine'], 'agent')),
    device_fingerprint: `CASE WHEN ${chance('no fingerprint')} >= ${NO_FINGERPRINT} THEN md5(concat('${seed}|machine|', machine)) END`,
    display_name: `CASE WHEN ${chance('name')} < ${NAMELESS} THEN NULL WHEN ${chance('name')} < ${NAMELESS + GIVEN_ONLY} THEN given
      WHEN in_series AND ${chance('other name')} < ${OTHER_NAME} THEN concat(${givenSql('own_pair')}, ' ', ${familySql('own_pair')}) ELSE concat(given, ' ', family) END`,
    payout_account: `CASE WHEN payout_no IS NOT NULL THEN ${bank} END`,
    status: weightedSql(STATUS, chance('status')),
  };
  const made = Object.entries(fields).map(([name, sql]) => `${sql} AS ${name}`);
  return `SELECT no, kind, farm, ${made.join(',\n      ')} FROM (${written}) AS a`;
}
