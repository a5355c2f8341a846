import { quoteText } from '../lib/sql.ts';
import type { Detection, DetectionFile, Shared } from '../model/detection.ts';

type File = Pick<DetectionFile, 'params' | 'strength'> & { readonly shared: Shared };

const PEOPLE: Readonly<Record<Shared['people'][number], { readonly table: string; readonly sql: string }>> = {
  worker: {
    table: 'workers',
    sql: `SELECT 'worker' AS subject_kind, worker_id AS subject_id, legal_name AS called FROM workers`,
  },
  applicant: {
    table: 'applicants',
    sql: `SELECT 'applicant' AS subject_kind, applicant_id AS subject_id, legal_name AS called FROM applicants WHERE worker_id IS NULL`,
  },
  account: {
    table: 'accounts',
    sql: `SELECT 'account' AS subject_kind, account_id AS subject_id, display_name AS called FROM accounts`,
  },
};

/** Rows of `identifier`, as holders. */
function heldSql(kinds: readonly string[]): string {
  return `SELECT i.kind, i.value, i.masked, i.subject_kind, i.subject_id, i.first_at, i.last_at, i.event_id AS first_event, CAST(NULL AS VARCHAR) AS last_event, i.n
    FROM identifier AS i WHERE i.kind IN (${kinds.map(quoteText).join(', ')})`;
}

/** What the pairs of a detection are held against. */
interface Check {
  readonly reads: readonly string[];
  readonly join?: string;
  readonly where?: string;
}

function pairJoin(table: string, alias: string): string {
  return `LEFT JOIN ${table} AS ${alias} ON a.subject_kind = 'worker' AND b.subject_kind = 'worker'
  AND ${alias}.worker_id = a.subject_id AND ${alias}.other_worker_id = b.subject_id`;
}

function nameJoin(holder: string, alias: string): string {
  return `LEFT JOIN person AS ${alias} ON ${alias}.subject_kind = ${holder}.subject_kind AND ${alias}.subject_id = ${holder}.subject_id`;
}

function checksOf({ params, shared }: File): readonly Check[] {
  const { from, until, may_share, one_home, lesser, people, where } = shared;
  const checks: readonly (readonly [boolean, Check])[] = [
    [
      may_share.includes('household'),
      { reads: ['declared_pair'], join: pairJoin('declared_pair', 'd'), where: 'd.worker_id IS NULL' },
    ],
    [
      may_share.includes('pool'),
      { reads: ['pool_pair'], join: pairJoin('pool_pair', 'r'), where: 'r.worker_id IS NULL' },
    ],
    [one_home === 'any', { reads: ['roster_pair'], join: pairJoin('roster_pair', 'o') }],
    [
      one_home === 'value',
      {
        reads: ['roster_pair'],
        join: `${pairJoin('roster_pair', 'o')} AND coalesce(o.address = a.value, true)`,
      },
    ],
    [lesser.includes('assistant'), { reads: ['assistant_pair'], join: pairJoin('assistant_pair', 't') }],
    [
      'same_name' in params,
      {
        reads: people.map((kind) => PEOPLE[kind].table),
        join: `${nameJoin('a', 'x')}\n${nameJoin('b', 'y')}`,
        where: 'coalesce(name_similarity(x.called, y.called), 0.0) < :same_name',
      },
    ],
    [
      'window_days' in params,
      {
        reads: [],
        where: `coalesce(b.${from} <= plus_days(a.${until}, :window_days) AND a.${from} <= plus_days(b.${until}, :window_days), true)`,
      },
    ],
    [
      'gap_days' in params,
      {
        reads: [],
        where: 'days_between(a.last_at, b.first_at) <= :gap_days AND days_between(b.last_at, a.first_at) <= :gap_days',
      },
    ],
    [where !== undefined, { reads: [], where: `(${where})` }],
  ];
  return checks.filter(([applies]) => applies).map(([, check]) => check);
}

/** What orders those with whom a holder shares a thing: the first of them is named, so that the finding stays when others follow. */
function orderOf({ since, named }: Shared): string {
  if (named === 'holder') return `coalesce(b.${since}, TIMESTAMP '9000-01-01 00:00:00')`;
  const began = (one: string): string => `coalesce(${one}.${since}, TIMESTAMP '1970-01-01 00:00:00')`;
  return `greatest(${began('a')}, ${began('b')})`;
}

