import { rawSql } from '../lib/sql.ts';
import { BITS } from '../model/detection.ts';
import { CLUSTER_BITS, PAIR_BITS } from '../model/link.ts';
import type { Stage } from '../model/stage.ts';

/** People up to whom a home explains all that they share. Ours: three with one account or one router are no couple. */
const HOME_PEOPLE = 2;
/** SQL of: a finding about people who may live together. */
const AT_HOME = `(has_element(shows, 'home') AND coalesce(CAST(json_text(details, '$.n_workers') AS BIGINT), 2) <= ${HOME_PEOPLE})`;

/**
 * Pairs of people: within a cause the strongest thing that they share counts, and the causes add up (Fellegi-Sunter 1969). One cause is
 * not enough: people live together, work at one desk, are paid into one account. It joins two only where strong evidence about each
 * stands: it was not explained, and few people here show the same. What two people share who may live together is one cause: their
 * router, their account, their letter box. An assistant's hand is where it should be.
 */
const pairSql = `
  WITH shared AS (
    SELECT left_kind, left_id, right_kind, right_id, CASE WHEN cause IN ('place', 'purse', 'contact', 'custody') AND holders <= ${HOME_PEOPLE} THEN 'home' ELSE cause END AS cause, weight_bits AS bits, value FROM link
    WHERE left_kind IN ('worker', 'applicant') AND right_kind IN ('worker', 'applicant') AND weight_bits >= ${CLUSTER_BITS}
    UNION ALL
    SELECT subject_kind, least(subject_id, other_id), subject_kind, greatest(subject_id, other_id),
      CASE WHEN ${AT_HOME} THEN 'home' ELSE coalesce(cause, family) END, bits, identifier FROM finding
    WHERE subject_kind IN ('worker', 'applicant') AND other_id IS NOT NULL AND other_id <> subject_id AND direction = 'for' AND cleared_by IS NULL
  ),
  caused AS (
    SELECT s.left_kind, s.left_id, s.right_kind, s.right_id, s.cause, max(s.bits) AS bits FROM shared AS s
    LEFT JOIN assistant_pair AS a ON s.cause = 'hand' AND s.left_kind = 'worker' AND s.right_kind = 'worker' AND a.worker_id = s.left_id AND a.other_worker_id = s.right_id
    WHERE a.worker_id IS NULL GROUP BY left_kind, left_id, right_kind, right_id, cause
  ),
  summed AS (
    SELECT left_kind, left_id, right_kind, right_id, array_sort(array_agg(cause)) AS causes, sum(bits) AS bits
    FROM caused GROUP BY left_kind, left_id, right_kind, right_id
  ),
  own AS (
    SELECT DISTINCT subject_kind, subject_id FROM finding
    WHERE direction = 'for' AND cleared_by IS NULL AND bits >= ${BITS.strong} AND NOT location AND NOT network_privacy AND NOT ${AT_HOME}
  )
  SELECT p.left_kind, p.left_id, p.right_kind, p.right_id, p.causes, p.bits,
    CASE WHEN cardinality(p.causes) > 1 THEN p.bits >= ${PAIR_BITS}
      ELSE p.bits >= ${BITS.strong}
        AND EXISTS (SELECT 1 AS one FROM own AS o WHERE o.subject_kind = p.left_kind AND o.subject_id = p.left_id)
        AND EXISTS (SELECT 1 AS one FROM own AS o WHERE o.subject_kind = p.right_kind AND o.subject_id = p.right_id)
    END AS joins
  FROM summed AS p`;

export const pair: Stage = {
  id: 'pair',
  about: 'what two people share, and whether it joins them',
  steps: [{ into: 'pair', sql: rawSql(pairSql) }],
};
