import { rawSql } from '../../../lib/sql.ts';
import type { Step } from '../../../model/stage.ts';
import { HOME_PEOPLE, WORKPLACE_HOMES } from './home.ts';
import { count, type Rule } from './told.ts';

/** People from whom a browser is a shared computer: with fewer it is a family's or a team's. Ours. */
const KIOSK_PEOPLE = 4;
/** Share of somebody's sign-in days up to which a browser is not their own, and of the people of whom that must hold. Ours. */
const BRIEF_SHARE = 0.3;
const MOST_PEOPLE = 0.8;
/** Share of the use that must be at one place, and between five and twenty-two o'clock. Ours. */
const ONE_PLACE = 0.8;
const BY_DAY = 0.9;
/** Share of the days of use up to which the laptop may have stayed at home meanwhile: people bring theirs, an operator has them elsewhere. Ours. */
const LEFT_AT_HOME = 0.2;
/** People from whom a managed host is one of many users, and the share of its days on which two are there within an hour. Ours. */
const HOST_PEOPLE = 3;
const AT_ONCE_DAYS = 0.5;

/** Sign-ins by browsers that several workers use, by person, day and place. */
const browserDaySql = `
  WITH shared AS (
    SELECT value FROM identifier WHERE kind = 'browser_fingerprint' AND subject_kind = 'worker' GROUP BY value HAVING count(DISTINCT subject_id) >= ${HOST_PEOPLE}
  )
  SELECT s.browser_fingerprint AS value, s.worker_id, CAST(local_time(s.occurred_at, w.timezone) AS DATE) AS "day", coalesce(household(s.address), '') AS spot, date_trunc('hour', s.occurred_at) AS hour_at,
    min(coalesce(s.network_class, 'unknown')) AS network_class, bool_and(coalesce(s.device_managed, false)) AS managed, extract(hour FROM local_time(s.occurred_at, w.timezone)) BETWEEN 5 AND 21 AS by_day
  FROM worker_sign_in AS s JOIN shared AS o ON o.value = s.browser_fingerprint
  LEFT JOIN workers AS w ON w.worker_id = s.worker_id
  WHERE s.outcome = 'success'
  GROUP BY s.browser_fingerprint, s.worker_id, CAST(local_time(s.occurred_at, w.timezone) AS DATE), coalesce(household(s.address), ''), date_trunc('hour', s.occurred_at),
    extract(hour FROM local_time(s.occurred_at, w.timezone)) BETWEEN 5 AND 21`;

/** Of each browser: who uses it, from how many homes, and its place. */
const browserSql = `
  WITH here AS (
    SELECT value, max_by(spot, n_days) AS spot, max(n_days) AS n_there, sum(n_days) AS n_days FROM (
      SELECT value, spot, count(*) AS n_days FROM (SELECT DISTINCT value, worker_id, "day", spot FROM scratch_browser_day) AS placed GROUP BY value, spot
    ) AS by_spot GROUP BY value
  ),
  used AS (
    SELECT b.value, count(DISTINCT b.worker_id) AS n_people, count(DISTINCT h.home) AS n_homes, bool_and(b.managed) AS managed, avg(CASE WHEN b.by_day THEN 1.0 ELSE 0.0 END) AS by_day,
      avg(CASE WHEN d.at_home THEN 1.0 ELSE 0.0 END) AS at_home, bool_or(b.network_class = 'residential') AS residential, bool_and(b.network_class IN ('hosting', 'business')) AS business
    FROM scratch_browser_day AS b
    LEFT JOIN scratch_home AS h ON h.worker_id = b.worker_id
    LEFT JOIN scratch_day_place AS d ON d.worker_id = b.worker_id AND d."day" = b."day"
    GROUP BY b.value
  )
  SELECT u.value, u.n_people, u.n_homes, u.managed, u.by_day, u.at_home, u.residential, u.business, h.spot, CAST(h.n_there AS DOUBLE) / h.n_days AS there
  FROM used AS u JOIN here AS h ON h.value = u.value
  WHERE u.n_homes >= greatest(${WORKPLACE_HOMES}, 0.5 * u.n_people)`;