/** Columns of the result, by name. */
function columnsOf({ strength: usual, shared }: File, order: string): Readonly<Record<string, string>> {
  const { one, one_home, lesser, gives, identifier = `concat(a.kind, ':', a.value)` } = shared;
  const strength = shared.strength ?? quoteText(usual);
  const explained = [
    ...(one_home === undefined ? [] : ['o.worker_id IS NOT NULL']),
    ...(lesser.includes('assistant') ? ['t.worker_id IS NOT NULL'] : []),
  ];
  const others =
    one === undefined
      ? 'min(b.first_event), max(b.first_event)'
      : `min_by(b.first_event, concat(lpad(CAST(epoch_millis(${order}) AS VARCHAR), 15, '0'), ' ', b.subject_id))`;
  return {
    subject_kind: 'a.subject_kind',
    subject_id: 'a.subject_id',
    first_at: 'min(a.first_at)',
    last_at: 'max(a.last_at)',
    other_id: `min_by(b.subject_id, ${order})`,
    ...gives,
    strength:
      explained.length === 0
        ? strength
        : `CASE WHEN bool_and(${explained.join(' OR ')}) THEN 'moderate' ELSE ${strength} END`,
    identifier,
    evidence: `split(concat_ws(';', min(a.first_event), max(a.last_event), ${others}), ';')`,
  };
}

/** The result of one of several things of a subject. */
function oneOf(
  { each, tie }: NonNullable<Shared['one']>,
  columns: Readonly<Record<string, string>>,
  pairs: string,
  order: string,
): string {
  const ids = Object.keys(columns).join(', ');
  const more = {
    kind: 'a.kind',
    value: 'a.value',
    shared_at: `min(${order})`,
    part: each === undefined ? `''` : `min(a.${each})`,
  };
  return `,
found AS (
  SELECT ${listed({ ...columns, ...more })}
  ${pairs}
),
ranked AS (
  SELECT ${ids}, row_number() OVER (PARTITION BY subject_kind, subject_id, part
    ORDER BY CASE strength WHEN 'conclusive' THEN 1 WHEN 'strong' THEN 2 WHEN 'moderate' THEN 3 ELSE 4 END, shared_at, ${tie}) AS place
  FROM found
)
SELECT ${ids} FROM ranked WHERE place = 1`;
}

function listed(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([id, value]) => `${value} AS ${id}`)
    .join(',\n  ');
}

/**
 * The SELECT of a detection of the form "several people share one thing", of things that join people (`hub`). Each holder of a thing is
 * paired with the others who may not share it; one row for each holder and thing.
 */
export function sharedSql(file: File): string {
  const { params, shared } = file;
  const checks = checksOf(file);
  const order = orderOf(shared);
  const columns = columnsOf(file, order);
  const person = shared.people.map((kind) => PEOPLE[kind].sql).join('\n  UNION ALL\n  ');
  const wheres = checks.flatMap(({ where }) => where ?? []);
  const pairs = `FROM thing AS s
JOIN holder AS a ON a.kind = s.kind AND a.value = s.value
JOIN holder AS b ON b.kind = s.kind AND b.value = s.value AND (b.subject_kind <> a.subject_kind OR b.subject_id <> a.subject_id)
${checks.flatMap(({ join }) => join ?? []).join('\n')}
${wheres.length === 0 ? '' : `WHERE ${wheres.join('\n  AND ')}`}
GROUP BY a.kind, a.value, a.subject_kind, a.subject_id
${'min_workers' in params ? 'HAVING count(DISTINCT b.subject_id) + 1 >= :min_workers' : ''}`;
  const tables = `WITH holder AS (
${(shared.holders ?? heldSql(shared.of ?? [])).trimEnd()}
),
thing AS (
  SELECT i.kind, i.value FROM holder AS i LEFT JOIN hub AS h ON h.kind = i.kind AND h.value = i.value
  WHERE h.value IS NULL GROUP BY i.kind, i.value HAVING count(DISTINCT concat(i.subject_kind, ' ', i.subject_id)) BETWEEN 2 AND :max_holders
)${'same_name' in params ? `,\nperson AS (\n  ${person}\n)` : ''}`;
  return (
    tables +
    (shared.one === undefined ? `\nSELECT ${listed(columns)}\n${pairs}` : oneOf(shared.one, columns, pairs, order))
  );
}

/** A detection as it runs: of the form `shared` its SELECT, and the tables that this reads. */
export function withSql(file: DetectionFile): Detection {
  const { shared, sql, needs, reads, params, strength } = file;
  if (shared === undefined) return { ...file, sql: sql ?? '' };
  const own = { shared, params, strength };
  const held = shared.of === undefined ? ['hub'] : ['identifier', 'hub'];
  const more = [...held, ...checksOf(own).flatMap((check) => check.reads)].filter((table) => !needs.includes(table));
  return { ...file, reads: [...new Set([...reads, ...more])], sql: sharedSql(own) };
}
