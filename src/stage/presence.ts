import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

const PLACE =
  'p.household, p.country, p.city, p.latitude, p.longitude, p.accuracy_km, p.asn, p.as_org, p.network_class, p.provider, p.own_egress, p.own_egress_inferred';

/** The daily summary with what is known of the address. */
const presenceSql = `
  SELECT o.worker_id, o.kind, o.entity_id, o."day", o.first_at, o.last_at, o.n, o.event_id, o.managed, o.phone,
    o.address, ${PLACE}, CASE WHEN p.network_class = 'relay' THEN CAST(NULL AS VARCHAR) ELSE o.tunnel END AS tunnel,
    (p.own_egress IS NULL AND coalesce(p.network_class, 'unknown') <> 'relay'
      AND (coalesce(p.network_class, 'unknown') IN ('vpn', 'proxy', 'hosting') OR coalesce(o.tunnel_anonymous, false))) AS anonymous
  FROM sighting_day AS o LEFT JOIN address AS p ON p.address = o.address`;

export const presence: Stage = {
  id: 'presence',
  about: 'one row a worker, address and local day',
  steps: [{ into: 'presence', sql: rawSql(presenceSql) }],
};
