import { rawSql } from '../../../lib/sql.ts';
import type { Step } from '../../../model/stage.ts';
import { onLocalDay } from '../../local-day.ts';
import { count, type Rule } from './told.ts';

/** Homes that show one value in one week from which it is no one thing: with two, one of us may have carried it. Ours. */
const PLACES = 3;
/** Share of those who show it that must live in different homes, and of the owners of the model that must show it. Ours. */
const MOST = 0.5;
/** Share of the days with it that were at one place where people work. Ours. */
const DESK_SHARE = 0.8;

/** Days on which a laptop was seen with hardware that others were seen with too. A display is known by its text or its number. */
const gearDaySql = `
  WITH shared AS (
    SELECT kind, value FROM identifier WHERE kind IN ('display_serial', 'gateway_mac', 'bssid', 'adapter_mac') AND subject_kind = 'worker'
    GROUP BY kind, value HAVING count(DISTINCT subject_id) > 1
  ),
  display AS (
    SELECT worker_id, device_id, local_day, concat_ws(' ', maker, product, serial_text) AS by_text, concat_ws(' ', maker, product, serial_number) AS by_number FROM (
      ${onLocalDay('worker_peripheral', 'lower(trim(s.maker)) AS maker, lower(s.edid_product) AS product, lower(trim(s.serial)) AS serial_text, lower(s.edid_serial) AS serial_number')}
      WHERE s.kind = 'display' AND s.maker IS NOT NULL
    ) AS attached
  ),
  sighting AS (
    SELECT 'display_serial' AS kind, by_text AS value, worker_id, device_id, local_day AS "day" FROM display
    UNION ALL SELECT 'display_serial', by_number, worker_id, device_id, local_day FROM display
    UNION ALL
    SELECT CASE what WHEN 'access_point' THEN 'bssid' WHEN 'own_adapter' THEN 'adapter_mac' ELSE 'gateway_mac' END, value, worker_id, device_id, "day"
    FROM device_sighting WHERE what <> 'seen_adapter'
  )
  SELECT DISTINCT g.kind, g.value, g.worker_id, g.device_id, g."day", coalesce(d.at_home, false) AS at_home, d.shared_spot, d.worker_id IS NOT NULL AS placed, h.home
  FROM sighting AS g
  JOIN shared AS s ON s.kind = g.kind AND s.value = g.value
  LEFT JOIN scratch_day_place AS d ON d.worker_id = g.worker_id AND d."day" = g."day"
  LEFT JOIN scratch_home AS h ON h.worker_id = g.worker_id`;

export const gearDays: Step = { into: 'scratch_gear_day', sql: rawSql(gearDaySql) };

/**
 * Hardware that several homes show in one week. If others of the same model have serial numbers of their own, one that repeats was copied
 * onto remote-keyboard devices, which is no accident of the maker.
 */
const manyPlacesSql = `
  WITH by_week AS (
    SELECT kind, value, date_trunc('week', CAST("day" AS TIMESTAMP)) AS week_at, count(DISTINCT home) AS n_homes FROM scratch_gear_day
    WHERE at_home AND home IS NOT NULL GROUP BY kind, value, date_trunc('week', CAST("day" AS TIMESTAMP))
  ),
  best AS (SELECT kind, value, max(n_homes) AS n_homes, min_by(week_at, -n_homes) AS week_at FROM by_week GROUP BY kind, value HAVING max(n_homes) >= ${PLACES}),
  holder AS (
    SELECT kind, value, count(DISTINCT worker_id) AS n_people, count(DISTINCT CASE WHEN placed THEN worker_id END) AS n_placed, count(DISTINCT home) AS n_homes
    FROM scratch_gear_day GROUP BY kind, value
  ),
  model AS (
    SELECT concat(split_part(value, ' ', 1), ' ', split_part(value, ' ', 2)) AS model, count(DISTINCT subject_id) AS n_people FROM identifier
    WHERE kind = 'display_serial' AND split_part(value, ' ', 3) IS NOT NULL GROUP BY concat(split_part(value, ' ', 1), ' ', split_part(value, ' ', 2))
  )
  SELECT b.kind AS identifier_kind, b.value,
    concat('In the week from ', substr(iso_text(b.week_at), 1, 10), ' it was in ', ${count('b.n_homes')}, ' different homes at once, as no one thing can be; ', ${count('h.n_people')}, ' people show it.') AS evidence
  FROM best AS b JOIN holder AS h ON h.kind = b.kind AND h.value = b.value
  LEFT JOIN model AS m ON b.kind = 'display_serial' AND m.model = concat(split_part(b.value, ' ', 1), ' ', split_part(b.value, ' ', 2))
  WHERE h.n_homes >= ${MOST} * h.n_placed AND (m.model IS NULL OR h.n_people >= ${MOST} * m.n_people)`;

/** A desk or dock where people work who live in different places. An adapter counts if several laptops have it: a dock's. */
const deskSql = `
  WITH at_spot AS (
    SELECT kind, value, shared_spot, count(*) AS n_days FROM (SELECT DISTINCT kind, value, worker_id, "day", shared_spot FROM scratch_gear_day WHERE placed) AS day_of GROUP BY kind, value, shared_spot
  ),
  placed AS (
    SELECT kind, value, sum(n_days) AS n_days, max(CASE WHEN shared_spot IS NOT NULL THEN n_days ELSE 0 END) AS n_there, max_by(shared_spot, CASE WHEN shared_spot IS NOT NULL THEN n_days END) AS spot
    FROM at_spot GROUP BY kind, value
  ),
  holder AS (
    SELECT kind, value, count(DISTINCT worker_id) AS n_people, count(DISTINCT device_id) AS n_laptops, count(DISTINCT home) AS n_homes FROM scratch_gear_day
    GROUP BY kind, value
  )
  SELECT p.kind AS identifier_kind, p.value,
    concat(${count('h.n_people')}, ' people from ', ${count('h.n_homes')}, ' homes use it, on ', ${count('CAST(p.n_there AS BIGINT)')}, ' of ', ${count('CAST(p.n_days AS BIGINT)')}, ' days of use where ', ${count('w.n_people')}, ' people meet to work.') AS evidence
  FROM placed AS p JOIN holder AS h ON h.kind = p.kind AND h.value = p.value JOIN scratch_workplace AS w ON w.spot = p.spot
  WHERE p.kind IN ('display_serial', 'adapter_mac') AND p.n_there >= ${DESK_SHARE} * p.n_days AND h.n_laptops > 1
    AND h.n_homes >= greatest(2.0, ${MOST} * h.n_people)`;

export const gearRules: readonly Rule[] = [
  { kind: 'no_identity', about: 'hardware in many homes at once', sql: manyPlacesSql },
  { kind: 'hot_desk', about: 'desks and docks', sql: deskSql },
];
