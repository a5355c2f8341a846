import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';
import { onLocalDay, ROUTER_NEIGHBOUR } from './local-day.ts';

const OFFICE = `('office', 'coworking', 'agency_office')`;

/** Access points and routers that a worker's laptop used, by day. */
const GEAR = `
  SELECT worker_id, local_day AS seen_day, bssid AS gear FROM (${onLocalDay('worker_device_state', 's.bssid')} WHERE s.bssid IS NOT NULL) AS by_air
  UNION
  SELECT worker_id, local_day, gateway_mac FROM (${onLocalDay('worker_device_state', 's.gateway_mac')} WHERE s.gateway_mac IS NOT NULL) AS told
  UNION
  SELECT worker_id, local_day, neighbour_mac FROM (${ROUTER_NEIGHBOUR}) AS by_cable`;

/**
 * Days on which a worker's laptop was at an own place of work: by its address, or by an access point or router that was there on
 * days when the laptop had no other address. That tells an office too where all traffic leaves through a service elsewhere.
 */
const ownNetworkDaySql = `
  WITH gear AS (${GEAR}),
  office_day AS (
    SELECT worker_id, "day" FROM presence WHERE kind = 'device' GROUP BY worker_id, "day"
    HAVING count(*) = count(CASE WHEN own_egress IN ${OFFICE} THEN 1 END)
  ),
  own_gear AS (SELECT DISTINCT g.gear FROM gear AS g JOIN office_day AS o ON o.worker_id = g.worker_id AND o."day" = g.seen_day)
  SELECT worker_id, "day" FROM presence WHERE own_egress IN ${OFFICE} GROUP BY worker_id, "day"
  UNION
  SELECT worker_id, seen_day FROM gear WHERE gear IN (SELECT gear FROM own_gear) GROUP BY worker_id, seen_day`;

export const ownNetworkDay: Stage = {
  id: 'own-network-day',
  about: 'days at an office or other own network',
  steps: [{ into: 'own_network_day', sql: rawSql(ownNetworkDaySql) }],
};
