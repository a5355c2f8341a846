import { rawSql } from '../../../lib/sql.ts';
import type { Step } from '../../../model/stage.ts';
import { spreadLabels } from '../label.ts';

/** Workers behind one address up to which it can be a home, as in roster-pair. Ours. */
export const HOME_PEOPLE = 4;
/** Days at such addresses from which somebody is known to live there. Ours. */
const HOME_DAYS = 3;
/** Share of the days of one of two at which they are behind one address that makes it the home of both. Ours. */
const TOGETHER_SHARE = 0.2;
/** Homes from which people who meet at one address work there, however small the organisation is. Ours. */
export const WORKPLACE_HOMES = 3;
/** Share of the days at an address on which no laptop is at home too: a VPN joins laptops that stay at home. Ours. */
const AWAY_SHARE = 0.3;

/** Where a laptop is not: behind these are strangers, or the address tells nothing of the place. */
const HIDDEN = `coalesce(p.network_class, 'unknown') IN ('vpn', 'proxy', 'relay', 'mobile', 'satellite', 'hosting', 'private')
    OR coalesce(p.own_egress, '') IN ('corporate_vpn', 'sase', 'approved_vpn') OR coalesce(p.anonymous, false)`;

/** Lines of one provider in one region: by what is known of the address, else by how it starts. */
const NETWORK = `coalesce(concat(CAST(p.asn AS VARCHAR), ' ', p.city), CASE WHEN strpos(p.address, ':') > 0 THEN concat_ws(':', split_part(p.address, ':', 1), split_part(p.address, ':', 2))
    ELSE concat_ws('.', split_part(p.address, '.', 1), split_part(p.address, '.', 2)) END)`;

/** Where laptops are, by day: of workers whose laptops tell no address, where they sign in other than by telephone. */
const spotDaySql = `
  WITH told AS (
    SELECT worker_id, bool_or(kind = 'device') AS by_device, bool_or(kind = 'device' OR coalesce(managed, false)) AS laptop FROM presence
    WHERE address IS NOT NULL GROUP BY worker_id
  ),
  -- A travel router can stand anywhere, and gives its laptop the address of any town.
  carried AS (
    SELECT DISTINCT worker_id, "day" FROM device_sighting
    WHERE what IN ('gateway', 'gateway_neighbour') AND substr(value, 1, 8) IN (SELECT pattern FROM list_ip_kvm_network WHERE kind = 'oui' AND confidence = 'medium')
  )
  SELECT p.worker_id, p."day", household(p.address) AS spot, min(${NETWORK}) AS network, bool_or(t.laptop) AS laptop,
    bool_and(p.country IS NULL OR coalesce(w.work_country, w.home_country) IS NULL OR upper(p.country) IN (upper(coalesce(w.work_country, '')), upper(coalesce(w.home_country, '')))) AS in_country
  FROM presence AS p
  JOIN told AS t ON t.worker_id = p.worker_id
  LEFT JOIN workers AS w ON w.worker_id = p.worker_id
  LEFT JOIN carried AS c ON c.worker_id = p.worker_id AND c."day" = p."day"
  WHERE c.worker_id IS NULL AND household(p.address) IS NOT NULL AND NOT (${HIDDEN}) AND ((t.by_device AND p.kind = 'device') OR (NOT t.by_device AND NOT coalesce(p.phone, false)))
  GROUP BY p.worker_id, p."day", household(p.address)`;

const spotSql = `
  SELECT s.worker_id, s."day", s.spot, s.network, s.laptop, s.in_country, n.n_people <= ${HOME_PEOPLE} AS private, n.n_people
  FROM scratch_spot_day AS s
  JOIN (SELECT spot, count(DISTINCT worker_id) AS n_people FROM scratch_spot_day GROUP BY spot) AS n ON n.spot = s.spot`;

/** A day at home is one at private addresses only. */
const dayPlaceSql = `
  SELECT worker_id, "day", bool_and(private) AS at_home, bool_or(private) AS home_too, max_by(CASE WHEN NOT private THEN spot END, CASE WHEN NOT private THEN n_people END) AS shared_spot
  FROM scratch_spot GROUP BY worker_id, "day"`;

