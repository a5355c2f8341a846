import { chanceSql, leaseJoin } from './sql.ts';
import type { World } from './world.ts';

/**
 * One row for each worker and working day: when, on which laptop, on which network, behind which addresses. A table, because everything
 * recorded about a day is drawn from it; people times days, however many events there are. No VPN runs in an office: secure access services know
 * their own network, and office firewalls block others.
 */
export function daySql({ setting, startAt, endAt }: World): string {
  const { seed, days, from } = setting;
  const of = (salt: string, alias = ''): string => chanceSql(seed, [`${alias}w`, `${alias}local_date`], salt);
  return `WITH calendar AS (
    SELECT CAST(DATE '${from}' + CAST(i AS INTEGER) AS DATE) AS local_date, isodow(DATE '${from}' + CAST(i AS INTEGER)) AS weekday FROM range(-1, ${days + 1}) AS r(i)),
  worked AS (
    SELECT w.*, c.local_date, c.weekday FROM sim_worker AS w CROSS JOIN calendar AS c
    WHERE ${of('absent', '')} < CASE WHEN c.weekday > 5 THEN w.weekend_share ELSE 1 - w.absence_share END),
  timed AS (
    SELECT *, CAST(timezone(timezone, CAST(local_date AS TIMESTAMP) + to_seconds(CAST(60 * (start_minute + coalesce((turn + dayofyear(local_date)) % turns * turn_minutes, 0) + spread * 2 * (${of('a')} + ${of('b')} + ${of('c')} - 1.5)) AS BIGINT))) AS TIMESTAMP) AS start_at,
      work_minutes * (0.85 + 0.3 * ${of('length')}) AS minutes
    FROM worked),
  placed AS (
    SELECT t.*, start_at + to_seconds(CAST(60 * minutes AS BIGINT)) AS end_at, d.d, s.net AS stay_net,
      office_net IS NOT NULL AND (office_days >> CAST(weekday - 1 AS INTEGER)) & 1 = 1 AND coalesce(s.net, home_net) = home_net AS at_office,
      CASE WHEN at_office THEN office_net ELSE coalesce(s.net, home_net) END AS net,
      vpn_net IS NOT NULL AND NOT at_office AND ${of('vpn', 't.')} < vpn_share AS vpn_on, ${of('mobile', 't.')} < mobile_share AS mobile
    FROM timed AS t
    LEFT JOIN sim_device AS d ON d.w = t.w AND d.from_at <= t.start_at AND t.start_at < d.to_at
    LEFT JOIN sim_stay AS s ON s.d = d.d AND s.from_at <= t.start_at AND t.start_at < s.to_at
    WHERE t.start_at >= greatest(t.active_from, TIMESTAMP '${startAt.slice(0, 19)}') AND t.start_at < least(t.active_to, TIMESTAMP '${endAt.slice(0, 19)}'))
  SELECT p.w, p.d, p.local_date, p.start_at, p.end_at, p.net, home.address, p.vpn_on,
    CASE WHEN p.vpn_on THEN p.vpn_net ELSE p.net END AS sign_net, CASE WHEN p.vpn_on THEN vpn.address ELSE home.address END AS sign_address,
    CASE WHEN p.vpn_on AND p.vpn_on_device THEN vpn.address ELSE home.address END AS device_address,
    p.mobile, phone.address AS mobile_address, p.rate
  FROM placed AS p
  ${leaseJoin(seed, 'home', 'p.net', 'p.start_at', ['p.w', 'p.local_date'])}
  ${leaseJoin(seed, 'vpn', 'CASE WHEN p.vpn_on THEN p.vpn_net END', 'p.start_at', ['p.w', 'p.local_date'])}
  ${leaseJoin(seed, 'phone', 'p.mobile_net', 'p.start_at', ['p.w', 'p.local_date'])}
  QUALIFY row_number() OVER (PARTITION BY p.w, p.local_date ORDER BY p.d) = 1
  ORDER BY p.start_at, p.w`;
}
