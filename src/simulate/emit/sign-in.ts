import { MAC_AGENT, PHONE_AGENT, WINDOWS_AGENT } from '../population/user-agent.ts';
import { chanceSql, countSql, idSql, leaseJoin, pickSql } from '../sql.ts';
import type { World } from '../world.ts';
import type { Chunk } from './emitter.ts';

/** Applications that people sign in to, most used first. */
export const APPLICATIONS = ['Slack', 'Google Workspace', 'GitHub Enterprise Cloud', 'Jira Cloud', 'Zoom', 'Confluence', 'Notion', 'Figma', 'Workday', 'AWS IAM Identity Center', 'Datadog', 'Salesforce'] as const; // prettier-ignore

/** Single sign-ons in a usual day (our assumption; vendors speak of 5 to 20). */
const SSO_PER_DAY = 9;
/** Share of sign-ins that fail at first (our assumption). */
const FAILURES = 0.04;

/**
 * Every sign-in of a chunk, whichever identity provider records it: `happened_at`, `w`, `d` (null: not on a company laptop), `step` (login, mfa,
 * sso), `application` (number), `net`, `address`, `session`, `fingerprint`, `user_agent`, `managed`, `tunnel_operator`, `tunnel_type`, `outcome`, `id`.
 */
export function signInSql({ setting }: World, chunk: Chunk): string {
  const { seed, rate } = setting;
  const day = `SELECT * FROM sim_day WHERE start_at >= TIMESTAMP '${chunk.from}' AND start_at < TIMESTAMP '${chunk.to}'`;
  const session = idSql(seed, ['y.w', 'y.local_date'], 'session');
  const key = ['y.w', 'y.local_date', 'i'];
  const n = countSql(
    seed,
    ['y.w', 'y.local_date'],
    'sso',
    `${SSO_PER_DAY} * y.rate * ${rate} * (0.5 + ${chanceSql(seed, ['y.w', 'y.local_date'], 'busy')})`,
  );
  const within = (salt: string): string =>
    `to_microseconds(CAST(date_diff('microsecond', y.start_at, y.end_at) * ${chanceSql(seed, key, salt)} AS BIGINT))`;
  const seconds = (salt: string, low: number, high: number): string =>
    `to_microseconds(CAST(1000000 * (${low} + ${high - low} * ${chanceSql(seed, key, salt)}) AS BIGINT))`;
  const agent = `CASE d.os WHEN 'macos' THEN '${MAC_AGENT}' ELSE '${WINDOWS_AGENT}' END`;
  const tunnel = `CASE WHEN y.vpn_on THEN w.vpn_operator END AS tunnel_operator, CASE WHEN y.vpn_on AND w.vpn_operator IS NOT NULL THEN 'VPN' END AS tunnel_type`;
  const directKey = ['x.w', 'x.net', 'x.from_at', 'x.day_at', 'x.i'];
  return `WITH own_day AS (${day}),
  steps AS (
    SELECT y.start_at + CASE i WHEN 0 THEN to_seconds(0) WHEN 1 THEN ${seconds('mfa', 6, 25)} ELSE ${within('sso')} END AS happened_at, y.w, y.d,
      CASE i WHEN 0 THEN 'login' WHEN 1 THEN 'mfa' ELSE 'sso' END AS step, ${pickSql(seed, key, 'application', `1 + ${pickSql(seed, key, 'spread', APPLICATIONS.length)}`)} AS application,
      y.sign_net AS net, y.sign_address AS address, ${session} AS session, w.fingerprint, ${agent} AS user_agent, y.d IS NOT NULL AS managed, ${tunnel},
      CASE WHEN i = 0 AND ${chanceSql(seed, key, 'failure')} < ${FAILURES} THEN 'failure' ELSE 'success' END AS outcome, ${idSql(seed, key, 'sign-in')} AS id
    FROM (SELECT y.*, unnest(range(2 + ${n})) AS i FROM own_day AS y) AS y JOIN sim_worker AS w ON w.w = y.w LEFT JOIN sim_device AS d ON d.d = y.d),
  by_phone AS (
    SELECT y.start_at + to_microseconds(CAST(date_diff('microsecond', y.start_at, y.end_at) * 1.3 * ${chanceSql(seed, key, 'phone at')} AS BIGINT)), y.w, NULL, 'sso',
      ${pickSql(seed, key, 'phone application', 3)}, w.mobile_net, y.mobile_address, ${idSql(seed, ['y.w', 'y.local_date'], 'phone session')}, w.phone_fingerprint, '${PHONE_AGENT}', false, NULL, NULL, 'success', ${idSql(seed, key, 'phone')}
    FROM (SELECT y.*, unnest(range(1 + ${pickSql(seed, ['y.w', 'y.local_date'], 'phone', 3)})) AS i FROM own_day AS y WHERE y.mobile) AS y JOIN sim_worker AS w ON w.w = y.w),
  calendar AS (SELECT TIMESTAMP '${chunk.from}' + to_days(CAST(i AS INTEGER)) AS day_at FROM range(${chunk.days}) AS r(i)),
  direct AS (
    SELECT *, day_at + to_microseconds(CAST(86400000000 * ${chanceSql(seed, directKey, 'direct at')} AS BIGINT)) AS happened_at
    FROM (SELECT x.*, c.day_at, unnest(range(${countSql(seed, ['x.w', 'x.net', 'x.from_at', 'c.day_at'], 'direct', 'x.per_day')})) AS i
      FROM sim_direct AS x JOIN calendar AS c ON c.day_at < x.to_at AND c.day_at + to_days(1) > x.from_at) AS x),
  directly AS (
    SELECT x.happened_at, x.w, x.d, 'login', 0, x.net, l.address, ${idSql(seed, ['x.w', 'x.net', 'x.happened_at'], 'direct session')}, x.fingerprint, coalesce(x.user_agent, '${WINDOWS_AGENT}'), x.managed, x.tunnel_operator, x.tunnel_type, x.outcome, ${idSql(seed, ['x.w', 'x.net', 'x.happened_at'], 'direct')}
    FROM direct AS x ${leaseJoin(seed, 'l', 'x.net', 'x.happened_at', ['x.w', 'x.day_at'])}
    WHERE x.happened_at >= x.from_at AND x.happened_at < x.to_at)
  SELECT * FROM steps UNION ALL SELECT * FROM by_phone UNION ALL SELECT * FROM directly`;
}
