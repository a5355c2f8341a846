const PLACE =
  'p.household, p.country, p.city, p.latitude, p.longitude, p.accuracy_km, p.asn, p.as_org, p.network_class, p.provider, p.own_egress';

/**
 * Local day of every hour of the data in every zone: zones are worked out on this small table, never event by event. In a zone that
 * is off by part of an hour the hour counts whole.
 */
export const localDaySql = `
  WITH seen_hour AS (
    SELECT date_trunc('hour', occurred_at) AS hour_at FROM sign_in WHERE occurred_at IS NOT NULL GROUP BY date_trunc('hour', occurred_at)
    UNION
    SELECT date_trunc('hour', occurred_at) FROM device_state WHERE occurred_at IS NOT NULL GROUP BY date_trunc('hour', occurred_at)
    UNION
    SELECT date_trunc('hour', occurred_at) FROM peripheral WHERE occurred_at IS NOT NULL GROUP BY date_trunc('hour', occurred_at)
  ),
  zone AS (SELECT timezone AS zone FROM workers WHERE timezone IS NOT NULL GROUP BY timezone)
  SELECT z.zone, h.hour_at, CAST(local_time(h.hour_at, z.zone) AS DATE) AS local_day FROM zone AS z CROSS JOIN seen_hour AS h
  UNION ALL
  SELECT '', hour_at, CAST(hour_at AS DATE) FROM seen_hour`;

/** Columns of the rows of `worker_device_state` or `worker_peripheral`, with the day that it was where the worker is. */
export function onLocalDay(view: string, columns: string): string {
  return `SELECT s.worker_id, s.device_id, s.occurred_at, s.event_id, d.local_day, ${columns} FROM ${view} AS s
      LEFT JOIN workers AS w ON w.worker_id = s.worker_id
      LEFT JOIN local_day AS d ON d.zone = coalesce(w.timezone, '') AND d.hour_at = date_trunc('hour', s.occurred_at)`;
}

/** Where the router's MAC stands among the neighbours: the neighbour that has the gateway's address that day. */
export const ROUTER_NEIGHBOUR = `SELECT n.worker_id, n.device_id, n.occurred_at, n.event_id, n.local_day, n.neighbour_mac
      FROM (${onLocalDay('worker_device_state', 's.neighbour_mac, s.neighbour_address')} WHERE s.neighbour_mac IS NOT NULL) AS n
      JOIN (SELECT DISTINCT device_id, gateway_address, local_day
        FROM (${onLocalDay('worker_device_state', 's.gateway_address')} WHERE s.gateway_address IS NOT NULL) AS routed) AS g
        ON g.device_id = n.device_id AND g.gateway_address = n.neighbour_address AND g.local_day = n.local_day`;

/** SQL of: the user agent is a telephone's or tablet's. */
const PHONE = `coalesce(${['iPhone', 'iPad', 'iOS', 'Android'].map((name) => `strpos(s.user_agent, '${name}') > 0`).join(' OR ')}, false)`;

/** The daily summary: successful sign-ins by account and address, devices by their public address. Reads local_day. */
export const presenceSql = `
  WITH owner AS (
    SELECT t.entity_kind, t.entity_id, t.worker_id, t.from_at, t.to_at, coalesce(w.timezone, '') AS zone
    FROM attribution AS t JOIN workers AS w ON w.worker_id = t.worker_id
  ),
  device_seen AS (
    SELECT coalesce(dk.device_id, dh.device_id) AS device_id, s.public_address, s.occurred_at, date_trunc('hour', s.occurred_at) AS hour_at, s.event_id
    FROM device_state AS s
    LEFT JOIN device_alias AS dk ON dk.kind = 'key' AND dk.alias = s.device_key
    LEFT JOIN device_alias AS dh ON dh.kind = 'host' AND dh.alias = s.host
    WHERE s.public_address IS NOT NULL
  ),
  sighting AS (
    SELECT o.worker_id, o.zone, 'sign_in' AS kind, s.account_id AS entity_id, s.address, s.occurred_at, date_trunc('hour', s.occurred_at) AS hour_at, s.event_id,
      s.device_managed AS managed, ${PHONE} AS phone, s.tunnel_operator, s.tunnel_type, coalesce(s.tunnel_anonymous, s.tunnel_type IS NOT NULL) AS tunnel_anonymous
    FROM sign_in AS s JOIN owner AS o ON o.entity_kind = 'account' AND o.entity_id = s.account_id
    WHERE s.outcome = 'success' AND s.address IS NOT NULL AND s.logon_type IS NULL
    UNION ALL
    SELECT o.worker_id, o.zone, 'device', s.device_id, s.public_address, s.occurred_at, s.hour_at, s.event_id,
      CAST(NULL AS BOOLEAN), CAST(NULL AS BOOLEAN), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), false
    FROM device_seen AS s JOIN owner AS o ON o.entity_kind = 'device' AND o.entity_id = s.device_id AND s.hour_at >= o.from_at AND s.hour_at < o.to_at
  ),
  daily AS (
    SELECT s.worker_id, s.kind, s.entity_id, s.address, d.local_day, min(s.occurred_at) AS first_at, max(s.occurred_at) AS last_at, count(*) AS n,
      min(s.event_id) AS event_id, bool_or(s.managed) AS managed, bool_and(s.phone) AS phone, lower(coalesce(max(s.tunnel_operator), max(s.tunnel_type))) AS tunnel,
      bool_or(s.tunnel_anonymous) AS tunnel_anonymous
    FROM sighting AS s LEFT JOIN local_day AS d ON d.zone = s.zone AND d.hour_at = s.hour_at
    GROUP BY s.worker_id, s.kind, s.entity_id, s.address, d.local_day
  )
  SELECT o.worker_id, o.kind, o.entity_id, o.local_day AS "day", o.first_at, o.last_at, o.n, o.event_id, o.managed, o.phone,
    o.address, ${PLACE}, CASE WHEN p.network_class = 'relay' THEN CAST(NULL AS VARCHAR) ELSE o.tunnel END AS tunnel,
    (p.own_egress IS NULL AND coalesce(p.network_class, 'unknown') <> 'relay'
      AND (coalesce(p.network_class, 'unknown') IN ('vpn', 'proxy', 'hosting') OR coalesce(o.tunnel_anonymous, false))) AS anonymous
  FROM daily AS o LEFT JOIN address AS p ON p.address = o.address`;

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
export const ownNetworkDaySql = `
  WITH gear AS (${GEAR}),
  office_day AS (
    SELECT worker_id, "day" FROM presence WHERE kind = 'device' GROUP BY worker_id, "day"
    HAVING count(*) = count(CASE WHEN own_egress IN ${OFFICE} THEN 1 END)
  ),
  own_gear AS (SELECT DISTINCT g.gear FROM gear AS g JOIN office_day AS o ON o.worker_id = g.worker_id AND o."day" = g.seen_day)
  SELECT worker_id, "day" FROM presence WHERE own_egress IN ${OFFICE} GROUP BY worker_id, "day"
  UNION
  SELECT worker_id, seen_day FROM gear WHERE gear IN (SELECT gear FROM own_gear) GROUP BY worker_id, seen_day`;
