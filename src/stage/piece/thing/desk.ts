import { CROWD } from '../crowd.ts';
import { rawSql } from '../../../lib/sql.ts';
import type { Step } from '../../../model/stage.ts';
import { count, type Rule } from './told.ts';

/** Laptops and homes from which a controller is a help desk, however small the organisation is; with two laptops, if the tool has another. Ours. */
const LAPTOPS = 3;
/** Minutes a day with one laptop that nine in ten days of support do not exceed, and that none does. Ours; one-controller-many-laptops takes 120 a session. */
const USUAL_MINUTES = 90;
const MOST_MINUTES = 240;
/** Days with one laptop in a week, and in four, that support does not exceed (6 as in one-controller-many-laptops). Ours. */
const WEEK_DAYS = 3;
const MONTH_DAYS = 6;
/** Share of the days whose length must be known, and of those helped who must live in different homes. Ours. */
const MOST = 0.5;

/** Controllers by id and by address, one row for a laptop and UTC day. Tools note one session several times: of one minute the longest counts. */
const controlDaySql = `
  WITH came AS (
    SELECT worker_id, device_id, concat(coalesce(tool, 'unknown'), ' ', peer_id) AS by_id, CASE WHEN NOT is_private_address(peer_address) THEN concat(coalesce(tool, 'unknown'), ' ', peer_address) END AS by_address,
      coalesce(tool, 'unknown') AS tool, date_trunc('minute', occurred_at) AS began_at, minutes_between(occurred_at, ended_at) AS n_minutes, coalesce(permitted_by IN ('password', 'token'), false) AS unattended
    FROM worker_remote_session WHERE coalesce(direction, 'incoming') = 'incoming'
  ),
  session AS (
    SELECT kind, value, tool, worker_id, coalesce(device_id, worker_id) AS device_id, began_at, max(n_minutes) AS n_minutes, bool_or(unattended) AS unattended FROM (
      SELECT 'remote_peer' AS kind, by_id AS value, tool, worker_id, device_id, began_at, n_minutes, unattended FROM came WHERE by_id IS NOT NULL
      UNION ALL SELECT 'remote_peer_address', by_address, tool, worker_id, device_id, began_at, n_minutes, unattended FROM came WHERE by_address IS NOT NULL
    ) AS told GROUP BY kind, value, tool, worker_id, coalesce(device_id, worker_id), began_at
  )
  SELECT kind, value, tool, worker_id, device_id, CAST(began_at AS DATE) AS "day", CAST(sum(n_minutes) AS BIGINT) AS n_minutes, bool_or(unattended) AS unattended
  FROM session GROUP BY kind, value, tool, worker_id, device_id, CAST(began_at AS DATE)`;

/** Controllers that behave as support does: short, attended, seldom the same laptop, for people who live in different places. */
const supportSql = `
  WITH often AS (
    SELECT kind, value, max(n_week) AS n_week, max(n_month) AS n_month FROM (
      SELECT kind, value, count(*) OVER (PARTITION BY kind, value, device_id ORDER BY "day" RANGE BETWEEN INTERVAL '6' DAY PRECEDING AND CURRENT ROW) AS n_week,
        count(*) OVER (PARTITION BY kind, value, device_id ORDER BY "day" RANGE BETWEEN INTERVAL '27' DAY PRECEDING AND CURRENT ROW) AS n_month FROM scratch_control_day
    ) AS run GROUP BY kind, value
  )
  SELECT c.kind, c.value, c.tool, count(DISTINCT c.device_id) AS n_laptops, count(DISTINCT c.worker_id) AS n_people, count(DISTINCT h.home) AS n_homes,
    count(DISTINCT c."day") AS n_days, max(c.n_minutes) AS n_minutes, max(o.n_month) AS n_month
  FROM scratch_control_day AS c JOIN often AS o ON o.kind = c.kind AND o.value = c.value
  LEFT JOIN scratch_home AS h ON h.worker_id = c.worker_id
  GROUP BY c.kind, c.value, c.tool
  HAVING count(DISTINCT c.worker_id) > 1 AND NOT bool_or(c.unattended) AND max(c.n_minutes) <= ${MOST_MINUTES} AND quantile(c.n_minutes, 0.9) <= ${USUAL_MINUTES}
    AND count(c.n_minutes) >= ${MOST} * count(*) AND count(DISTINCT CASE WHEN c.n_minutes IS NOT NULL THEN c.device_id END) = count(DISTINCT c.device_id)
    AND max(o.n_week) <= ${WEEK_DAYS} AND max(o.n_month) <= ${MONTH_DAYS}
    AND count(DISTINCT h.home) >= greatest(2.0, ${MOST} * count(DISTINCT c.worker_id))`;

