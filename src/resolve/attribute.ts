import { EVENT_TABLES } from '../model/event.ts';
import { addressColumn, WORKER_VIEWS } from '../model/derived.ts';
import { quoteName } from '../lib/sql.ts';

const OPEN_FROM = `TIMESTAMP '1970-01-01 00:00:00'`;
const OPEN_TO = `TIMESTAMP '9999-12-31 00:00:00'`;
const named = EVENT_TABLES.filter((table) => 'host' in table.columns);

/** Every pair of names under which sources speak of one device. */
const NAMES = `
  SELECT host, device_key, directory_key, upper(nullif(trim(serial), '')) AS serial, model FROM device_state
  UNION ALL SELECT short_host(hostname), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), upper(asset_serial), model FROM assets
  ${named
    .filter((table) => table.name !== 'device_state')
    .map(
      (table) =>
        `UNION ALL SELECT host, device_key, CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR) FROM (SELECT DISTINCT host, device_key FROM ${table.name}) AS names_of_${table.name}`,
    )
    .join('\n  ')}`;

/** Names of devices, each once. */
export const deviceNameSql = `SELECT host, device_key, directory_key, serial, max(model) AS model FROM (${NAMES}) AS names_read
  WHERE host IS NOT NULL OR device_key IS NOT NULL OR serial IS NOT NULL GROUP BY host, device_key, directory_key, serial`;

/**
 * Which device a host name or vendor id stands for: the serial where any source gives it, else the host name, else the id. A name that
 * several people's machines bear (`annas-mbp`) stands for none of them; a serial in place of a name, for its machine.
 */
export const deviceAliasSql = `
  WITH key_serial AS (
    SELECT device_key, min(serial) AS serial FROM device_name WHERE device_key IS NOT NULL AND serial IS NOT NULL GROUP BY device_key
  ),
  known AS (
    SELECT n.host, n.device_key, coalesce(n.serial, d.serial) AS serial
    FROM device_name AS n LEFT JOIN key_serial AS d ON d.device_key = n.directory_key
  ),
  borne AS (
    SELECT 'host' AS kind, host AS alias, serial, CASE WHEN device_key IS NOT NULL THEN serial END AS seen FROM known WHERE host IS NOT NULL
    UNION ALL SELECT 'host', n.host, s.serial, s.serial
    FROM (SELECT DISTINCT host FROM device_name WHERE host IS NOT NULL) AS n
    JOIN (SELECT DISTINCT serial FROM device_name WHERE serial IS NOT NULL) AS s ON s.serial = upper(n.host)
    UNION ALL SELECT 'key', device_key, serial, serial FROM known WHERE device_key IS NOT NULL
  ),
  handed AS (SELECT DISTINCT upper(asset_serial) AS serial, worker_id FROM assets),
  told AS (
    SELECT b.kind, b.alias, coalesce(min(h.serial), min(b.serial)) AS serial,
      (count(DISTINCT b.seen) > 1 OR count(DISTINCT h.serial) > 1)
        AND NOT (count(DISTINCT h.worker_id) = 1 AND count(DISTINCT h.serial) = count(DISTINCT b.serial)) AS shared
    FROM borne AS b LEFT JOIN handed AS h ON h.serial = b.serial GROUP BY b.kind, b.alias
  ),
  one_host AS (SELECT alias AS host, serial FROM told WHERE kind = 'host' AND NOT shared),
  key_host AS (
    SELECT k.device_key, min(h.serial) AS serial, min(h.host) AS host
    FROM known AS k JOIN one_host AS h ON h.host = k.host WHERE k.device_key IS NOT NULL GROUP BY k.device_key
  )
  SELECT 'host' AS kind, host AS alias, coalesce(serial, host) AS device_id FROM one_host
  UNION ALL
  SELECT 'key', t.alias, coalesce(t.serial, k.serial, k.host, t.alias)
  FROM told AS t LEFT JOIN key_host AS k ON k.device_key = t.alias WHERE t.kind = 'key' AND NOT t.shared
  UNION ALL
  SELECT 'serial', serial, serial FROM (SELECT DISTINCT serial FROM device_name WHERE serial IS NOT NULL) AS serials`;

export const deviceSql = `
  SELECT a.device_id, min(n.host) AS host, min(n.serial) AS serial, min(n.model) AS model
  FROM (
    SELECT kind, alias, device_id FROM device_alias
  ) AS a
  LEFT JOIN (
    SELECT 'host' AS kind, host AS alias, host, serial, model FROM device_name
    UNION ALL SELECT 'key', device_key, host, serial, model FROM device_name
    UNION ALL SELECT 'serial', serial, host, serial, model FROM device_name
  ) AS n ON n.kind = a.kind AND n.alias = a.alias
  GROUP BY a.device_id`;

