import { quoteText } from '../../../lib/sql.ts';
import { START_SPREAD, isCrowd } from '../crowd.ts';
import { count, type Rule } from './told.ts';

/** Things of a place, a purse, a contact or a delivery, and browsers of one image. One hand may be in fifteen laptops: `help_desk` says when that is support. */
const KINDS = ['bank_account', 'wallet', 'ship_to', 'postal_address', 'emergency_phone', 'referee', 'phone', 'email', 'home_network', 'display_serial', 'gateway_mac', 'bssid', 'adapter_mac', 'browser_fingerprint']; // prettier-ignore

/** Payroll-card programmes, the organisation's own addresses and telephones, carriers' pools: what a large part of the staff has. */
const crowdSql = `
  WITH held AS (
    SELECT i.kind, i.value, i.subject_id, w.start_date FROM identifier AS i JOIN workers AS w ON w.worker_id = i.subject_id
    WHERE i.subject_kind = 'worker' AND i.kind IN (${KINDS.map(quoteText).join(', ')})
  ),
  everybody AS (SELECT kind, count(DISTINCT subject_id) AS n_people FROM held GROUP BY kind),
  thing AS (SELECT w.kind, w.value, count(DISTINCT w.subject_id) AS n_people, ${START_SPREAD} AS n_days FROM held AS w GROUP BY w.kind, w.value)
  SELECT t.kind AS identifier_kind, t.value,
    concat(${count('t.n_people')}, ' people have it, ', ${count('CAST(floor(100.0 * t.n_people / e.n_people) AS BIGINT)')}, ' % of those with anything of the kind; the middle half of them started over ', ${count('CAST(t.n_days AS BIGINT)')}, ' days.') AS evidence
  FROM thing AS t JOIN everybody AS e ON e.kind = t.kind
  WHERE ${isCrowd('t.n_people', 'e.n_people', 't.n_days')}`;

export const crowdRules: readonly Rule[] = [
  { kind: 'crowd', about: 'what a large part of the staff has', sql: crowdSql },
];
