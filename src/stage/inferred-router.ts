import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';
import { localMinute, offSql, workplaceSql } from './piece/workplace.ts';

/** The second digit tells addresses that a device makes up for itself, as VPN clients do for their gateway. */
const OWN_GEAR = `what IN ('access_point', 'gateway', 'gateway_neighbour') AND substr(value, 2, 1) NOT IN ('2', '6', 'a', 'e')`;

/**
 * Laptops at access points and routers, and at homes by the address, by days. Where all traffic leaves by a service elsewhere, the gear is
 * the one sign of an office.
 */
const staySql = `
  SELECT s.worker_id, s.place, s."day", s.first_at, s.last_at, s.first_minute, s.last_minute, ${offSql('s."day"', 's.first_minute', 's.last_minute')}, s.event_id,
    s.gear AS at_work, true AS at_home, s.abroad
  FROM (
    SELECT g.worker_id, g.value AS place, g."day", min(g.first_at) AS first_at, max(g.last_at) AS last_at,
      min(${localMinute('g.first_at', 'f.local_at', 'CAST(NULL AS DOUBLE)')}) AS first_minute, max(${localMinute('g.last_at', 't.local_at', 'CAST(NULL AS DOUBLE)')}) AS last_minute,
      min(g.event_id) AS event_id, true AS gear, CAST(NULL AS BOOLEAN) AS abroad
    FROM (SELECT * FROM device_sighting WHERE ${OWN_GEAR} AND "day" IS NOT NULL) AS g
    JOIN workers AS w ON w.worker_id = g.worker_id
    LEFT JOIN local_day AS f ON f.zone = coalesce(w.timezone, '') AND f.hour_at = date_trunc('hour', g.first_at)
    LEFT JOIN local_day AS t ON t.zone = coalesce(w.timezone, '') AND t.hour_at = date_trunc('hour', g.last_at)
    GROUP BY g.worker_id, g.value, g."day"
    UNION ALL
    SELECT p.worker_id, household(p.address), p."day", min(p.first_at), max(p.last_at), 
      min(${localMinute('p.first_at', 'f.local_at', 'p.longitude')}), max(${localMinute('p.last_at', 't.local_at', 'p.longitude')}), min(p.event_id), false, CAST(NULL AS BOOLEAN)
    FROM presence AS p
    JOIN workers AS w ON w.worker_id = p.worker_id
    LEFT JOIN local_day AS f ON f.zone = coalesce(w.timezone, '') AND f.hour_at = date_trunc('hour', p.first_at)
    LEFT JOIN local_day AS t ON t.zone = coalesce(w.timezone, '') AND t.hour_at = date_trunc('hour', p.last_at)
    WHERE p.kind = 'device' AND p."day" IS NOT NULL AND p.own_egress IS NULL AND NOT coalesce(p.anonymous, false)
      AND coalesce(p.network_class, 'unknown') NOT IN ('relay', 'mobile', 'private')
    GROUP BY p.worker_id, household(p.address), p."day"
  ) AS s`;

const routerSql = `SELECT place AS gear, workers, days, share_in_working_hours, others_main, evidence, first_at, last_at, event_id FROM (${workplaceSql}) AS office`;

export const inferredRouter: Stage = {
  id: 'inferred-router',
  about: 'access points and routers of offices that no address tells, by their use',
  steps: [
    { into: 'scratch_stay', about: 'laptops at routers', sql: rawSql(staySql) },
    { into: 'inferred_router', sql: rawSql(routerSql) },
  ],
};