/** Computers where people work who live elsewhere, used briefly by each, who has a browser of their own besides. */
const kioskSql = `
  WITH signed AS (
    SELECT p.worker_id, count(DISTINCT p."day") AS n_days FROM presence AS p WHERE p.kind = 'sign_in' AND p.worker_id IN (SELECT worker_id FROM scratch_browser_day) GROUP BY p.worker_id
  ),
  person AS (
    SELECT b.value, b.worker_id, count(DISTINCT b."day") <= ${BRIEF_SHARE} * max(s.n_days) AS brief FROM scratch_browser_day AS b JOIN signed AS s ON s.worker_id = b.worker_id
    GROUP BY b.value, b.worker_id
  ),
  brief AS (SELECT value FROM person GROUP BY value HAVING avg(CASE WHEN brief THEN 1.0 ELSE 0.0 END) >= ${MOST_PEOPLE})
  SELECT 'browser_fingerprint' AS identifier_kind, b.value,
    concat(${count('b.n_people')}, ' people from ', ${count('b.n_homes')}, ' homes signed in with it now and then, where ', ${count('w.n_people')}, ' people meet to work; nearly all have a browser of their own besides.') AS evidence
  FROM scratch_browser AS b JOIN brief AS f ON f.value = b.value JOIN scratch_workplace AS w ON w.spot = b.spot
  WHERE b.n_people >= ${KIOSK_PEOPLE} AND b.there >= ${ONE_PLACE} AND b.by_day >= ${BY_DAY} AND b.at_home <= ${LEFT_AT_HOME}`;

/** Managed hosts that are nobody's laptop, on which people from many homes are signed in at once: virtual desktops. */
const hostSql = `
  WITH at_once AS (
    SELECT value, count(DISTINCT CASE WHEN n > 1 THEN "day" END) AS n_days, count(DISTINCT "day") AS n_all FROM (
      SELECT value, hour_at, min("day") AS "day", count(DISTINCT worker_id) AS n FROM scratch_browser_day GROUP BY value, hour_at
    ) AS by_hour GROUP BY value
  ),
  crowd AS (SELECT spot, count(DISTINCT worker_id) AS n_people FROM scratch_browser_day GROUP BY spot),
  owned AS (
    SELECT DISTINCT d.alias FROM device_alias AS d JOIN attribution AS t ON t.entity_kind = 'device' AND t.entity_id = d.device_id WHERE d.kind = 'key'
  )
  SELECT 'browser_fingerprint' AS identifier_kind, b.value,
    concat(${count('b.n_people')}, ' people from ', ${count('b.n_homes')}, ' homes are signed in on this managed host, several within an hour on ', ${count('o.n_days')}, ' of ', ${count('o.n_all')}, ' days; it is nobody''s laptop.') AS evidence
  FROM scratch_browser AS b JOIN at_once AS o ON o.value = b.value
  LEFT JOIN crowd AS c ON c.spot = b.spot
  LEFT JOIN owned AS w ON w.alias = lower(b.value)
  WHERE w.alias IS NULL AND b.managed AND NOT b.residential AND (b.business OR c.n_people > ${HOME_PEOPLE}) AND b.n_people >= ${HOST_PEOPLE} AND o.n_days >= ${AT_ONCE_DAYS} * o.n_all`;

export const browsers: readonly Step[] = [
  { into: 'scratch_browser_day', sql: rawSql(browserDaySql) },
  { into: 'scratch_browser', sql: rawSql(browserSql) },
];

export const browserRules: readonly Rule[] = [
  { kind: 'kiosk', about: 'shared computers', sql: kioskSql },
  { kind: 'shared_host', about: 'hosts of many users', sql: hostSql },
];
