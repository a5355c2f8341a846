import { CONCAT } from './json.ts';
import { chanceSql, countSql, leaseJoin, pickSql } from '../sql.ts';
import type { World } from '../world.ts';
import type { Chunk } from './emitter.ts';
import { browserSql, versionSql } from './sign-in-agent.ts';

/** Applications that people sign in to, most used first. */
export const APPLICATIONS = ['Slack', 'Google Workspace', 'GitHub Enterprise Cloud', 'Jira Cloud', 'Zoom', 'Confluence', 'Notion', 'Figma', 'Workday', 'AWS IAM Identity Center', 'Datadog', 'Salesforce'] as const; // prettier-ignore

/** Single sign-ons in a usual day (our assumption; vendors speak of 5 to 20). */
const SSO_PER_DAY = 9;
/** Single sign-ons of one sitting beside the usual, and by telephone, at most (our assumption). */
const SSO_BESIDE = 3;
/** Share of sittings before which the password is mistyped, and of those that end by signing out (our assumption). */
const MISTYPED = 0.04;
const SIGNED_OUT = 0.15;
/** Share of sittings by telephone that have to sign in again: apps keep their session (our assumption). */
const PHONE_SIGNS_IN = 0.12;
/** Share of approvals for which the telephone is in the wireless network of the place, if it is there at all (our assumption). */
const ON_WIFI = 0.6;

/** SQL for an UBIGINT that names a row. */
export function keySql(seed: number, keys: readonly string[], salt: string): string {
  return `hash(${seed}, '${salt}', ${keys.join(', ')})`;
}

/**
 * Every sitting of a chunk: a stretch of time in which an account is used in one browser. It is the one place in which sign-ins are drawn, whichever
 * identity provider records them. Columns: `k` (key), `kind` (laptop, phone, direct), `w`, `d` (null: not on a company laptop), `start_at`,
 * `end_at`, `net` and `address` of the browser, `app_net` and `app_address` of the programs beside it, `method` of the second factor with
 * `factor_net` and `factor_address`, `phone` and its `phone_name`, `phone_platform`, `phone_model`, `fingerprint`, `platform`, `browser`, `version`,
 * `managed`, `tunnel_operator`, `tunnel_type`, `outcome`, `signs_in`, `mistypes`, `signs_out`, `sso` (how many single sign-ons).
 */
