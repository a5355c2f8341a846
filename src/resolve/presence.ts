const PLACE = 'p.household, p.country, p.city, p.latitude, p.longitude, p.accuracy_km, p.asn, p.as_org, p.network_class, p.provider, p.own_egress';

/**
 * The daily summary: successful sign-ins by account and address, devices by their public address. Events are first summed by the
 * hour, so that local days are worked out on a small table; the hour of a zone that is off by part of an hour counts whole.
 */
export const presenceSql = `
  WITH sighting AS (
    SELECT 'sign_in' AS kind, account_id AS entity_id, address, date_trunc('hour', occurred_at) AS hour_at, min(occurred_at) AS first_at,
      max(occurred_at) AS last_at, count(*) AS n, min(event_id) AS event_id, bool_or(device_managed) AS managed,
      max(lower(coalesce(tunnel_operator, tunnel_type))) AS tunnel, bool_or(coalesce(tunnel_anonymous, tunnel_type IS NOT NULL)) AS tunnel_anonymous
    FROM sign_in WHERE outcome = 'success' AND address IS NOT NULL AND account_id IS NOT NULL AND logon_type IS NULL
    GROUP BY account_id, address, date_trunc('hour', occurred_at)
    UNION ALL
    SELECT 'device', coalesce(dk.device_id, dh.device_id), s.public_address, s.hour_at, s.first_at, s.last_at, s.n, s.event_id,
      CAST(NULL AS BOOLEAN), CAST(NULL AS VARCHAR), false
    FROM (
      SELECT host, device_key, public_address, date_trunc('hour', occurred_at) AS hour_at, min(occurred_at) AS first_at, max(occurred_at) AS last_at,
        count(*) AS n, min(event_id) AS event_id
      FROM device_state WHERE public_address IS NOT NULL GROUP BY host, device_key, public_address, date_trunc('hour', occurred_at)
    ) AS s
    LEFT JOIN device_alias AS dk ON dk.kind = 'key' AND dk.alias = s.device_key
    LEFT JOIN device_alias AS dh ON dh.kind = 'host' AND dh.alias = s.host
  ),
  owned AS (
    SELECT t.worker_id, s.kind, s.entity_id, s.address, CAST(local_time(s.hour_at, w.timezone) AS DATE) AS local_day,
      min(s.first_at) AS first_at, max(s.last_at) AS last_at, sum(s.n) AS n, min(s.event_id) AS event_id, bool_or(s.managed) AS managed,
      max(s.tunnel) AS tunnel, bool_or(s.tunnel_anonymous) AS tunnel_anonymous
    FROM sighting AS s
    JOIN attribution AS t ON t.entity_kind = CASE s.kind WHEN 'device' THEN 'device' ELSE 'account' END AND t.entity_id = s.entity_id
      AND s.hour_at >= t.from_at AND s.hour_at < t.to_at
    JOIN workers AS w ON w.worker_id = t.worker_id
    GROUP BY t.worker_id, s.kind, s.entity_id, s.address, CAST(local_time(s.hour_at, w.timezone) AS DATE)
  )
  SELECT o.worker_id, o.kind, o.entity_id, o.local_day AS "day", o.first_at, o.last_at, CAST(o.n AS BIGINT) AS n, o.event_id, o.managed,
    o.address, ${PLACE}, CASE WHEN p.network_class = 'relay' THEN CAST(NULL AS VARCHAR) ELSE o.tunnel END AS tunnel,
    (p.own_egress IS NULL AND coalesce(p.network_class, 'unknown') <> 'relay'
      AND (coalesce(p.network_class, 'unknown') IN ('vpn', 'proxy', 'hosting') OR coalesce(o.tunnel_anonymous, false))) AS anonymous
  FROM owned AS o LEFT JOIN address AS p ON p.address = o.address`;
