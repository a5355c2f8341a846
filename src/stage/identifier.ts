import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';
import { onLocalDay, ROUTER_NEIGHBOUR } from './local-day.ts';

/** Workers' presence with an own network on a day: things seen that day on that device are the office's. */
const AT_OWN_NETWORK = 'own_network_day';

/** A value seen on a worker's device, away from the own networks, by the worker's day. `rows` are of the form of onLocalDay. */
function onDevice(kind: string, rows: string, value: string, masked: string, where: string): string {
  return `SELECT 'worker' AS subject_kind, s.worker_id AS subject_id, '${kind}' AS kind, s.thing AS value, s.shown AS masked, min(s.first_at) AS first_at,
      max(s.last_at) AS last_at, count(DISTINCT s.local_day) AS n, min(s.event_id) AS event_id, min(s.device_id) AS via
    FROM (
      SELECT worker_id, device_id, ${value} AS thing, ${masked} AS shown, local_day, min(occurred_at) AS first_at,
        max(occurred_at) AS last_at, min(event_id) AS event_id
      FROM (${rows}) AS seen WHERE ${where} GROUP BY worker_id, device_id, ${value}, ${masked}, local_day
    ) AS s
    LEFT JOIN ${AT_OWN_NETWORK} AS o ON o.worker_id = s.worker_id AND o."day" = s.local_day
    WHERE o.worker_id IS NULL AND s.thing IS NOT NULL
    GROUP BY s.worker_id, s.thing, s.shown`;
}

/** A column of a roster or event table whose rows name the worker. */
function direct(
  kind: string,
  table: string,
  subject: string,
  value: string,
  masked: string,
  where: string,
  subjectKind = `'worker'`,
): string {
  return `SELECT ${subjectKind} AS subject_kind, ${subject} AS subject_id, '${kind}' AS kind, ${value} AS value, ${masked} AS masked, min(occurred_at) AS first_at,
      max(occurred_at) AS last_at, count(*) AS n, min(event_id) AS event_id, '' AS via
    FROM ${table} WHERE ${where} GROUP BY ${subjectKind}, ${subject}, ${value}, ${masked}`;
}

/** The normal form of a contact; `hint` as the enrichers write it. */
function normal(
  kind: string,
  normalKind: string,
  table: string,
  subject: string,
  raw: string,
  hint: string,
  subjectKind = `'worker'`,
): string {
  return `SELECT ${subjectKind} AS subject_kind, ${subject} AS subject_id, '${kind}' AS kind, f.normal AS value, f.normal AS masked, min(t.occurred_at) AS first_at,
      max(t.occurred_at) AS last_at, count(*) AS n, min(t.event_id) AS event_id, '' AS via
    FROM ${table} AS t JOIN normal_form AS f ON f.kind = '${normalKind}' AND f.raw = ${raw} AND f.hint = ${hint} AND f.linkable
    WHERE f.normal IS NOT NULL AND ${subject} IS NOT NULL GROUP BY ${subjectKind}, ${subject}, f.normal`;
}

function postal(prefix: string): string {
  return ['street', 'city', 'region', 'postal_code', 'country']
    .map((part) => `coalesce(t.${prefix}${part}, '')`)
    .join(` || chr(31) || `);
}

const account = 'coalesce(account_number_hash, account_token_hash)';
const last4 = `concat('…', coalesce(account_number_last4, account_token_last4))`;
const applicant = `CASE WHEN t.worker_id IS NULL THEN 'applicant' ELSE 'worker' END`;
const country = `upper(coalesce(t.home_country, t.work_country, ''))`;
const notDefault = (
  column: string,
): string => `${column} IS NOT NULL AND substr(${column}, 2, 1) NOT IN ('2', '6', 'a', 'e')
  AND NOT EXISTS (SELECT 1 FROM list_default_hardware AS d WHERE d.kind = 'mac' AND (d.pattern = ${column} OR (d."match" = 'prefix' AND starts_with(${column}, d.pattern))))`;
