import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';
import { START_SPREAD } from './piece/crowd.ts';
import { HOME, localMinute, offSql, workplaceSql } from './piece/workplace.ts';

/** People who sign in from an own exit, at least. Ours: three or four operators of one ring must not buy the excuse in a small company. */
const EXIT_PEOPLE = 5;
/** And this share of all who sign in. Ours: a ring is a smaller part of its victim. */
const EXIT_SHARE = 0.02;
/** Days that make somebody a user of an exit. Ours. */
const EXIT_DAYS = 2;
/** Days of a laptop in a home of its own that show where its user is otherwise. Ours. */
const HOME_DAYS = 2;
/** Share of the users whose laptop has such a home, and of these homes how many differ. Ours. */
const HOMES_SHARE = 0.6;
const HOMES_DIFFER = 0.8;
/** Where no laptop shows its home, as all traffic leaves by the exit: share of all who sign in, and people. Ours: no ring is a quarter of its victim. */
const ALWAYS_SHARE = 0.25;
const ALWAYS_PEOPLE = 8;
/** Departments and managers of the users, where the roster has them. Ours: rings grow by referral in one team. */
const MIN_TEAMS = 2;
/** Days between the start of the first quarter of the users and of the last. Ours: a ring is hired within months. */
const START_DAYS = 180;
/** Share of sign-ins from managed devices, where that is known. Ours: operators sign in from machines of their own. */
const MANAGED_SHARE = 0.5;

const NEVER_HOME = `('hosting', 'vpn', 'proxy', 'relay', 'mobile', 'private')`;
const NEVER_WORK = `('hosting', 'vpn', 'proxy', 'relay', 'mobile', 'satellite', 'private')`;
/** Not the VPN services that everybody can buy: those are on lists. */
const MAY_BE_EXIT = `('business', 'hosting', 'unknown')`;

/** Laptops at addresses, by days: of sign-ins only those from a managed device, as an operator signs in from anywhere. */
const staySql = `
  SELECT worker_id, place, "day", min(first_at) AS first_at, max(last_at) AS last_at, min(first_minute) AS first_minute, max(last_minute) AS last_minute,
    ${offSql('"day"', 'min(first_minute)', 'max(last_minute)')}, min(event_id) AS event_id, bool_and(at_work) AS at_work, bool_and(at_home) AS at_home, bool_or(abroad) AS abroad
  FROM (
    SELECT s.worker_id, household(s.address) AS place, s."day", s.first_at, s.last_at, s.event_id,
      ${localMinute('s.first_at', 'f.local_at', 'l.longitude')} AS first_minute, ${localMinute('s.last_at', 't.local_at', 'l.longitude')} AS last_minute,
      l.own_egress IS NULL AND NOT coalesce(s.tunnel_anonymous, false) AND coalesce(l.network_class, 'unknown') NOT IN ${NEVER_WORK} AS at_work,
      l.own_egress IS NULL AND NOT coalesce(s.tunnel_anonymous, false) AND coalesce(l.network_class, 'unknown') NOT IN ${NEVER_HOME} AS at_home,
      upper(l.country) <> upper(coalesce(w.work_country, w.home_country)) AS abroad
    FROM sighting_day AS s
    JOIN workers AS w ON w.worker_id = s.worker_id
    LEFT JOIN address_lookup AS l ON l.address = s.address
    LEFT JOIN local_day AS f ON f.zone = coalesce(w.timezone, '') AND f.hour_at = date_trunc('hour', s.first_at)
    LEFT JOIN local_day AS t ON t.zone = coalesce(w.timezone, '') AND t.hour_at = date_trunc('hour', s.last_at)
    WHERE s."day" IS NOT NULL AND household(s.address) IS NOT NULL AND (s.kind = 'device' OR coalesce(s.managed, false))
  ) AS each_sighting
  GROUP BY worker_id, place, "day"`;

const officeSql = `SELECT place AS address, 'office' AS kind, workers, days, share_in_working_hours, others_main, evidence, first_at, last_at, event_id FROM (${workplaceSql}) AS office`;

/**
 * Exits of the organisation: many people of several teams and start dates sign in from one address that is nobody's line, from managed
 * devices, while the laptops of most have homes of their own, each another. A ring with an exit of its own would have to be a part of the
 * organisation as large, hired over as long a time into as many teams, with laptops in as many homes, and sign in from these laptops.
 */
