import { FAMILY_HALVES, GIVEN } from '../population/names.ts';
import { chanceSql, pickSql } from '../sql.ts';

/**
 * Names of mailboxes, calculated from numbers so that no two accounts have the same. A number gives a pair of names and a `turn`, how often the pair
 * has been used before; the turn gives a form within a class of forms, so that a pair never repeats one.
 */

/** Consumer providers and their share of sign-ups (our assumption). */
export const PROVIDERS = [
  ['gmail.com', 46],
  ['outlook.com', 16],
  ['yahoo.com', 13],
  ['icloud.com', 10],
  ['hotmail.com', 7],
  ['proton.me', 5],
  ['gmx.net', 3],
] as const;

const [FIRST_HALVES, SECOND_HALVES] = FAMILY_HALVES;
const PAIRS = GIVEN.length * FIRST_HALVES.length * SECOND_HALVES.length;
/** Prime, and coprime to the number of pairs: consecutive numbers get names far apart. */
const STRIDE = 100_003;

const TOKENS = [
  'dev',
  'code',
  'star',
  'ninja',
  'sol',
  '0x',
  'web',
  'tech',
  'pro',
  'data',
  'hub',
  'byte',
  'cloud',
  'labs',
];
const INITIALS = 'abcdefghijklmnopqrstuvwxyz'.split('');
const ADJECTIVES =
  'amber brisk calm dapper early fuzzy gentle happy icy jolly keen lucky mellow neat odd plain quiet rapid salty tidy upbeat vivid warm young zesty blue crimson dusty golden green hazel ivory lilac maroon olive pearl rusty silver teal violet'.split(
    ' ',
  );
const NOUNS =
  'otter badger comet dune ember falcon garden harbor island jigsaw kettle lantern maple nebula orchard pebble quill river saddle teapot umbrella valley willow yarn zephyr anchor bramble canyon dolphin engine fiddle glacier heron inkwell jasmine kite lagoon meadow noodle oyster'.split(
    ' ',
  );

/** Classes of forms: how many forms each has, and its share among honest mailboxes (our assumption). */
const CLASSES = {
  plain: { size: 2 + INITIALS.length, share: 0.34 },
  digits: { size: 200, share: 0.22 },
  year: { size: 112, share: 0.16 },
  date: { size: 732, share: 0.08 },
  token: { size: TOKENS.length * 4, share: 0.03 },
  nickname: { size: 0, share: 0.17 },
} as const;
type FormClass = keyof typeof CLASSES;

/** Classes of mailboxes made in series: digits that read as dates or years, and words from the occupation (our assumption, as are the shares). */
const SERIES: readonly (readonly [FormClass, number])[] = [
  ['date', 0.45],
  ['year', 0.25],
  ['token', 0.2],
  ['digits', 0.1],
];

function list(items: readonly string[]): string {
  return `[${items.map((item) => `'${item}'`).join(', ')}]`;
}

function at(items: readonly string[], index: string): string {
  return `${list(items)}[1 + (${index})]`;
}

export function weightedSql(items: readonly (readonly [item: string, weight: number])[], chance: string): string {
  const all = items.reduce((sum, [, weight]) => sum + weight, 0);
  let sum = 0;
  const cases = items.slice(0, -1).map(([item, weight]) => {
    sum += weight;
    return `WHEN ${chance} < ${sum / all} THEN '${item}'`;
  });
  return `CASE ${cases.join(' ')} ELSE '${items.at(-1)?.[0] ?? ''}' END`;
}

/** SQL for the position of a number's names among all pairs, and for how often smaller numbers used that pair. */
export function pairSql(seed: number, no: string): { pair: string; turn: string } {
  return { pair: `CAST(((${no}) * ${STRIDE} + ${seed} * 7919) % ${PAIRS} AS BIGINT)`, turn: `((${no}) // ${PAIRS})` };
}

/** The first turn that no number below `numbers` uses. */
export function freeTurn(numbers: number): number {
  return Math.floor(numbers / PAIRS) + 1;
}

export function givenSql(pair: string): string {
  return at(GIVEN, `${pair} % ${GIVEN.length}`);
}

export function familySql(pair: string): string {
  const family = `(${pair}) // ${GIVEN.length}`;
  return `(${at(FIRST_HALVES, `${family} // ${SECOND_HALVES.length}`)} || ${at(SECOND_HALVES, `${family} % ${SECOND_HALVES.length}`)})`;
}