const genericSerial = (kind: string, column: string): string =>
  `lower(${column}) NOT IN (SELECT lower(pattern) FROM list_default_hardware WHERE kind = '${kind}')`;

const STATES = onLocalDay('worker_device_state', 's.bssid, s.gateway_mac, s.neighbour_mac, s.mac');

/**
 * Displays with what of their serial is their own: short texts and small numbers are defaults of their makers, and serials that
 * remote-keyboard devices copied from one monitor are in the list of defaults, for every device set so shows them.
 */
const DISPLAYS = `${onLocalDay(
  'worker_peripheral',
  `lower(trim(s.maker)) AS maker, lower(s.edid_product) AS edid_product, coalesce(
        CASE WHEN length(trim(s.serial)) >= 5 AND ${genericSerial('display_serial', 'trim(s.serial)')} THEN lower(trim(s.serial)) END,
        CASE WHEN NOT starts_with(s.edid_serial, '0000') AND ${genericSerial('display_serial', 's.edid_serial')} THEN lower(s.edid_serial) END) AS own_serial`,
)} WHERE s.kind = 'display' AND s.maker IS NOT NULL`;

/** Networks behind one address of which are strangers by the thousand: it tells no operator from another customer (tradecraft REM-05: no egress). */
const MANY_STRANGERS = `('vpn', 'proxy', 'relay', 'mobile', 'satellite')`;