const helpDeskSql = `
  SELECT s.kind AS identifier_kind, s.value,
    concat('It was at ', ${count('s.n_laptops')}, ' laptops of ', ${count('s.n_people')}, ' people from ', ${count('s.n_homes')}, ' homes, at most ', ${count('s.n_minutes')}, ' minutes a day and ', ${count('s.n_month')},
      ' days in four weeks with each, let in by whoever sat there.') AS evidence
  FROM scratch_support AS s
  LEFT JOIN (SELECT tool, max(least(n_laptops, n_homes)) AS n FROM scratch_support WHERE kind = 'remote_peer' GROUP BY tool) AS t ON t.tool = s.tool
  WHERE least(s.n_laptops, s.n_homes) >= ${LAPTOPS} OR t.n >= ${LAPTOPS}`;

/** Share of the people with a laptop who have a tool from which it is the organisation's own. Ours. */
const HOUSE_SHARE = 0.2;

/**
 * Tools do not note who came in each of their records; one with an id tells of those without. A tool that a large part of the staff has is
 * the organisation's own, for those to whom no stranger came with it.
 */
export const supportOnlySql = `
  WITH came AS (
    SELECT s.worker_id, s.tool, s.event_id, t.value IS NOT NULL AS by_desk, s.peer_id IS NULL OR t.value IS NOT NULL AS no_stranger FROM worker_remote_session AS s
    LEFT JOIN inferred_thing AS t ON t.kind = 'help_desk' AND t.identifier_kind = 'remote_peer' AND t.value = concat(coalesce(s.tool, 'unknown'), ' ', s.peer_id)
    WHERE s.worker_id IS NOT NULL AND s.tool IS NOT NULL AND coalesce(s.direction, 'incoming') = 'incoming'
  ),
  visited AS (
    SELECT worker_id, tool, min(event_id) AS event_id, bool_or(by_desk) AS by_desk, bool_and(no_stranger) AS no_stranger FROM came GROUP BY worker_id, tool
  ),
  used AS (
    SELECT a.worker_id, u.tool, min(u.event_id) AS event_id FROM remote_tool_use AS u
    JOIN attribution AS a ON a.entity_kind = 'device' AND a.entity_id = u.device_id AND u.first_at >= a.from_at AND u.first_at < a.to_at
    GROUP BY a.worker_id, u.tool
  ),
  everybody AS (SELECT count(DISTINCT worker_id) AS n FROM attribution WHERE entity_kind = 'device'),
  house AS (
    SELECT u.tool FROM used AS u CROSS JOIN everybody AS e GROUP BY u.tool, e.n HAVING count(*) >= greatest(CAST(${CROWD.people} AS DOUBLE), ${HOUSE_SHARE} * e.n)
  )
  SELECT worker_id, tool, event_id FROM visited WHERE by_desk AND no_stranger
  UNION ALL
  SELECT u.worker_id, u.tool, u.event_id FROM used AS u JOIN house AS h ON h.tool = u.tool
  LEFT JOIN visited AS v ON v.worker_id = u.worker_id AND v.tool = u.tool
  WHERE v.worker_id IS NULL OR (v.no_stranger AND NOT v.by_desk)`;

export const desks: readonly Step[] = [
  { into: 'scratch_control_day', sql: rawSql(controlDaySql) },
  { into: 'scratch_support', sql: rawSql(supportSql) },
];

export const deskRules: readonly Rule[] = [
  { kind: 'help_desk', about: 'help desks that nobody listed', sql: helpDeskSql },
];
