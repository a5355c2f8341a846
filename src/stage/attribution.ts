import { rawSql } from '../lib/sql.ts';
import { EVENT_TABLES } from '../model/event.ts';
import type { Stage } from '../model/stage.ts';

const OPEN_FROM = `TIMESTAMP '1970-01-01 00:00:00'`;
const OPEN_TO = `TIMESTAMP '9999-12-31 00:00:00'`;
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
const accountSeenSql = accountTables
  .map((table) => `SELECT DISTINCT account_id FROM ${table.name} WHERE account_id IS NOT NULL`)
  .join(' UNION ');

/** SQL of a login name without the domain before it. */
function bareLogin(account: string): string {
  return `CASE WHEN strpos(${account}, chr(92)) > 0 THEN split_part(${account}, chr(92), 2) ELSE ${account} END`;
}

/** Accounts first: by login. */
const accountAttributionSql = `
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
const nameAttributionSql = `
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
const deviceAttributionSql = `
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
const deviceUserAttributionSql = `
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

export const attribution: Stage = {
  id: 'attribution',
  about: 'accounts and devices to workers, with the reason',
  steps: [
    { into: 'account_seen', sql: rawSql(accountSeenSql) },
    { into: 'attribution', about: 'accounts by login name', sql: rawSql(accountAttributionSql) },
    { into: 'attribution', about: 'accounts by the name shown', sql: rawSql(nameAttributionSql), how: 'add' },
    { into: 'attribution', about: 'devices', sql: rawSql(deviceAttributionSql), how: 'add' },
    { into: 'attribution', about: 'accounts by main user', sql: rawSql(deviceUserAttributionSql), how: 'add' },
  ],
};