export function sittingSql({ setting }: World, chunk: Chunk): string {
  const { seed, rate } = setting;
  const own = ['y.w', 'y.local_date'];
  const direct = ['x.nr', 'x.day_at', 'x.i'];
  const span = (from: string, to: string, share: string): string =>
    `${from} + to_microseconds(CAST(date_diff('microsecond', ${from}, ${to}) * (${share}) AS BIGINT))`;
  const busy = `${SSO_PER_DAY} * y.rate * ${rate} * (0.5 + ${chanceSql(seed, own, 'busy')})`;
  const phoneAt = span('y.start_at', 'y.end_at', `1.3 * ${chanceSql(seed, own, 'phone at')}`);
  return `WITH own_day AS (
    SELECT y.*, w.vpn_operator, w.mobile_net, w.fingerprint, w.phone_fingerprint, n.kind AS net_kind FROM sim_day AS y JOIN sim_worker AS w ON w.w = y.w LEFT JOIN sim_network AS n ON n.net = y.sign_net
    WHERE y.start_at >= TIMESTAMP '${chunk.from}' AND y.start_at < TIMESTAMP '${chunk.to}'),
  laptop AS (
    SELECT ${keySql(seed, own, 'sitting')} AS k, 'laptop' AS kind, y.w, y.d, y.start_at + to_microseconds(CAST(1000000 * ${chanceSql(seed, own, 'second')} AS BIGINT)) AS start_at, y.end_at,
      y.sign_net AS net, y.sign_address AS address, CASE WHEN y.device_address = y.sign_address THEN y.sign_net ELSE y.net END AS app_net, y.device_address AS app_address,
      y.net AS place_net, y.address AS place_address, y.mobile_address, y.fingerprint, CAST(NULL AS VARCHAR) AS agent, y.d IS NOT NULL AS managed,
      CASE WHEN y.vpn_on THEN y.vpn_operator END AS tunnel_operator, CASE WHEN y.vpn_on AND y.vpn_operator IS NOT NULL THEN CASE y.net_kind WHEN 'relay' THEN 'PROXY' ELSE 'VPN' END END AS tunnel_type,
      'success' AS outcome, true AS signs_in, ${countSql(seed, own, 'sso', busy)} AS sso
    FROM own_day AS y),
  by_phone AS (
    SELECT ${keySql(seed, own, 'sitting by phone')}, 'phone', y.w, NULL, ${phoneAt}, ${phoneAt} + to_minutes(20), y.mobile_net, y.mobile_address, y.mobile_net, y.mobile_address,
      y.mobile_net, y.mobile_address, y.mobile_address, y.phone_fingerprint, NULL, false, NULL, NULL, 'success', ${chanceSql(seed, own, 'phone signs in')} < ${PHONE_SIGNS_IN}, 1 + ${pickSql(seed, own, 'phone sso', SSO_BESIDE)}
    FROM own_day AS y WHERE y.mobile),
  calendar AS (SELECT TIMESTAMP '${chunk.from}' + to_days(CAST(i AS INTEGER)) AS day_at FROM range(${chunk.days}) AS r(i)),
  beside AS (
    SELECT *, day_at + to_microseconds(CAST(86400000000 * ${chanceSql(seed, direct, 'direct at')} AS BIGINT)) AS happened_at
    FROM (SELECT x.*, x.rowid AS nr, c.day_at, unnest(range(${countSql(seed, ['x.rowid', 'c.day_at'], 'direct', 'x.per_day')})) AS i
      FROM sim_direct AS x JOIN calendar AS c ON c.day_at < x.to_at AND c.day_at + to_days(1) > x.from_at) AS x),
  directly AS (
    SELECT ${keySql(seed, direct, 'sitting beside')}, 'direct', x.w, x.d, x.happened_at, x.happened_at + to_minutes(20 + ${pickSql(seed, direct, 'direct minutes', 100)}), x.net, l.address, x.net, l.address,
      CASE WHEN x.tunnel_type IS NULL THEN x.net ELSE w.mobile_net END, CASE WHEN x.tunnel_type IS NULL THEN l.address ELSE m.address END, m.address,
      x.fingerprint, x.user_agent, x.managed, x.tunnel_operator, x.tunnel_type, x.outcome, true, 1 + ${pickSql(seed, direct, 'direct sso', SSO_BESIDE)}
    FROM beside AS x JOIN sim_worker AS w ON w.w = x.w
    ${leaseJoin(seed, 'l', 'x.net', 'x.happened_at', ['x.w', 'x.day_at'])} ${leaseJoin(seed, 'm', 'w.mobile_net', 'x.happened_at', ['x.w', 'x.day_at'])}
    WHERE x.happened_at >= x.from_at AND x.happened_at < x.to_at),
  every AS (SELECT * FROM laptop UNION ALL SELECT * FROM by_phone UNION ALL SELECT * FROM directly),
  told AS (
    SELECT s.* EXCLUDE (place_net, place_address, mobile_address, fingerprint, agent), p.phone, p.name AS phone_name, p.platform AS phone_platform, p.model AS phone_model,
      CASE WHEN s.kind = 'laptop' AND v.nth > 1 THEN md5(${CONCAT}(s.fingerprint, s.d)) WHEN s.kind = 'phone' AND p.nth = 0 THEN md5(${CONCAT}(s.fingerprint, p.phone)) ELSE s.fingerprint END AS fingerprint,
      CASE WHEN s.kind = 'phone' THEN p.platform WHEN contains(s.agent, 'iPhone') THEN 'ios' WHEN contains(s.agent, 'Android') THEN 'android' WHEN contains(s.agent, 'Macintosh') THEN 'macos'
        WHEN s.agent IS NULL THEN coalesce(v.os, 'windows') ELSE 'windows' END AS platform,
      CASE WHEN w.factor_kind = 'fastpass' AND s.d IS NULL THEN 'push' ELSE w.factor_kind END AS method,
      ${chanceSql(seed, ['s.k'], 'wifi')} < ${ON_WIFI} AND here.country = carrier.country AS on_wifi, w.mobile_net, s.place_net, s.place_address, s.mobile_address
    FROM every AS s JOIN sim_worker AS w ON w.w = s.w LEFT JOIN sim_network AS here ON here.net = s.place_net LEFT JOIN sim_network AS carrier ON carrier.net = w.mobile_net
    LEFT JOIN (SELECT d, os, row_number() OVER (PARTITION BY w ORDER BY from_at, d) AS nth FROM sim_device) AS v ON v.d = s.d
    LEFT JOIN sim_phone AS p ON p.w = s.w AND p.from_at <= s.start_at AND s.start_at < p.to_at),
  browsing AS (SELECT *, ${browserSql(seed, 'fingerprint', 'platform')} AS browser FROM told)
  SELECT * EXCLUDE (on_wifi, mobile_net, place_net, place_address, mobile_address), ${versionSql(seed, 'fingerprint', 'browser', 'start_at')} AS version,
    CASE WHEN method = 'push' THEN CASE WHEN on_wifi THEN place_net ELSE mobile_net END WHEN method = 'fastpass' THEN app_net ELSE net END AS factor_net,
    CASE WHEN method = 'push' THEN CASE WHEN on_wifi THEN place_address ELSE mobile_address END WHEN method = 'fastpass' THEN app_address ELSE address END AS factor_address,
    ${chanceSql(seed, ['k'], 'mistypes')} < ${MISTYPED} OR outcome = 'failure' AS mistypes, ${chanceSql(seed, ['k'], 'signs out')} < ${SIGNED_OUT} AS signs_out
  FROM browsing`;
}