const exitSql = `
  WITH ${HOME},
  signed AS (
    SELECT s.worker_id, household(s.address) AS place, s."day", s.first_at, s.last_at, s.event_id, s.managed
    FROM sighting_day AS s WHERE s.kind = 'sign_in' AND s."day" IS NOT NULL
  ),
  active AS (SELECT count(DISTINCT worker_id) AS n FROM signed),
  may_be AS (
    SELECT household(l.address) AS place FROM address_lookup AS l
    GROUP BY household(l.address) HAVING bool_and(l.own_egress IS NULL AND coalesce(l.network_class, 'unknown') IN ${MAY_BE_EXIT})
  ),
  hidden AS (SELECT DISTINCT household(address) AS place FROM sighting_day WHERE coalesce(tunnel_anonymous, false)),
  here AS (
    SELECT s.* FROM signed AS s JOIN may_be AS m ON m.place = s.place
    LEFT JOIN hidden AS x ON x.place = s.place LEFT JOIN inferred_network AS o ON o.address = s.place
    WHERE x.place IS NULL AND o.address IS NULL
  ),
  person AS (SELECT place, worker_id FROM here GROUP BY place, worker_id HAVING count(DISTINCT "day") >= ${EXIT_DAYS}),
  candidate AS (
    SELECT p.place FROM person AS p CROSS JOIN active AS a GROUP BY p.place, a.n HAVING count(*) >= greatest(CAST(${EXIT_PEOPLE} AS DOUBLE), ceil(${EXIT_SHARE} * a.n))
  ),
  lives AS (
    SELECT place, worker_id, max_by(home_place, n_days) AS home_place FROM (
      SELECT p.place, p.worker_id, h.place AS home_place, count(DISTINCT h."day") AS n_days
      FROM person AS p JOIN candidate AS c ON c.place = p.place JOIN home AS h ON h.worker_id = p.worker_id AND h.place <> p.place
      GROUP BY p.place, p.worker_id, h.place HAVING count(DISTINCT h."day") >= ${HOME_DAYS}
    ) AS each_home GROUP BY place, worker_id
  ),
  people AS (
    SELECT p.place, count(*) AS workers, count(v.home_place) AS others_main, count(DISTINCT v.home_place) AS n_homes,
      count(DISTINCT w.department) AS n_departments, count(DISTINCT w.manager_id) AS n_managers, count(w.department) AS known_departments, count(w.manager_id) AS known_managers,
      ${START_SPREAD} AS start_days
    FROM person AS p JOIN candidate AS c ON c.place = p.place JOIN workers AS w ON w.worker_id = p.worker_id
    LEFT JOIN lives AS v ON v.place = p.place AND v.worker_id = p.worker_id
    GROUP BY p.place
  ),
  used AS (
    SELECT h.place, count(DISTINCT h."day") AS days, min(h.first_at) AS first_at, max(h.last_at) AS last_at, min(h.event_id) AS event_id,
      avg(CASE WHEN h.managed IS NULL THEN NULL WHEN h.managed THEN 1.0 ELSE 0.0 END) AS managed
    FROM here AS h JOIN candidate AS c ON c.place = h.place GROUP BY h.place
  )
  SELECT p.place AS address, 'vpn' AS kind, p.workers, u.days, CAST(NULL AS DOUBLE) AS share_in_working_hours, p.others_main,
    concat(CAST(p.workers AS VARCHAR), ' of ', CAST(a.n AS VARCHAR), ' people signed in from here on ', CAST(u.days AS VARCHAR), ' days; laptops of ',
      CAST(p.others_main AS VARCHAR), ' of them were in ', CAST(p.n_homes AS VARCHAR), ' homes of their own meanwhile.') AS evidence, u.first_at, u.last_at, u.event_id
  FROM people AS p JOIN used AS u ON u.place = p.place CROSS JOIN active AS a
  WHERE (p.known_departments = 0 OR p.n_departments >= ${MIN_TEAMS}) AND (p.known_managers = 0 OR p.n_managers >= ${MIN_TEAMS})
    AND p.start_days >= ${START_DAYS} AND coalesce(u.managed, 1.0) >= ${MANAGED_SHARE}
    AND ((p.others_main >= ${HOMES_SHARE} * p.workers AND p.n_homes >= ${HOMES_DIFFER} * p.others_main)
      OR (p.workers >= ${ALWAYS_PEOPLE} AND p.workers >= ${ALWAYS_SHARE} * a.n))`;

export const inferredNetwork: Stage = {
  id: 'inferred-network',
  about: 'offices and exits of the organisation that no list names, by their use',
  steps: [
    { into: 'scratch_stay', about: 'laptops at addresses', sql: rawSql(staySql) },
    { into: 'inferred_network', about: 'offices', sql: rawSql(officeSql) },
    { into: 'inferred_network', about: 'exits', sql: rawSql(exitSql), how: 'add' },
  ],
};
