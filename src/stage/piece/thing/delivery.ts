import { count, type Rule } from './told.ts';

/** Different homes in which the laptops then live, however small the organisation is. Ours. */
const HOMES = 3;
/** Recipients from which an address is no home's, or their share of all recipients of a small organisation: the farms of public cases hold fewer laptops of one employer. Ours. */
const PEOPLE = 10;
const PEOPLE_SHARE = 0.25;
/** Share of the recipients whose laptops are known to live somewhere, and of these that live in different homes. Ours. */
const KNOWN = 0.6;
const APART = 0.8;

/** In a farm the laptops stay where they were delivered: in one home. An address with the number of a flat is a home. */
const deliverySql = `
  WITH got AS (
    SELECT i.value, count(DISTINCT i.subject_id) AS n_people, count(DISTINCT h.worker_id) AS n_known, count(DISTINCT h.home) AS n_homes
    FROM identifier AS i
    LEFT JOIN scratch_home AS h ON h.worker_id = i.subject_id AND h.laptop
    WHERE i.kind = 'ship_to' AND i.subject_kind = 'worker' AND coalesce(split_part(i.value, '|', 2), '') = '' GROUP BY i.value
  ),
  everybody AS (SELECT count(DISTINCT subject_id) AS n_people FROM identifier WHERE kind = 'ship_to' AND subject_kind = 'worker')
  SELECT 'ship_to' AS identifier_kind, g.value,
    concat('Laptops of ', ${count('g.n_people')}, ' people went there; those of ', ${count('g.n_known')}, ' then live in ', ${count('g.n_homes')}, ' different homes.') AS evidence
  FROM got AS g CROSS JOIN everybody AS e
  WHERE g.n_homes >= ${HOMES} AND g.n_known >= ${KNOWN} * g.n_people AND g.n_homes >= ${APART} * g.n_known
    AND (g.n_people >= ${PEOPLE} OR g.n_people >= ${PEOPLE_SHARE} * e.n_people)`;

export const deliveryRules: readonly Rule[] = [
  { kind: 'delivery_point', about: 'loading bays and pick-up points', sql: deliverySql },
];