const accountTables = EVENT_TABLES.filter((table) => 'account_id' in table.columns);

/** Logins of workers: work e-mail and other logins, and their local parts where only one worker has them. */
const LOGIN = `
  login AS (
    SELECT worker_id, lower(work_email) AS login, 'login name' AS reason FROM workers WHERE work_email IS NOT NULL
    UNION ALL
    SELECT w.worker_id, lower(trim(o.other)), 'other login' FROM workers AS w CROSS JOIN UNNEST(split(w.other_logins, ';')) AS o(other)
    WHERE trim(o.other) <> ''
  ),
  local_login AS (
    SELECT split_part(login, '@', 1) AS login, min(worker_id) AS worker_id FROM login
    WHERE strpos(login, '@') > 0 GROUP BY split_part(login, '@', 1) HAVING count(DISTINCT worker_id) = 1
  ),
  owner AS (
    SELECT login, min(worker_id) AS worker_id, min(reason) AS reason FROM login GROUP BY login HAVING count(DISTINCT worker_id) = 1
    UNION ALL
    SELECT login, worker_id, 'local part of the login name' FROM local_login WHERE login NOT IN (SELECT login FROM login)
  )`;

/** Every account of the records, each once. */
export const accountSeenSql = accountTables
  .map((table) => `SELECT DISTINCT account_id FROM ${table.name} WHERE account_id IS NOT NULL`)
  .join(' UNION ');

/** SQL of a login name without the domain before it. */
function bareLogin(account: string): string {
  return `CASE WHEN strpos(${account}, chr(92)) > 0 THEN split_part(${account}, chr(92), 2) ELSE ${account} END`;
}

/** Accounts first: by login. */
export const accountAttributionSql = `
  WITH ${LOGIN}
  SELECT 'account' AS entity_kind, s.account_id AS entity_id, o.worker_id, o.reason, ${OPEN_FROM} AS from_at, ${OPEN_TO} AS to_at
  FROM account_seen AS s JOIN owner AS o
    ON o.login = ${bareLogin('s.account_id')}`;

/** The name that a login has in every domain. */
function localPart(account: string): string {
  return `lower(split_part(${bareLogin(account)}, '@', 1))`;
}

/**
 * Accounts whose login the roster does not know, by the full name that the identity provider shows, where one worker has it; and the same
 * login without a domain, as devices write it.
 */
export const nameAttributionSql = `
  WITH unnamed AS (
    SELECT account_id FROM account_seen WHERE account_id NOT IN (SELECT entity_id FROM attribution WHERE entity_kind = 'account')
  ),
  full_name AS (
    SELECT worker_id, fold(legal_name) AS name FROM workers
    UNION SELECT worker_id, fold(preferred_name) FROM workers
  ),
  shown AS (
    SELECT s.account_id, min(f.worker_id) AS worker_id
    FROM (SELECT DISTINCT account_id, user_name FROM sign_in WHERE user_name IS NOT NULL AND account_id IN (SELECT account_id FROM unnamed)) AS s
    JOIN full_name AS f ON f.name = fold(s.user_name) AND strpos(f.name, ' ') > 0
    GROUP BY s.account_id HAVING count(DISTINCT f.worker_id) = 1
  ),
  bare AS (
    SELECT ${localPart('account_id')} AS login, min(worker_id) AS worker_id FROM shown
    GROUP BY ${localPart('account_id')} HAVING count(DISTINCT worker_id) = 1
  )
  SELECT 'account' AS entity_kind, account_id AS entity_id, worker_id, 'name that the provider shows' AS reason, ${OPEN_FROM} AS from_at, ${OPEN_TO} AS to_at
  FROM shown
  UNION ALL
  SELECT 'account', u.account_id, b.worker_id, 'local part of the login name', ${OPEN_FROM}, ${OPEN_TO}
  FROM unnamed AS u JOIN bare AS b ON b.login = ${localPart('u.account_id')}
  WHERE strpos(u.account_id, '@') = 0 AND u.account_id NOT IN (SELECT account_id FROM shown)`;

