import { quoteText } from '../lib/sql.ts';
import type { DetectionFile, Shared } from '../model/detection.ts';

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

/** Rows of `identifier` that join people, as holders. */
function heldSql(kinds: readonly string[]): string {
  return `SELECT i.kind, i.value, i.masked, i.subject_kind, i.subject_id, i.first_at, i.last_at, i.event_id AS first_event, CAST(NULL AS VARCHAR) AS last_event, i.n
    FROM identifier AS i LEFT JOIN hub AS h ON h.kind = i.kind AND h.value = i.value
    WHERE h.value IS NULL AND i.kind IN (${kinds.map(quoteText).join(', ')})`;
}

/** A join over pairs of workers that leaves those out whom the table holds. */
function without(table: string, alias: string): string {
  return `LEFT JOIN ${table} AS ${alias} ON a.subject_kind = 'worker' AND b.subject_kind = 'worker' AND ${alias}.worker_id = a.subject_id AND ${alias}.other_worker_id = b.subject_id`;
}

/** Tables that the pairs of a detection are held against. */
export function sharedReads({ of, people, one_home, may_share }: Shared): readonly string[] {
  return [
    ...(of === undefined ? [] : ['identifier', 'hub']),
    ...people.map((kind) => PEOPLE[kind].table),
    ...(may_share.includes('household') ? ['declared_pair'] : []),
    ...(may_share.includes('pool') ? ['pool_pair'] : []),
    ...(one_home === undefined ? [] : ['roster_pair']),
  ];
}

/**
 * The SELECT of a detection of the form "several people share one thing". Each holder of a thing is paired with the others who may not share
 * it; one row for each holder and thing. The one named is whoever shared it first, so that the finding stays when others follow.
 */
export function sharedSql(shared: Shared, file: Pick<DetectionFile, 'params' | 'strength'>): string {
  const { from, since, until, one_home, gives, where } = shared;
  const has = (param: string): boolean => param in file.params;
  const began = (one: string): string => `coalesce(${one}.${since}, TIMESTAMP '1970-01-01 00:00:00')`;
  const both = `greatest(${began('a')}, ${began('b')})`;
  const strength = shared.strength ?? quoteText(file.strength);
  const joins = [
    ...(shared.may_share.includes('household') ? [without('declared_pair', 'd')] : []),
    ...(shared.may_share.includes('pool') ? [without('pool_pair', 'r')] : []),
    ...(one_home === undefined ? [] : [without('roster_pair', 'o')]),
  ];
  if (one_home === 'value') joins.push(joins.pop() + ' AND coalesce(o.address = a.value, true)');
  const conditions = [
    ...(shared.may_share.includes('household') ? ['d.worker_id IS NULL'] : []),
    ...(shared.may_share.includes('pool') ? ['r.worker_id IS NULL'] : []),
    ...(has('window_days')
      ? [
          `coalesce(b.${from} <= plus_days(a.${until}, :window_days) AND a.${from} <= plus_days(b.${until}, :window_days), true)`,
        ]
      : []),
    'coalesce(name_similarity(x.called, y.called), 0.0) < :same_name',
    ...(where === undefined ? [] : [`(${where})`]),
  ];
  return `WITH holder AS (
${(shared.holders ?? heldSql(shared.of ?? [])).trimEnd()}
),
thing AS (
  SELECT kind, value FROM holder GROUP BY kind, value HAVING count(DISTINCT concat(subject_kind, ' ', subject_id)) BETWEEN 2 AND :max_holders
),
person AS (
  ${shared.people.map((kind) => PEOPLE[kind].sql).join('\n  UNION ALL\n  ')}
)
SELECT a.subject_kind, a.subject_id, min(a.first_at) AS first_at, max(a.last_at) AS last_at, min_by(b.subject_id, ${both}) AS other_id,
  ${Object.entries(gives)
    .map(([id, value]) => `${value} AS ${id},\n  `)
    .join(
      '',
    )}${one_home === undefined ? strength : `CASE WHEN bool_and(o.worker_id IS NOT NULL) THEN 'moderate' ELSE ${strength} END`} AS strength,
  ${shared.identifier ?? `concat(a.kind, ':', a.value)`} AS identifier,
  split(concat_ws(';', min(a.first_event), max(a.last_event), min(b.first_event), max(b.first_event)), ';') AS evidence
FROM thing AS s
JOIN holder AS a ON a.kind = s.kind AND a.value = s.value
JOIN holder AS b ON b.kind = s.kind AND b.value = s.value AND (b.subject_kind <> a.subject_kind OR b.subject_id <> a.subject_id)
LEFT JOIN person AS x ON x.subject_kind = a.subject_kind AND x.subject_id = a.subject_id
LEFT JOIN person AS y ON y.subject_kind = b.subject_kind AND y.subject_id = b.subject_id
${joins.join('\n')}
WHERE ${conditions.join('\n  AND ')}
GROUP BY a.kind, a.value, a.subject_kind, a.subject_id${has('min_workers') ? '\nHAVING count(DISTINCT b.subject_id) + 1 >= :min_workers' : ''}`;
}

/** A detection as it runs: of the form `shared` its SELECT, and the tables that this reads. */
export function withSql(file: DetectionFile): DetectionFile & { readonly sql: string } {
  const { shared, sql, reads } = file;
  if (shared === undefined) return { ...file, sql: sql ?? '' };
  const more = sharedReads(shared).filter((table) => !file.needs.includes(table));
  return { ...file, reads: [...new Set([...reads, ...more])], sql: sharedSql(shared, file) };
}