/**
 * What makes two homes one: the same address on the same days, or a router of one network, whatever addresses its provider gives it. A visit
 * does not, nor does an address that was one's and is another's later: else all homes of a large organisation would become one.
 */
const edgeSql = `
  WITH seen AS (SELECT worker_id, count(*) AS n_days FROM scratch_day_place GROUP BY worker_id),
  met AS (
    SELECT a.worker_id, b.worker_id AS other_id, count(DISTINCT a."day") AS n_days FROM scratch_spot AS a
    JOIN scratch_spot AS b ON b.spot = a.spot AND b."day" = a."day" AND b.worker_id > a.worker_id
    WHERE a.private GROUP BY a.worker_id, b.worker_id
  ),
  router AS (
    SELECT g.worker_id, concat('router ', g.value, ' ', s.network) AS node FROM device_sighting AS g
    JOIN scratch_day_place AS d ON d.worker_id = g.worker_id AND d."day" = g."day" AND d.at_home
    JOIN scratch_spot AS s ON s.worker_id = g.worker_id AND s."day" = g."day"
    WHERE g.what IN ('gateway', 'gateway_neighbour', 'access_point')
    GROUP BY g.worker_id, g.value, s.network HAVING count(DISTINCT g."day") >= ${HOME_DAYS}
  ),
  joined AS (
    SELECT concat('worker ', m.worker_id) AS one, concat('worker ', m.other_id) AS other FROM met AS m
    JOIN seen AS a ON a.worker_id = m.worker_id JOIN seen AS b ON b.worker_id = m.other_id
    WHERE m.n_days >= greatest(2.0, ${TOGETHER_SHARE} * least(a.n_days, b.n_days))
    UNION ALL SELECT concat('worker ', worker_id), node FROM router
  )
  SELECT one AS a, other AS b FROM joined UNION ALL SELECT other, one FROM joined`;

const nodeSql = `
  SELECT node, node AS label FROM (SELECT a AS node FROM scratch_edge UNION SELECT concat('worker ', worker_id) FROM scratch_spot) AS nodes`;

/** Homes of workers who have one in a country where they work or live. */
const homeSql = `
  SELECT s.worker_id, c.label AS home, min(s.laptop) AS laptop, count(DISTINCT s."day") AS n_days FROM scratch_spot AS s
  JOIN scratch_component AS c ON c.node = concat('worker ', s.worker_id)
  WHERE s.private AND s.in_country GROUP BY s.worker_id, c.label HAVING count(DISTINCT s."day") >= ${HOME_DAYS}`;

/** Addresses where people meet who live in different places: in a farm nobody has another home. */
const workplaceSql = `
  SELECT s.spot, count(DISTINCT s.worker_id) AS n_people, count(DISTINCT h.home) AS n_homes FROM scratch_spot AS s
  JOIN scratch_day_place AS d ON d.worker_id = s.worker_id AND d."day" = s."day"
  LEFT JOIN scratch_home AS h ON h.worker_id = s.worker_id
  WHERE NOT s.private GROUP BY s.spot
  HAVING count(DISTINCT h.home) >= ${WORKPLACE_HOMES} AND 2 * count(DISTINCT h.home) >= count(DISTINCT s.worker_id)
    AND avg(CASE WHEN d.home_too THEN 0.0 ELSE 1.0 END) >= ${AWAY_SHARE}`;

/**
 * Where people live and meet: `scratch_home` (workers with a home of their own), `scratch_day_place` and `scratch_workplace`. Nobody's list is
 * needed; a home is where few of us are, so the laptops of a farm have none, or all the same.
 */
export const homes: readonly Step[] = [
  { into: 'scratch_spot_day', sql: rawSql(spotDaySql) },
  { into: 'scratch_spot', sql: rawSql(spotSql) },
  { into: 'scratch_day_place', sql: rawSql(dayPlaceSql) },
  { into: 'scratch_edge', sql: rawSql(edgeSql) },
  { into: 'scratch_component', sql: rawSql(nodeSql) },
  spreadLabels,
  { into: 'scratch_home', sql: rawSql(homeSql) },
  { into: 'scratch_workplace', sql: rawSql(workplaceSql) },
];
