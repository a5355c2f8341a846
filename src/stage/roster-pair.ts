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

export const rosterPair: Stage = {
  id: 'roster-pair',
  about: 'workers whom the roster itself puts together',
  steps: [{ into: 'roster_pair', sql: rawSql(rosterPairSql) }],
};
