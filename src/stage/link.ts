import { quoteText, rawSql } from '../lib/sql.ts';
import type { IdentifierKind } from '../model/identifier.ts';
import { WORLD } from '../model/link.ts';
import type { Stage } from '../model/stage.ts';
import { isKind } from './piece/kinds.ts';

/** Holders up to which every pair is written; above, each holder is joined to the first. Ours. */
const PAIR_LIMIT = 25;
type Kinds = readonly Pick<IdentifierKind, 'id' | 'link' | 'cause' | 'least' | 'may_share'>[];

/** SQL that gives each kind its text. */
function byKind(kinds: Kinds, text: (kind: Kinds[number]) => string, otherwise: string): string {
  const cases = kinds.map((kind) => `WHEN i.kind = ${quoteText(kind.id)} THEN ${text(kind)}`);
  return cases.length === 0 ? otherwise : `CASE ${cases.join(' ')} ELSE ${otherwise} END`;
}

function sharedBy(kinds: Kinds, who: Kinds[number]['may_share'][number]): string {
  return isKind(
    'i.kind',
    kinds.filter((kind) => kind.may_share.includes(who)),
  );
}

/**
 * Links: two subjects that hold one value, weighed by how surprising that is here: log2((n + 256) / k), by value (k holders) and by kind (k
 * who share a value of that kind; of many who share one two count, so that a large farm does not hide itself). The smaller counts.
 * Declared pairs and hubs give none, nor does an address that a provider gives two in rotation. Values of many holders are joined as a star, so that work stays linear.
 */
function linkSql(kinds: Kinds): string {
  return `
  WITH usable AS (
    SELECT i.subject_kind, i.subject_id, i.kind, i.value, i.masked, i.first_at, i.last_at, i.event_id,
      count(*) OVER (PARTITION BY i.kind, i.value) AS holders,
      row_number() OVER (PARTITION BY i.kind, i.value ORDER BY i.subject_kind, i.subject_id) AS place
    FROM identifier AS i
    LEFT JOIN hub AS h ON h.kind = i.kind AND h.value = i.value
    WHERE h.value IS NULL AND i.n >= ${byKind(kinds, (kind) => String(kind.least), '0')}
  ),
  shared AS (SELECT * FROM usable WHERE holders > 1),
  people AS (SELECT kind, count(DISTINCT concat(subject_kind, chr(31), subject_id)) + ${WORLD} AS n FROM usable GROUP BY kind),
  sharing AS (SELECT kind, sum(least(holders, 2)) AS k FROM shared WHERE place = 1 GROUP BY kind)
  SELECT i.subject_kind AS left_kind, i.subject_id AS left_id, j.subject_kind AS right_kind, j.subject_id AS right_id, i.kind AS identifier_kind, ${byKind(kinds, (kind) => quoteText(kind.cause), 'CAST(NULL AS VARCHAR)')} AS cause,
    i.masked AS identifier, i.value, CAST(i.holders AS BIGINT) AS holders, log2(CAST(p.n AS DOUBLE) / greatest(i.holders, s.k)) AS weight_bits,
    greatest(i.first_at, j.first_at) AS first_at, greatest(i.last_at, j.last_at) AS last_at, ${byKind(kinds, (kind) => `replace(${quoteText(kind.link)}, '{}', i.masked)`, `concat('both hold ', i.kind, ' ', i.masked)`)} AS why,
    split(concat(i.event_id, ';', j.event_id), ';') AS evidence
  FROM shared AS i
  JOIN shared AS j ON j.kind = i.kind AND j.value = i.value AND j.place > i.place AND (i.holders <= ${PAIR_LIMIT} OR i.place = 1)
  JOIN people AS p ON p.kind = i.kind
  JOIN sharing AS s ON s.kind = i.kind
  LEFT JOIN declared_pair AS d ON ${sharedBy(kinds, 'household')} AND i.subject_kind = 'worker' AND j.subject_kind = 'worker' AND d.worker_id = i.subject_id AND d.other_worker_id = j.subject_id
  LEFT JOIN pool_pair AS o ON ${sharedBy(kinds, 'pool')} AND i.subject_kind = 'worker' AND j.subject_kind = 'worker' AND o.worker_id = i.subject_id AND o.other_worker_id = j.subject_id
  WHERE d.worker_id IS NULL AND o.worker_id IS NULL`;
}

export function link(kinds: Kinds): Stage {
  return {
    id: 'link',
    about: 'people joined by a rare shared thing',
    steps: [{ into: 'link', sql: rawSql(linkSql(kinds)) }],
  };
}
