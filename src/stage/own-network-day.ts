import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

const OFFICE = `('office', 'coworking', 'agency_office')`;

/**
 * Days on which a worker's laptop was at an own place of work: by its address, or by an access point or router that was there on
 * days when the laptop had no other address, or is in an office by its use. That tells an office too where all traffic leaves through a
 * service elsewhere.
 */
const ownNetworkDaySql = `
  WITH gear AS (
    SELECT DISTINCT worker_id, "day" AS seen_day, value AS gear FROM device_sighting WHERE what IN ('access_point', 'gateway', 'gateway_neighbour')
  ),
  office_day AS (
    SELECT worker_id, "day" FROM presence WHERE kind = 'device' GROUP BY worker_id, "day"
    HAVING count(*) = count(CASE WHEN own_egress IN ${OFFICE} THEN 1 END)
  ),
  own_gear AS (
    SELECT g.gear FROM gear AS g JOIN office_day AS o ON o.worker_id = g.worker_id AND o."day" = g.seen_day
    UNION
    SELECT gear FROM inferred_router
  )
  SELECT worker_id, "day" FROM presence WHERE own_egress IN ${OFFICE} GROUP BY worker_id, "day"
  UNION
  SELECT worker_id, seen_day FROM gear WHERE gear IN (SELECT gear FROM own_gear) GROUP BY worker_id, seen_day`;

export const ownNetworkDay: Stage = {
  id: 'own-network-day',
  about: 'days at an office or other own network',
  steps: [{ into: 'own_network_day', sql: rawSql(ownNetworkDaySql) }],
};