/** Steps of a sitting in their order; single sign-ons follow. */
const STEPS = ['mistyped', 'policy', 'push', 'mfa', 'login', 'logout'] as const;
/** Which step is the sign-in itself. */
export const LOGIN_STEP = STEPS.indexOf('login');
/** Seconds from the challenge to its answer by method: at least, and at most longer (our assumption). */
const ANSWER: Readonly<Record<string, readonly [least: number, more: number]>> = { push: [4, 26], fastpass: [1.5, 4.5], sms: [9, 30], key: [3, 7] }; // prettier-ignore

/**
 * The steps of sittings: all columns of `from` (a relation over `sim_sitting`), and `happened_at`, `event` (key), `step` (one of STEPS, or sso),
 * `application` (number). A sitting that fails has nothing but its mistyped password.
 */
export function stepSql(seed: number, from: string): string {
  const of = (salt: string): string => chanceSql(seed, ['s.k'], salt);
  const each = ['s.k', 's.i'];
  const seconds = (sum: string): string => `to_microseconds(CAST(1000000 * (${sum}) AS BIGINT))`;
  const sent = `0.4 + 2 * ${of('sent')}`;
  const answer = Object.entries(ANSWER).map(([method, [least, more]]) => `WHEN '${method}' THEN ${least} + ${more} * ${of('answered')} * ${of('answered well')}`); // prettier-ignore
  const answered = `${sent} + CASE s.method ${answer.join(' ')} END`;
  const done = `${answered} + 0.08 + 0.32 * ${of('done')}`;
  const spread = pickSql(seed, each, 'spread', APPLICATIONS.length);
  return `SELECT s.*, ${keySql(seed, each, 'step')} AS event, CASE s.i ${STEPS.map((step, i) => `WHEN ${i} THEN '${step}'`).join(' ')} ELSE 'sso' END AS step,
      ${pickSql(seed, each, 'application', `1 + ${spread}`)} AS application,
      CASE s.i WHEN 0 THEN s.start_at - ${seconds(`8 + 25 * ${of('mistyped')}`)} WHEN 1 THEN s.start_at WHEN 2 THEN s.start_at + ${seconds(sent)} WHEN 3 THEN s.start_at + ${seconds(answered)} WHEN 4 THEN s.start_at + ${seconds(done)}
        WHEN 5 THEN s.end_at + ${seconds(`40 * ${of('out')}`)}
        ELSE s.start_at + ${seconds(`60 + greatest(date_diff('second', s.start_at, s.end_at), 60) * ${chanceSql(seed, each, 'sso at')}`)} END AS happened_at
    FROM (SELECT s.*, unnest(range(${STEPS.length} + s.sso)) AS i FROM ${from} AS s) AS s
    WHERE CASE s.i WHEN 0 THEN s.mistypes AND s.signs_in WHEN 2 THEN s.signs_in AND s.method = 'push' AND s.outcome = 'success' WHEN 5 THEN s.signs_out AND s.signs_in AND s.outcome = 'success'
      ELSE (s.i > 5 OR s.signs_in) AND s.outcome = 'success' END`;
}
