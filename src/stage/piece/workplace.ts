import { CROWD, START_SPREAD, isCrowd } from './crowd.ts';

/** People who come to a place of work, at least. Ours: two are a couple. */
const MIN_PEOPLE = 3;
/** And this share of those whose laptops are seen. Ours: in a company of 20,000 a place of work has ten people. */
const MIN_PEOPLE_SHARE = 0.0005;
/** Days that make somebody a regular of a place. As the links of home networks. */
const REGULAR_DAYS = 3;
/** Days on which anybody was there. Ours. */
const MIN_DAYS = 8;
/** Share of the days there that lie in working hours. Ours: some work on Sundays, as all do where the week begins on one. */
const MIN_WORKING = 0.75;
/** Share of the days there that reach into the night. Ours: late shifts and laptops left on a desk, not laptops that live there. */
const MAX_NIGHT = 0.2;
/** Minutes of the day between which people work, and between which is no night. Ours. */
const [MORNING, EVENING, NIGHT] = [5 * 60, 21 * 60, 23 * 60];
/** Share of the regulars whose laptop has another main place, which a farm's laptop never has. Ours. */
const MIN_OTHERS_MAIN = 0.6;
/**
 * Shared addresses of one block (IPv4 /24) that a regular of an office uses, in the mean, at most: carriers and services give theirs out by
 * turns. Ours: an office has a line and one in reserve.
 */
const MAX_SIBLINGS = 3;
/** Crowded places at which somebody is regularly, in the mean, at most: a carrier gives its pool out by turns, an office is one. Ours. */
const MAX_CROWDS = 2.5;
/** Laptops of this many people at most live in one home: flat-mates. Ours. */
const HOME_PEOPLE = 3;
/** Days away from the place and in a home that make this a main place. */
const HOME_DAYS = REGULAR_DAYS;
/** Where evenings and weekends do not tell: days in that home for each day at the place. Ours: one day of a week at home. */
const HOME_SHARE = 0.25;
/** People come and go by themselves: minutes, standard deviation of one day's first (and last) sightings, in the mean. Ours: a switch is exact. */
const MIN_SPREAD = 10;

/**
 * SQL of a local minute of the day: of the worker's time zone (`local_at` is the hour on its clock), else by the longitude of the address.
 */
export function localMinute(at: string, localAt: string, longitude: string): string {
  return `CASE WHEN w.timezone IS NOT NULL THEN hour(${localAt}) * 60 + minute(${localAt}) + minute(${at})
      WHEN ${longitude} IS NOT NULL THEN mod(hour(${at}) + 24 + CAST(round(${longitude} / 15) AS BIGINT), 24) * 60 + minute(${at}) END`;
}

/** SQL of the /24 of an IPv4 address; any other place stands for itself. */
const block = (place: string): string =>
  `coalesce(regexp_extract(${place}, '^([0-9]+[.][0-9]+[.][0-9]+)[.][0-9]+$', 1), ${place})`;

/** Homes: places where the laptops of few live, by `scratch_stay`. */
export const HOME = `crowd AS (
    SELECT place, count(*) AS n_people FROM (SELECT place, worker_id FROM scratch_stay GROUP BY place, worker_id HAVING count(DISTINCT "day") >= ${REGULAR_DAYS}) AS regular GROUP BY place
  ),
  home AS (
    SELECT s.worker_id, s.place, s."day", s.first_at, s.last_at, s.off FROM scratch_stay AS s LEFT JOIN crowd AS c ON c.place = s.place
    WHERE s.at_home AND coalesce(c.n_people, 0) <= ${HOME_PEOPLE}
  )`;

/**
 * SELECT of places of work, by `scratch_stay`: one row a worker, place and local day on which a laptop of the worker was there
 * (`first_minute`, `last_minute`: local; `off`: night or weekend; `at_work`, `at_home`: what such a place may be; `abroad`: outside the worker's country).
 *
 * A laptop farm must not buy this excuse: its laptops have no other home. To have one, most of them would have to be carried out of the
 * house, be there on days between two days at the farm, at hours when they are not at the farm, each at an address that few share, and
 * on nights and weekends there rather than at the farm. An address of a VPN or a proxy is no home, nor is one from which only sign-ins come.
 * A place outside the country in which most of its people work is no office either: that is for the organisation to say.
 */
