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
  ),
  zone AS (SELECT timezone AS zone FROM workers WHERE timezone IS NOT NULL GROUP BY timezone)
  SELECT z.zone, h.hour_at, CAST(local_time(h.hour_at, z.zone) AS DATE) AS local_day FROM zone AS z CROSS JOIN seen_hour AS h
  UNION ALL
  SELECT '', hour_at, CAST(hour_at AS DATE) FROM seen_hour`;

/** The daily summary: successful sign-ins by account and address, devices by their public address. Reads local_day. */
export const presenceSql = `
  WITH account AS (
    SELECT t.entity_id AS account_id, t.worker_id, coalesce(w.timezone, '') AS zone FROM attribution AS t JOIN workers AS w ON w.worker_id = t.worker_id
    WHERE t.entity_kind = 'account'
  ),
  signed AS (
    SELECT a.worker_id, s.account_id, s.address, d.local_day, min(s.occurred_at) AS first_at, max(s.occurred_at) AS last_at, count(*) AS n,
      min(s.event_id) AS event_id, bool_or(s.device_managed) AS managed, max(s.tunnel_operator) AS tunnel_operator, max(s.tunnel_type) AS tunnel_type,
      bool_or(coalesce(s.tunnel_anonymous, s.tunnel_type IS NOT NULL)) AS tunnel_anonymous
    FROM sign_in AS s
    JOIN account AS a ON a.account_id = s.account_id
    JOIN local_day AS d ON d.zone = a.zone AND d.hour_at = date_trunc('hour', s.occurred_at)
    WHERE s.outcome = 'success' AND s.address IS NOT NULL AND s.logon_type IS NULL
    GROUP BY a.worker_id, s.account_id, s.address, d.local_day
  ),
  seen AS (
    SELECT host, device_key, public_address, date_trunc('hour', occurred_at) AS hour_at, min(occurred_at) AS first_at, max(occurred_at) AS last_at,
      count(*) AS n, min(event_id) AS event_id
    FROM device_state WHERE public_address IS NOT NULL GROUP BY host, device_key, public_address, date_trunc('hour', occurred_at)
  ),
  placed AS (
    SELECT t.worker_id, t.entity_id, s.public_address AS address, d.local_day, min(s.first_at) AS first_at, max(s.last_at) AS last_at, sum(s.n) AS n, min(s.event_id) AS event_id
    FROM seen AS s
    LEFT JOIN device_alias AS dk ON dk.kind = 'key' AND dk.alias = s.device_key
    LEFT JOIN device_alias AS dh ON dh.kind = 'host' AND dh.alias = s.host
    JOIN attribution AS t ON t.entity_kind = 'device' AND t.entity_id = coalesce(dk.device_id, dh.device_id) AND s.hour_at >= t.from_at AND s.hour_at < t.to_at
    JOIN workers AS w ON w.worker_id = t.worker_id
    JOIN local_day AS d ON d.zone = coalesce(w.timezone, '') AND d.hour_at = s.hour_at
    GROUP BY t.worker_id, t.entity_id, s.public_address, d.local_day
  ),
  owned AS (
    SELECT worker_id, 'sign_in' AS kind, account_id AS entity_id, address, local_day, first_at, last_at, n, event_id, managed,
      lower(coalesce(tunnel_operator, tunnel_type)) AS tunnel, tunnel_anonymous FROM signed
    UNION ALL
    SELECT worker_id, 'device', entity_id, address, local_day, first_at, last_at, n, event_id, CAST(NULL AS BOOLEAN), CAST(NULL AS VARCHAR), false FROM placed
  )
  SELECT o.worker_id, o.kind, o.entity_id, o.local_day AS "day", o.first_at, o.last_at, CAST(o.n AS BIGINT) AS n, o.event_id, o.managed,
    o.address, ${PLACE}, CASE WHEN p.network_class = 'relay' THEN CAST(NULL AS VARCHAR) ELSE o.tunnel END AS tunnel,
    (p.own_egress IS NULL AND coalesce(p.network_class, 'unknown') <> 'relay'
      AND (coalesce(p.network_class, 'unknown') IN ('vpn', 'proxy', 'hosting') OR coalesce(o.tunnel_anonymous, false))) AS anonymous
  FROM owned AS o LEFT JOIN address AS p ON p.address = o.address`;

/** Access points and routers seen on a day at an own network: they are the organisation's wherever they are seen. */
const OWN_GEAR = `
  SELECT DISTINCT x.gear FROM (
    SELECT worker_id, CAST(occurred_at AS DATE) AS seen_day, bssid AS gear FROM worker_device_state WHERE bssid IS NOT NULL
    UNION
    SELECT worker_id, CAST(occurred_at AS DATE), gateway_mac FROM worker_device_state WHERE gateway_mac IS NOT NULL
  ) AS x JOIN (SELECT worker_id, "day" FROM presence WHERE kind = 'device' GROUP BY worker_id, "day"
    HAVING count(*) = count(own_egress)) AS o ON o.worker_id = x.worker_id AND o."day" = x.seen_day`;

/** Days on which a worker's laptop was at an own network: by its address, or by the access point or router it used. */
export const ownNetworkDaySql = `
  SELECT worker_id, "day" FROM presence WHERE own_egress IN ('office', 'coworking', 'agency_office') GROUP BY worker_id, "day"
  UNION
  SELECT worker_id, CAST(occurred_at AS DATE) FROM worker_device_state WHERE bssid IN (${OWN_GEAR}) OR gateway_mac IN (${OWN_GEAR}) GROUP BY worker_id, CAST(occurred_at AS DATE)`;
