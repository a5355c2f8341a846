import { count, type Rule } from './told.ts';

/** People from whom somebody else's number or mailbox may be the organisation's or an agency's; their own, from more. Ours. */
const PEOPLE = 5;
const OWN_PEOPLE = 8;
/** Days between the first and the last of them, and the days within which no more than half may have come: a ring applies at once. Ours. */
const LONG_DAYS = 180;
const BURST_DAYS = 30;
/** Their managers, and the homes they must live in. Ours. */
const MANAGERS = 3;
const HOMES = 3;

/** Contacts of people who came over a long time, to different managers, and live in different homes. */
const commonSql = `
  WITH giver AS (
    SELECT i.kind, i.value, i.subject_kind, i.subject_id, w.manager_id, h.home, p.worker_id IS NOT NULL AS seen, coalesce(CAST(w.start_date AS TIMESTAMP), a.applied_at, i.first_at) AS came_at
    FROM identifier AS i
    LEFT JOIN workers AS w ON i.subject_kind = 'worker' AND w.worker_id = i.subject_id
    LEFT JOIN applicants AS a ON i.subject_kind = 'applicant' AND a.applicant_id = i.subject_id
    LEFT JOIN scratch_home AS h ON i.subject_kind = 'worker' AND h.worker_id = i.subject_id
    LEFT JOIN (SELECT DISTINCT worker_id FROM scratch_spot) AS p ON i.subject_kind = 'worker' AND p.worker_id = i.subject_id
    WHERE i.kind IN ('emergency_phone', 'referee', 'phone', 'email') AND i.subject_kind IN ('worker', 'applicant')
  ),
  run AS (
    SELECT kind, value, max(n_burst) AS n_burst FROM (
      SELECT kind, value, count(*) OVER (PARTITION BY kind, value ORDER BY came_at RANGE BETWEEN INTERVAL '${BURST_DAYS}' DAY PRECEDING AND CURRENT ROW) AS n_burst FROM giver
    ) AS by_day GROUP BY kind, value
  ),
  given AS (
    SELECT kind, value, count(*) AS n_people, count(DISTINCT manager_id) AS n_managers, count(DISTINCT home) AS n_homes, count_if(seen) AS n_seen, days_between(min(came_at), max(came_at)) AS n_days
    FROM giver GROUP BY kind, value
  )
  SELECT g.kind AS identifier_kind, g.value,
    concat(${count('g.n_people')}, ' people give it who came over ', ${count('g.n_days')}, ' days, to ', ${count('g.n_managers')}, ' managers, and live in ', ${count('g.n_homes')}, ' homes.') AS evidence
  FROM given AS g JOIN run AS r ON r.kind = g.kind AND r.value = g.value
  WHERE g.n_people >= CASE WHEN g.kind IN ('phone', 'email') THEN ${OWN_PEOPLE} ELSE ${PEOPLE} END AND g.n_days >= ${LONG_DAYS} AND 2 * r.n_burst <= g.n_people
    AND g.n_managers >= ${MANAGERS} AND g.n_homes >= greatest(${HOMES}, 0.8 * g.n_seen)`;

/** What forms are filled with where there is nothing to say, as folded text without blanks. Ours. */
const NOTHING = ['na', 'none', 'null', 'nil', 'no', 'unknown', 'notapplicable', 'notavailable', 'notknown', 'noemail', 'nomail', 'noreply', 'donotreply', 'tbd', 'tba', 'test', 'default', 'asdf', 'xxx']; // prettier-ignore
const PART = `CASE WHEN kind IN ('email', 'referee') THEN split_part(value, '@', 1) WHEN kind IN ('postal_address', 'ship_to') THEN split_part(value, '|', 1) ELSE value END`;

/** Also one character throughout, as a number of zeros. */
const fillerSql = `
  SELECT kind AS identifier_kind, value, concat('It is what forms are filled with where there is nothing to say; ', ${count('count(*)')}, ' records have it.') AS evidence
  FROM (
    SELECT kind, value, replace(fold(${PART}), ' ', '') AS word, lower(replace(replace(${PART}, '-', ''), ' ', '')) AS said FROM identifier
    WHERE kind IN ('email', 'referee', 'hardware_id', 'mfa_device', 'browser_fingerprint', 'postal_address', 'ship_to', 'wallet')
  ) AS given
  WHERE word IN (${NOTHING.map((one) => `'${one}'`).join(', ')}) OR (length(value) > 1 AND replace(said, substr(said, 1, 1), '') = '')
  GROUP BY kind, value`;

export const contactRules: readonly Rule[] = [
  { kind: 'no_identity', about: 'what forms are filled with', sql: fillerSql },
  { kind: 'common_contact', about: 'contacts of the organisation or an agency', sql: commonSql },
];