export const workplaceSql = `
  WITH ${HOME},
  active AS (SELECT count(DISTINCT worker_id) AS n FROM scratch_stay),
  candidate AS (
    SELECT c.place FROM crowd AS c CROSS JOIN active AS a
    WHERE c.n_people >= greatest(CAST(${MIN_PEOPLE} AS DOUBLE), ceil(${MIN_PEOPLE_SHARE} * a.n))
  ),
  here AS (SELECT s.* FROM scratch_stay AS s JOIN candidate AS c ON c.place = s.place WHERE s.at_work),
  regular AS (
    SELECT place, worker_id, count(*) AS n_days, min("day") AS first_day, max("day") AS last_day, count_if(off) AS n_off, bool_or(abroad) AS abroad
    FROM here GROUP BY place, worker_id HAVING count(*) >= ${REGULAR_DAYS}
  ),
  away AS (
    SELECT r.place, r.worker_id, h."day", bool_or(h.off) AS off
    FROM regular AS r JOIN home AS h ON h.worker_id = r.worker_id AND h.place <> r.place AND h."day" > r.first_day AND h."day" < r.last_day
    LEFT JOIN here AS s ON s.place = r.place AND s.worker_id = r.worker_id AND s."day" = h."day"
    WHERE s.place IS NULL OR h.first_at > s.last_at OR h.last_at < s.first_at
    GROUP BY r.place, r.worker_id, h."day"
  ),
  away_days AS (SELECT place, worker_id, count(*) AS n_days, count_if(off) AS n_off FROM away GROUP BY place, worker_id),
  person AS (
    SELECT r.place, r.worker_id, r.abroad,
      coalesce(a.n_days >= ${HOME_DAYS} AND a.n_off >= r.n_off AND (a.n_off > 0 OR a.n_days >= ${HOME_SHARE} * r.n_days), false) AS lives_elsewhere
    FROM regular AS r LEFT JOIN away_days AS a ON a.place = r.place AND a.worker_id = r.worker_id
  ),
  turns AS (
    SELECT p.place, avg(CAST(b.n_places AS DOUBLE)) AS n_places FROM person AS p
    JOIN (
      SELECT h.worker_id, ${block('h.place')} AS block, count(DISTINCT h.place) AS n_places FROM scratch_stay AS h JOIN crowd AS c ON c.place = h.place AND c.n_people > 1
      GROUP BY h.worker_id, ${block('h.place')}
    ) AS b ON b.worker_id = p.worker_id AND b.block = ${block('p.place')}
    GROUP BY p.place
  ),
  people AS (
    SELECT p.place, count(*) AS workers, count_if(p.lives_elsewhere) AS others_main, count_if(coalesce(p.abroad, false)) AS n_abroad, ${START_SPREAD} AS start_days
    FROM person AS p JOIN workers AS w ON w.worker_id = p.worker_id GROUP BY p.place
  ),
  crowds AS (
    SELECT p.place, avg(CAST(n.n AS DOUBLE)) AS n FROM person AS p JOIN (
      SELECT r.worker_id, count(*) AS n FROM person AS r JOIN people AS q ON q.place = r.place WHERE q.workers >= ${CROWD.people} GROUP BY r.worker_id
    ) AS n ON n.worker_id = p.worker_id GROUP BY p.place
  ),
  coming AS (
    SELECT place, avg(arrival) AS arrival, avg(leaving) AS leaving FROM (
      SELECT place, "day", stddev_samp(CAST(first_minute AS DOUBLE)) AS arrival, stddev_samp(CAST(last_minute AS DOUBLE)) AS leaving FROM here GROUP BY place, "day" HAVING count(*) >= ${MIN_PEOPLE}
    ) AS each_day GROUP BY place
  ),
  stayed AS (
    SELECT place, count(DISTINCT "day") AS days, min(first_at) AS first_at, max(last_at) AS last_at, min(event_id) AS event_id,
      avg(CASE WHEN first_minute IS NULL THEN NULL WHEN NOT weekend AND first_minute >= ${MORNING} AND last_minute < ${EVENING} THEN 1.0 ELSE 0.0 END) AS working,
      avg(CASE WHEN first_minute IS NULL THEN NULL WHEN first_minute < ${MORNING} OR last_minute >= ${NIGHT} THEN 1.0 ELSE 0.0 END) AS night
    FROM here GROUP BY place
  )
  SELECT s.place, p.workers, s.days, s.working AS share_in_working_hours, p.others_main,
    concat('Laptops of ', CAST(p.workers AS VARCHAR), ' people were here on ', CAST(s.days AS VARCHAR), ' days',
      CASE WHEN s.working IS NULL THEN '' ELSE concat(', ', CAST(CAST(floor(s.working * 100) AS BIGINT) AS VARCHAR), ' % of the time in their working hours') END, '; ',
      CAST(p.others_main AS VARCHAR), ' of these laptops live elsewhere',
      CASE WHEN p.workers >= ${CROWD.share} * a.n THEN concat('. They are ', CAST(CAST(floor(100.0 * p.workers / a.n) AS BIGINT) AS VARCHAR), ' % of all whose laptops are seen.') ELSE '.' END) AS evidence,
    s.first_at, s.last_at, s.event_id
  FROM stayed AS s JOIN people AS p ON p.place = s.place JOIN turns AS t ON t.place = s.place LEFT JOIN coming AS c ON c.place = s.place LEFT JOIN crowds AS w ON w.place = s.place
  CROSS JOIN active AS a
  WHERE p.workers >= greatest(CAST(${MIN_PEOPLE} AS DOUBLE), ceil(${MIN_PEOPLE_SHARE} * a.n)) AND s.days >= ${MIN_DAYS}
    AND 2 * p.n_abroad <= p.workers AND t.n_places <= ${MAX_SIBLINGS}
    AND ((${isCrowd('p.workers', 'a.n', 'p.start_days')} AND w.n <= ${MAX_CROWDS})
      OR s.working >= ${MIN_WORKING} AND s.night <= ${MAX_NIGHT} AND p.others_main >= ${MIN_OTHERS_MAIN} * p.workers
        AND coalesce(c.arrival, CAST(${MIN_SPREAD} AS DOUBLE)) >= ${MIN_SPREAD} AND coalesce(c.leaving, CAST(${MIN_SPREAD} AS DOUBLE)) >= ${MIN_SPREAD})`;

/** SQL of columns `weekend` and `off` of a stay. */
export const offSql = (day: string, first: string, last: string): string =>
  `day_of_week(CAST(${day} AS TIMESTAMP)) >= 6 AS weekend, coalesce(day_of_week(CAST(${day} AS TIMESTAMP)) >= 6 OR ${first} < ${MORNING} OR ${last} >= ${EVENING}, false) AS off`;