/** Every kind of thing that can be shared: a new kind is one SELECT here. */
export const IDENTIFIER_SELECTS: readonly string[] = [
  direct('bank_account', 'payroll_accounts', 'worker_id', account, last4, `${account} IS NOT NULL`),
  direct('bank_account', 'payments', 'worker_id', account, last4, `${account} IS NOT NULL`),
  direct('bank_account', 'vendors', 'vendor', account, last4, `${account} IS NOT NULL`, `'vendor'`),
  direct(
    'bank_account',
    'accounts',
    'account_id',
    'payout_account_hash',
    `concat('…', payout_account_last4)`,
    'payout_account_hash IS NOT NULL',
    `'account'`,
  ),
  direct('wallet', 'payments', 'worker_id', 'wallet_address', 'wallet_address', 'wallet_address IS NOT NULL'),
  normal('phone', 'phone', 'workers', 't.worker_id', 't.phone', country),
  normal(
    'phone',
    'phone',
    'applicants',
    'coalesce(t.worker_id, t.applicant_id)',
    't.phone',
    `upper(coalesce(t.stated_country, ''))`,
    applicant,
  ),
  normal('phone', 'phone', 'accounts', 't.account_id', 't.phone', `''`, `'account'`),
  normal('emergency_phone', 'phone', 'workers', 't.worker_id', 't.emergency_contact_phone', country),
  normal('email', 'email', 'workers', 't.worker_id', 't.personal_email', `''`),
  normal('email', 'email', 'applicants', 'coalesce(t.worker_id, t.applicant_id)', 't.email', `''`, applicant),
  normal('email', 'email', 'accounts', 't.account_id', 't.recovery_email', `''`, `'account'`),
  normal('postal_address', 'postal_address', 'workers', 't.worker_id', postal('home_'), `''`),
  normal('ship_to', 'postal_address', 'shipments', 't.worker_id', postal('ship_to_'), `''`),
  direct(
    'mfa_device',
    'worker_account_change',
    'worker_id',
    'factor_device',
    'factor_device',
    `factor_device IS NOT NULL AND "change" = 'factor_enrolled' AND coalesce(outcome, 'success') <> 'failure'`,
  ),
  normal('mfa_phone', 'phone', 'worker_account_change', 't.worker_id', 't.phone', `''`),
  // The machine of an interview, by whoever was hired after it; one at a line of a firm, campus or interview centre tells nothing.
  `SELECT ${applicant} AS subject_kind, coalesce(t.worker_id, i.applicant_id) AS subject_id, 'hardware_id' AS kind, i.hardware_id AS value, i.hardware_id AS masked,
      min(i.occurred_at) AS first_at, max(i.occurred_at) AS last_at, count(*) AS n, min(i.event_id) AS event_id, '' AS via
    FROM interviews AS i LEFT JOIN applicants AS t ON t.applicant_id = i.applicant_id LEFT JOIN address AS a ON a.address = i.join_ip
    WHERE trim(coalesce(i.hardware_id, '')) <> '' AND a.own_egress IS NULL AND coalesce(a.network_class, 'unknown') <> 'business'
    GROUP BY ${applicant}, coalesce(t.worker_id, i.applicant_id), i.hardware_id`,
  `SELECT ${applicant} AS subject_kind, coalesce(t.worker_id, t.applicant_id) AS subject_id, 'referee' AS kind, lower(trim(r.referee)) AS value, lower(trim(r.referee)) AS masked,
      min(t.occurred_at) AS first_at, max(t.occurred_at) AS last_at, count(*) AS n, min(t.event_id) AS event_id, '' AS via
    FROM applicants AS t CROSS JOIN UNNEST(split(coalesce(t.referee_emails, ''), ';')) AS r(referee) WHERE strpos(r.referee, '@') > 1
    GROUP BY ${applicant}, coalesce(t.worker_id, t.applicant_id), lower(trim(r.referee))`,
  // The home connection of an application or interview; a line of a firm, campus or carrier tells nothing.
  `SELECT ${applicant} AS subject_kind, coalesce(t.worker_id, t.applicant_id) AS subject_id, 'application_network' AS kind, a.household AS value, a.household AS masked,
      min(u.used_at) AS first_at, max(u.used_at) AS last_at, count(*) AS n, min(u.event_id) AS event_id, '' AS via
    FROM applicants AS t
    JOIN (SELECT applicant_id, submit_ip AS ip, occurred_at AS used_at, event_id FROM applicants WHERE submit_ip IS NOT NULL
      UNION ALL SELECT applicant_id, join_ip, occurred_at, event_id FROM interviews WHERE join_ip IS NOT NULL) AS u ON u.applicant_id = t.applicant_id
    JOIN address AS a ON a.address = u.ip AND a.network_class = 'residential' AND a.own_egress IS NULL
    GROUP BY ${applicant}, coalesce(t.worker_id, t.applicant_id), a.household`,
  // The home connection of a sign-up; one home may have a new address of its network for each machine.
  `SELECT 'account' AS subject_kind, t.account_id AS subject_id, 'signup_network' AS kind, a.household AS value, a.household AS masked,
      t.occurred_at AS first_at, t.occurred_at AS last_at, 1 AS n, t.event_id, '' AS via
    FROM accounts AS t JOIN address AS a ON a.address = t.signup_ip AND a.network_class = 'residential' AND a.own_egress IS NULL`,
  direct(
    'browser_fingerprint',
    'accounts',
    'account_id',
    'device_fingerprint',
    'device_fingerprint',
    'device_fingerprint IS NOT NULL',
    `'account'`,
  ),
  `SELECT 'worker' AS subject_kind, t.worker_id AS subject_id, 'browser_fingerprint' AS kind, s.browser_fingerprint AS value, s.browser_fingerprint AS masked,
      min(s.first_at) AS first_at, max(s.last_at) AS last_at, sum(s.n) AS n, min(s.event_id) AS event_id, min(s.account_id) AS via
    FROM (
      SELECT account_id, browser_fingerprint, min(occurred_at) AS first_at, max(occurred_at) AS last_at, count(*) AS n, min(event_id) AS event_id
      FROM sign_in WHERE browser_fingerprint IS NOT NULL AND outcome = 'success' GROUP BY account_id, browser_fingerprint
    ) AS s JOIN attribution AS t ON t.entity_kind = 'account' AND t.entity_id = s.account_id
    GROUP BY t.worker_id, s.browser_fingerprint`,
  `SELECT 'worker' AS subject_kind, worker_id AS subject_id, 'home_network' AS kind, household AS value, household AS masked, min(first_at) AS first_at,
      max(last_at) AS last_at, count(DISTINCT "day") AS n, min(event_id) AS event_id, min(entity_id) AS via
    FROM presence WHERE household IS NOT NULL AND own_egress IS NULL AND network_class = 'residential'
      AND (coalesce(managed, false) OR NOT coalesce(phone, false)) GROUP BY worker_id, household`,
  onDevice('bssid', STATES, 'bssid', 'bssid', notDefault('bssid')),
  onDevice('gateway_mac', STATES, 'gateway_mac', 'gateway_mac', notDefault('gateway_mac')),
  onDevice('gateway_mac', ROUTER_NEIGHBOUR, 'neighbour_mac', 'neighbour_mac', notDefault('neighbour_mac')),
  onDevice(
    'adapter_mac',
    STATES,
    'neighbour_mac',
    'neighbour_mac',
    `neighbour_mac IN (SELECT mac FROM device_state WHERE mac IS NOT NULL) AND ${notDefault('neighbour_mac')}`,
  ),
  onDevice(
    'adapter_mac',
    STATES,
    'mac',
    'mac',
    `mac IN (SELECT neighbour_mac FROM device_state WHERE neighbour_mac IS NOT NULL) AND ${notDefault('mac')}`,
  ),
  onDevice(
    'display_serial',
    DISPLAYS,
    `concat_ws(' ', maker, edid_product, own_serial)`,
    `concat_ws(' ', upper(maker), edid_product, upper(own_serial))`,
    'own_serial IS NOT NULL',
  ),
  `SELECT 'worker' AS subject_kind, s.worker_id AS subject_id, 'remote_peer' AS kind, concat(coalesce(s.tool, 'unknown'), ' ', s.peer_id) AS value, concat(coalesce(s.tool, 'a remote tool'), ' ', s.peer_id) AS masked,
      min(s.occurred_at) AS first_at, max(s.occurred_at) AS last_at, count(*) AS n, min(s.event_id) AS event_id, min(s.device_id) AS via
    FROM worker_remote_session AS s WHERE s.peer_id IS NOT NULL AND coalesce(s.direction, 'incoming') = 'incoming' GROUP BY s.worker_id, s.tool, s.peer_id`,
  `SELECT 'worker' AS subject_kind, s.worker_id AS subject_id, 'remote_peer_address' AS kind, concat(coalesce(s.tool, 'unknown'), ' ', s.peer_address) AS value, s.peer_address AS masked,
      min(s.occurred_at) AS first_at, max(s.occurred_at) AS last_at, count(*) AS n, min(s.event_id) AS event_id, min(s.device_id) AS via
    FROM worker_remote_session AS s
    WHERE s.peer_address IS NOT NULL AND NOT is_private_address(s.peer_address) AND s.own_egress IS NULL AND coalesce(s.direction, 'incoming') = 'incoming'
      AND coalesce(s.network_class, 'unknown') NOT IN ${MANY_STRANGERS}
    GROUP BY s.worker_id, s.tool, s.peer_address`,
];

/** One row for each subject, kind and value. The first character tells most values that are not blank: `trim` is slow, and every sign-in is asked. */
const identifierSql = `SELECT subject_kind, subject_id, kind, value, min(masked) AS masked, min(first_at) AS first_at, max(last_at) AS last_at,
    CAST(sum(n) AS BIGINT) AS n, min(event_id) AS event_id, min(via) AS via
  FROM (${IDENTIFIER_SELECTS.map((select, index) => `SELECT subject_kind, subject_id, kind, value, masked, first_at, last_at, n, event_id, via FROM (${select}) AS part_${index}`).join('\nUNION ALL\n')}) AS parts
  WHERE subject_id IS NOT NULL AND (value BETWEEN '!' AND '~' OR trim(value) <> '')
  GROUP BY subject_kind, subject_id, kind, value`;

export const identifier: Stage = {
  id: 'identifier',
  about: 'things that can be shared',
  steps: [{ into: 'identifier', sql: rawSql(identifierSql) }],
};