/** Devices: by the asset list with its dates; else by who uses the device most days, when that is one attributed worker. */
export const deviceAttributionSql = `
  WITH listed AS (
    SELECT upper(asset_serial) AS device_id, worker_id, min(occurred_at) AS from_at, max(coalesce(returned_at, ${OPEN_TO})) AS to_at
    FROM assets GROUP BY upper(asset_serial), worker_id
  ),
  next_owner AS (
    SELECT device_id, worker_id, from_at, to_at, lead(from_at) OVER (PARTITION BY device_id ORDER BY from_at, worker_id) AS next_at,
      row_number() OVER (PARTITION BY device_id ORDER BY from_at, worker_id) AS place
    FROM listed
  ),
  user_day AS (
    SELECT coalesce(dk.device_id, dh.device_id) AS device_id, t.worker_id, count(*) AS days FROM (
      SELECT DISTINCT host, device_key, account_id, date_trunc('day', occurred_at) AS day_at FROM device_state WHERE account_id IS NOT NULL
    ) AS d
    LEFT JOIN device_alias AS dk ON dk.kind = 'key' AND dk.alias = d.device_key
    LEFT JOIN device_alias AS dh ON dh.kind = 'host' AND dh.alias = d.host
    JOIN attribution AS t ON t.entity_kind = 'account' AND t.entity_id = d.account_id
    WHERE coalesce(dk.device_id, dh.device_id) NOT IN (SELECT device_id FROM listed)
    GROUP BY coalesce(dk.device_id, dh.device_id), t.worker_id
  ),
  main_user AS (
    SELECT device_id, max_by(worker_id, days) AS worker_id FROM user_day GROUP BY device_id HAVING max(days) * 2 > sum(days)
  )
  SELECT 'device' AS entity_kind, device_id AS entity_id, worker_id, 'asset list' AS reason,
    CASE WHEN place = 1 THEN ${OPEN_FROM} ELSE from_at END AS from_at,
    CASE WHEN next_at < to_at THEN next_at ELSE to_at END AS to_at
  FROM next_owner
  UNION ALL
  SELECT 'device', device_id, worker_id, 'main user of the device', ${OPEN_FROM}, ${OPEN_TO} FROM main_user`;

/**
 * Accounts last, whose names the roster does not know: of the worker to whom the device is handed out that the name uses most days, where
 * nobody else uses that worker's devices as much. A name stands for all its domains, as a device knows it without one.
 */
export const deviceUserAttributionSql = `
  WITH unnamed AS (
    SELECT account_id, ${localPart('account_id')} AS login FROM account_seen
    WHERE account_id NOT IN (SELECT entity_id FROM attribution WHERE entity_kind = 'account')
  ),
  used AS (
    SELECT host, device_key, account_id, date_trunc('day', occurred_at) AS day_at FROM device_state WHERE account_id IS NOT NULL
    UNION
    SELECT host, device_key, account_id, date_trunc('day', occurred_at) FROM sign_in
    WHERE account_id IS NOT NULL AND outcome = 'success' AND (host IS NOT NULL OR device_key IS NOT NULL)
  ),
  user_day AS (
    SELECT DISTINCT t.worker_id, ${localPart('u.account_id')} AS login, coalesce(dk.device_id, dh.device_id) AS device_id, u.day_at
    FROM used AS u
    LEFT JOIN device_alias AS dk ON dk.kind = 'key' AND dk.alias = u.device_key
    LEFT JOIN device_alias AS dh ON dh.kind = 'host' AND dh.alias = u.host
    LEFT JOIN attribution AS t ON t.entity_kind = 'device' AND t.entity_id = coalesce(dk.device_id, dh.device_id)
      AND t.reason = 'asset list' AND u.day_at >= date_trunc('day', t.from_at) AND u.day_at < t.to_at
  ),
  share AS (
    SELECT login, worker_id, count(*) AS days, sum(count(*)) OVER (PARTITION BY login) AS login_days,
      sum(count(*)) OVER (PARTITION BY worker_id) AS worker_days
    FROM user_day GROUP BY login, worker_id
  )
  SELECT 'account' AS entity_kind, n.account_id AS entity_id, s.worker_id, 'main user of a device handed out' AS reason, ${OPEN_FROM} AS from_at, ${OPEN_TO} AS to_at
  FROM unnamed AS n
  JOIN share AS s ON s.login = n.login AND s.worker_id IS NOT NULL AND s.days * 2 > s.login_days AND s.days * 2 > s.worker_days`;

/** The SELECT behind `worker_<event>`: the event with its worker (through the device where it has one, else the account). */
export function workerViewSql(tableName: string): string {
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
    if (tableName === 'network')
      return `CAST(NULL AS ${column.type === 'real' ? 'DOUBLE' : column.type === 'integer' ? 'BIGINT' : 'VARCHAR'}) AS ${quoteName(id)}`;
    return `p.${quoteName(id.replace(/^address_/, ''))} AS ${quoteName(id)}`;
  });
  return `SELECT ${cells.join(', ')} FROM ${tableName} AS e ${joins.join(' ')} WHERE ${worker} IS NOT NULL`;
}
