import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

/** SQL of: the user agent is a telephone's or tablet's. */
const PHONE = `coalesce(${['iPhone', 'iPad', 'iOS', 'Android'].map((name) => `strpos(s.user_agent, '${name}') > 0`).join(' OR ')}, false)`;

/** Successful sign-ins by account and address, devices by their public address. */
const sightingDaySql = `
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
  )
  SELECT s.worker_id, s.kind, s.entity_id, s.address, d.local_day AS "day", min(s.occurred_at) AS first_at, max(s.occurred_at) AS last_at, count(*) AS n,
    min(s.event_id) AS event_id, bool_or(s.managed) AS managed, bool_and(s.phone) AS phone, lower(coalesce(max(s.tunnel_operator), max(s.tunnel_type))) AS tunnel,
    bool_or(s.tunnel_anonymous) AS tunnel_anonymous
  FROM sighting AS s LEFT JOIN local_day AS d ON d.zone = s.zone AND d.hour_at = s.hour_at
  GROUP BY s.worker_id, s.kind, s.entity_id, s.address, d.local_day`;

export const sightingDay: Stage = {
  id: 'sighting-day',
  about: 'one row a worker, address and local day, before anything is known of the address',
  steps: [{ into: 'sighting_day', sql: rawSql(sightingDaySql) }],
};
