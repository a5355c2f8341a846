import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';
import { onLocalDay } from './local-day.ts';

/** Where the router's MAC stands among the neighbours: the neighbour that has the gateway's address that day. */
const ROUTER_NEIGHBOUR = `SELECT n.worker_id, n.device_id, n.occurred_at, n.event_id, n.local_day, n.neighbour_mac
      FROM (${onLocalDay('worker_device_state', 's.neighbour_mac, s.neighbour_address')} WHERE s.neighbour_mac IS NOT NULL) AS n
      JOIN (SELECT DISTINCT device_id, gateway_address, local_day
        FROM (${onLocalDay('worker_device_state', 's.gateway_address')} WHERE s.gateway_address IS NOT NULL) AS routed) AS g
        ON g.device_id = n.device_id AND g.gateway_address = n.neighbour_address AND g.local_day = n.local_day`;

function daily(what: string, column: string, rows: string): string {
  return `SELECT worker_id, device_id, local_day AS "day", '${what}' AS what, ${column} AS value, min(occurred_at) AS first_at, max(occurred_at) AS last_at,
      min(event_id) AS event_id
    FROM (${rows}) AS seen GROUP BY worker_id, device_id, local_day, ${column}`;
}

function state(what: string, column: string, where = ''): string {
  return daily(
    what,
    column,
    `${onLocalDay('worker_device_state', `s.${column}`)} WHERE s.${column} IS NOT NULL ${where}`,
  );
}

/** Of adapters only those are kept that one laptop has and another sees: neighbours are many. */
const deviceSightingSql = [
  state('access_point', 'bssid'),
  state('gateway', 'gateway_mac'),
  daily('gateway_neighbour', 'neighbour_mac', ROUTER_NEIGHBOUR),
  state('own_adapter', 'mac', 'AND s.mac IN (SELECT neighbour_mac FROM device_state WHERE neighbour_mac IS NOT NULL)'),
  state('seen_adapter', 'neighbour_mac', 'AND s.neighbour_mac IN (SELECT mac FROM device_state WHERE mac IS NOT NULL)'),
].join('\nUNION ALL\n');

export const deviceSighting: Stage = {
  id: 'device-sighting',
  about: 'access points, routers and laptops around each laptop, by day',
  steps: [{ into: 'device_sighting', sql: rawSql(deviceSightingSql) }],
};
