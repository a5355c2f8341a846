import { rawSql } from '../lib/sql.ts';
import type { IdentifierKind } from '../model/identifier.ts';
import type { Stage } from '../model/stage.ts';
import { isKind } from './piece/kinds.ts';

type Kinds = readonly Pick<IdentifierKind, 'id' | 'local'>[];

/** Addresses that two have in common from which a provider may be taking turns with them. Ours. */
const MIN_ADDRESSES = 3;
/** Days that both were with the provider. Ours. */
const MIN_DAYS = 5;
/** Share of those days on which they were behind different ones of its addresses at one time. Ours. */
const APART_SHARE = 0.5;
/** Workers on one address above which it says nothing of a pair; work stays linear beyond. Ours. */
const HOLDER_LIMIT = 100;

/**
 * Workers whom a provider of home lines brings together: it puts many homes behind few addresses and gives them out by turns. Two such
 * homes have several addresses in common over the weeks, yet at one time they are mostly behind different ones. Laptops behind
 * one line change their address together, so they are never told from one home by this; nor is anybody whose laptops share a router.
 */
function poolPairSql(kinds: Kinds): string {
  return `
  WITH seen AS (
    SELECT worker_id, coalesce(CAST(asn AS VARCHAR), as_org) AS operator, household, "day", min(first_at) AS first_at, max(last_at) AS last_at, min(event_id) AS event_id
    FROM presence
    WHERE household IS NOT NULL AND network_class = 'residential' AND own_egress IS NULL AND NOT coalesce(anonymous, false)
      AND (kind = 'device' OR coalesce(managed, false)) AND coalesce(CAST(asn AS VARCHAR), as_org) IS NOT NULL
    GROUP BY worker_id, coalesce(CAST(asn AS VARCHAR), as_org), household, "day"
  ),
  holder AS (
    SELECT operator, household, worker_id, count(*) OVER (PARTITION BY operator, household) AS holders
    FROM (SELECT DISTINCT operator, household, worker_id FROM seen) AS each_one
  ),
  common AS (
    SELECT a.worker_id, b.worker_id AS other_worker_id, a.operator, count(*) AS n_addresses
    FROM holder AS a JOIN holder AS b ON b.operator = a.operator AND b.household = a.household AND b.worker_id <> a.worker_id
    WHERE a.holders BETWEEN 2 AND ${HOLDER_LIMIT}
    GROUP BY a.worker_id, b.worker_id, a.operator HAVING count(*) >= ${MIN_ADDRESSES}
  ),
  by_day AS (
    SELECT c.worker_id, c.other_worker_id, c.n_addresses, a."day", min(a.event_id) AS event_id,
      bool_or(a.household <> b.household AND greatest(a.first_at, b.first_at) < least(a.last_at, b.last_at)) AS apart
    FROM common AS c
    JOIN seen AS a ON a.worker_id = c.worker_id AND a.operator = c.operator
    JOIN seen AS b ON b.worker_id = c.other_worker_id AND b.operator = c.operator AND b."day" = a."day"
    GROUP BY c.worker_id, c.other_worker_id, c.n_addresses, a."day"
  ),
  one_router AS (
    SELECT DISTINCT a.subject_id AS worker_id, b.subject_id AS other_worker_id
    FROM identifier AS a JOIN identifier AS b ON b.kind = a.kind AND b.value = a.value AND b.subject_kind = 'worker' AND b.subject_id <> a.subject_id
    JOIN common AS c ON c.worker_id = a.subject_id AND c.other_worker_id = b.subject_id
    WHERE a.subject_kind = 'worker' AND ${isKind(
      'a.kind',
      kinds.filter((kind) => kind.local),
    )}
  )
  SELECT d.worker_id, d.other_worker_id, max(d.n_addresses) AS n_addresses, count(DISTINCT d."day") AS n_days,
    count(DISTINCT CASE WHEN d.apart THEN d."day" END) AS n_apart, min(d.event_id) AS event_id
  FROM by_day AS d LEFT JOIN one_router AS r ON r.worker_id = d.worker_id AND r.other_worker_id = d.other_worker_id
  WHERE r.worker_id IS NULL
  GROUP BY d.worker_id, d.other_worker_id
  HAVING count(DISTINCT d."day") >= ${MIN_DAYS} AND count(DISTINCT CASE WHEN d.apart THEN d."day" END) >= ${APART_SHARE} * count(DISTINCT d."day")`;
}

export function poolPair(kinds: Kinds): Stage {
  return {
    id: 'pool-pair',
    about: "pairs of workers behind one provider's rotating address pool",
    steps: [{ into: 'pool_pair', sql: rawSql(poolPairSql(kinds)) }],
  };
}
