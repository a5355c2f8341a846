import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

/** People of one address up to which it is taken for a household (as in declared-household). Ours. */
const HOUSEHOLD_LIMIT = 4;
/** Staff of one agency up to which they are paired; work stays linear beyond. Ours. */
const AGENCY_LIMIT = 100;

/**
 * Workers whom the roster itself puts together: one home on file, or staff of one agency. What such people share, though nobody
 * declared it, is a small sign by itself; a farm has more than that to show.
 */
const rosterPairSql = `
  WITH home AS (
    SELECT value AS address, subject_id AS worker_id, event_id, count(*) OVER (PARTITION BY value) AS n_people
    FROM identifier WHERE subject_kind = 'worker' AND kind = 'postal_address'
  ),
  agency AS (
    SELECT vendor, worker_id, event_id, count(*) OVER (PARTITION BY vendor) AS n_people
    FROM workers WHERE employment_type = 'agency' AND vendor IS NOT NULL
  )
  SELECT a.worker_id, b.worker_id AS other_worker_id, max(a.address) AS address, min(a.event_id) AS event_id
  FROM (
    SELECT worker_id, concat('home ', address) AS held, address, event_id FROM home WHERE n_people <= ${HOUSEHOLD_LIMIT}
    UNION ALL
    SELECT worker_id, concat('agency ', vendor), CAST(NULL AS VARCHAR), event_id FROM agency WHERE n_people <= ${AGENCY_LIMIT}
  ) AS a JOIN (
    SELECT worker_id, concat('home ', address) AS held FROM home WHERE n_people <= ${HOUSEHOLD_LIMIT}
    UNION ALL
    SELECT worker_id, concat('agency ', vendor) FROM agency WHERE n_people <= ${AGENCY_LIMIT}
  ) AS b ON b.held = a.held AND b.worker_id <> a.worker_id
  GROUP BY a.worker_id, b.worker_id`;

/** Titles of people who do another's mail, calendar and travel, with that person's browser and authenticator. Ours. */
const ASSISTANT = `(executive|personal|administrative|management|office|team) (assistant|assistent)|secretary|chief of staff|office manager|assistenz|sekret|asistente|secr[eé]taire`;

/** An assistant and the one person with whom they hold a thing. */
const assistantPairSql = `
  WITH shared AS (
    SELECT kind, value FROM identifier WHERE subject_kind = 'worker' GROUP BY kind, value HAVING count(DISTINCT subject_id) = 2
  ),
  holder AS (SELECT DISTINCT i.kind, i.value, i.subject_id AS worker_id FROM identifier AS i JOIN shared AS s ON s.kind = i.kind AND s.value = i.value WHERE i.subject_kind = 'worker'),
  pair AS (
    SELECT DISTINCT a.worker_id, b.worker_id AS other_worker_id FROM holder AS a JOIN holder AS b ON b.kind = a.kind AND b.value = a.value AND b.worker_id <> a.worker_id
    JOIN workers AS w ON w.worker_id = a.worker_id WHERE regexp_like(lower(w.job_title), '${ASSISTANT}')
  )
  SELECT worker_id, other_worker_id FROM pair UNION SELECT other_worker_id, worker_id FROM pair`;

export const rosterPair: Stage = {
  id: 'roster-pair',
  about: 'workers whom the roster itself puts together: by home, agency or the work of an assistant',
  steps: [
    { into: 'roster_pair', sql: rawSql(rosterPairSql) },
    { into: 'assistant_pair', sql: rawSql(assistantPairSql) },
  ],
};