/** SQL for the class of a mailbox; if all forms of the pair in a class are used, the class of dates replaces it. */
function classSql(classes: readonly (readonly [string, number])[], chance: string, turn: string): string {
  const full = Object.entries(CLASSES)
    .filter(([, { size }]) => size > 0)
    .map(([id, { size }]) => `WHEN '${id}' THEN CASE WHEN ${turn} < ${size} THEN '${id}' ELSE 'date' END`);
  return `CASE ${weightedSql(classes, chance)} ${full.join(' ')} ELSE 'nickname' END`;
}

/** Columns of a query that identify the mailbox. */
export interface MailboxColumns {
  /** A number that only this mailbox has. */
  readonly no: string;
  readonly pair: string;
  readonly turn: string;
  /** Boolean: one of a series; absent: an ordinary name. */
  readonly series?: string;
  /** Favourite digits of its maker, or null. */
  readonly favourite?: string;
}

/** SQL for a query with one more column, `local`: the part of a mailbox before the @. Each step calculates a value once. */
export function withLocalSql(seed: number, query: string, local: string, of: MailboxColumns): string {
  const { no, pair, turn, favourite = 'NULL' } = of;
  const chance = chanceSql(seed, [no], 'form');
  const honest = classSql(
    Object.entries(CLASSES).map(([id, { share }]) => [id, share] as const),
    chance,
    turn,
  );
  const kind =
    of.series === undefined
      ? honest
      : `CASE WHEN ${of.series} THEN ${classSql(SERIES, chance, turn)} ELSE ${honest} END`;
  const words = ADJECTIVES.length * NOUNS.length;
  const [k, size, i, g, f, w] = ['class', 'size', 'form', 'given', 'family', 'word'].map(
    (one) => `${local}_${one}`,
  ) as [string, string, string, string, string, string];
  const sizes = Object.entries(CLASSES).map(([id, one]) => `WHEN '${id}' THEN ${Math.max(one.size, 1)}`);
  const either = (half: number): string =>
    `CASE WHEN ${i} < ${half} THEN concat(${g}, '.', ${f}) ELSE concat(${f}, '.', ${g}) END`;
  const classed = `SELECT *, ${kind} AS ${k} FROM (${query}) AS q`;
  const sized = `SELECT *, CASE ${k} ${sizes.join(' ')} END AS ${size} FROM (${classed}) AS q`;
  const formed = `SELECT *, CAST((${turn} + coalesce(${favourite}, ${pickSql(seed, [pair, k], 'form of pair', 1_000_000)})) % ${size} AS BIGINT) AS ${i},
    lower(${givenSql(pair)}) AS ${g}, lower(${familySql(pair)}) AS ${f}, CAST((${no} * 7 + ${seed}) % ${words} AS BIGINT) AS ${w} FROM (${sized}) AS q`;
  const text = `CASE ${k}
    WHEN 'plain' THEN CASE ${turn} WHEN 0 THEN concat(${g}, '.', ${f}) WHEN 1 THEN concat(${f}, '.', ${g})
      ELSE concat(${g}, '.', ${at(INITIALS, `(${turn} + ${pickSql(seed, [pair], 'initial', 1_000_000)}) % ${INITIALS.length}`)}, '.', ${f}) END
    WHEN 'digits' THEN concat(${either(100)}, lpad(CAST(${i} % 100 AS VARCHAR), 2, '0'))
    WHEN 'year' THEN concat(${either(56)}, CAST(1955 + ${i} % 56 AS VARCHAR))
    WHEN 'date' THEN concat(${either(366)}, strftime(DATE '2024-01-01' + CAST(${i} % 366 AS INTEGER), '%m%d'))
    WHEN 'token' THEN CASE ${i} % 4 WHEN 0 THEN concat(${g}, '.', ${f}, '.', ${at(TOKENS, `${i} // 4`)}) WHEN 1 THEN concat(${at(TOKENS, `${i} // 4`)}, '.', ${g}, '.', ${f})
      WHEN 2 THEN concat(${g}, '.', ${at(TOKENS, `${i} // 4`)}, '.', ${f}) ELSE concat(${f}, '.', ${g}, '.', ${at(TOKENS, `${i} // 4`)}) END
    ELSE concat(${at(ADJECTIVES, `${w} // ${NOUNS.length}`)}, ${at(NOUNS, `${w} % ${NOUNS.length}`)},
      CAST((${no} // ${words} * 7919 + ${pickSql(seed, [w], 'digits', 10_000)}) % 10000 AS VARCHAR)) END`;
  return `SELECT * EXCLUDE (${local}_dotted), CASE WHEN ${chanceSql(seed, [no], 'dots')} < 0.5 THEN replace(${local}_dotted, '.', '') ELSE ${local}_dotted END AS ${local}
    FROM (SELECT * EXCLUDE (${[k, size, i, g, f, w].join(', ')}), ${text} AS ${local}_dotted FROM (${formed}) AS q) AS q`;
}
