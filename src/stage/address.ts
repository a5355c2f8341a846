import { quoteName, rawSql } from '../lib/sql.ts';
import { SQL_TYPE } from '../model/column.ts';
import { addressColumn, WORKER_VIEWS } from '../model/derived.ts';
import { EVENT_TABLES } from '../model/event.ts';
import type { Stage } from '../model/stage.ts';

/** What is an own network only by its use counts as one that `networks` names: nobody's home, and hides nobody. */
const addressSql = `
  SELECT l.address, CASE WHEN i.address IS NULL THEN l.household END AS household, l.country, l.city, l.latitude, l.longitude, l.accuracy_km, l.asn, l.as_org,
    CASE WHEN i.address IS NULL THEN l.network_class ELSE 'business' END AS network_class, CASE WHEN i.address IS NULL THEN l.provider END AS provider,
    coalesce(l.own_egress, i.own_egress) AS own_egress, i.address IS NOT NULL AS own_egress_inferred,
    coalesce(concat('inferred from its use: ', i.own_egress), l.class_reason) AS class_reason
  FROM address_lookup AS l LEFT JOIN (
    SELECT address, CASE kind WHEN 'office' THEN 'office' ELSE 'corporate_vpn' END AS own_egress FROM inferred_network
  ) AS i ON i.address = household(l.address) AND l.own_egress IS NULL`;

/** The SELECT behind `worker_<event>`: the event with its worker (through the device where it has one, else the account). */
function workerViewSql(tableName: string): string {
  const table = EVENT_TABLES.find((one) => one.name === tableName);
  const view = WORKER_VIEWS.find((one) => one.name === `worker_${tableName}`);
  if (table === undefined || view === undefined) throw new TypeError(`there is no event table ${tableName}`);
  const hasDevice = 'host' in table.columns;
  const hasAccount = 'account_id' in table.columns;
  const byAccountFirst = ['sign_in', 'account_change', 'vendor_alert', 'meeting'].includes(tableName);
  const address = addressColumn(table);
  const joins: string[] = [];
  if (hasDevice) {
    joins.push(`LEFT JOIN device_alias AS dk ON dk.kind = 'key' AND dk.alias = e.device_key`);
    joins.push(`LEFT JOIN device_alias AS dh ON dh.kind = 'host' AND dh.alias = e.host`);
    joins.push(`LEFT JOIN attribution AS td ON td.entity_kind = 'device' AND td.entity_id = coalesce(dk.device_id, dh.device_id)
      AND coalesce(e.occurred_at, TIMESTAMP '9998-01-01 00:00:00') >= td.from_at AND coalesce(e.occurred_at, TIMESTAMP '9998-01-01 00:00:00') < td.to_at`);
  }
  if (hasAccount)
    joins.push(`LEFT JOIN attribution AS ta ON ta.entity_kind = 'account' AND ta.entity_id = e.account_id`);
  if (address !== undefined && tableName !== 'network')
    joins.push(`LEFT JOIN address AS p ON p.address = e.${address}`);
  const device = hasDevice ? 'coalesce(dk.device_id, dh.device_id)' : 'CAST(NULL AS VARCHAR)';
  const owners = [...(hasDevice ? ['td.worker_id'] : []), ...(hasAccount ? ['ta.worker_id'] : [])];
  if (byAccountFirst) owners.reverse();
  const worker = owners.length > 1 ? `coalesce(${owners.join(', ')})` : (owners[0] ?? 'CAST(NULL AS VARCHAR)');
  const cells = Object.entries(view.columns).map(([id, column]) => {
    if (id in table.columns) return `e.${quoteName(id)}`;
    if (id === 'worker_id') return `${worker} AS worker_id`;
    if (id === 'device_id') return `${device} AS device_id`;
    if (tableName === 'network') return `CAST(NULL AS ${SQL_TYPE[column.type]}) AS ${quoteName(id)}`;
    return `p.${quoteName(id.replace(/^address_/, ''))} AS ${quoteName(id)}`;
  });
  return `SELECT ${cells.join(', ')} FROM ${tableName} AS e ${joins.join(' ')} WHERE ${worker} IS NOT NULL`;
}

export const address: Stage = {
  id: 'address',
  about: 'what is known of each IP address, own networks by their use included, and events of workers with it',
  steps: [
    { into: 'address', sql: rawSql(addressSql) },
    ...EVENT_TABLES.map(({ name }) => ({
      into: `worker_${name}`,
      sql: rawSql(workerViewSql(name)),
      how: 'view' as const,
    })),
  ],
};
