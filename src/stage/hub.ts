import { quoteText, rawSql } from '../lib/sql.ts';
import type { IdentifierKind } from '../model/identifier.ts';
import { THING_KINDS } from '../model/inferred.ts';
import type { Stage } from '../model/stage.ts';
import { isKind } from './piece/kinds.ts';

type Kinds = readonly Pick<IdentifierKind, 'id' | 'hub'>[];

/** Holders above which a value joins nobody by itself. Ours. */
const HOLDER_LIMIT = 500;
/** Minutes around a record with an address within which a record without one speaks of the same session (as in support-session). Ours. */
const SESSION_MINUTES = 10;

/** What is said of things that are not taken for anything. */
const NO_ONE_THING: Readonly<Record<string, string>> = {
  no_identity: 'no one thing',
  crowd: 'too common to be one ring',
};

/** SQL of what an inferred thing is taken for. */
const INFERRED = `CASE t.kind ${Object.entries(THING_KINDS)
  .map(([kind, [one]]) => `WHEN ${quoteText(kind)} THEN ${quoteText(NO_ONE_THING[kind] ?? `taken for a ${one}`)}`)
  .join(' ')} END`;

/** Things that join nobody, and why: named, never by count alone on a residential value. */
function hubSql(kinds: Kinds): string {
  const joins = (column: string, rule: Kinds[number]['hub'][number]): string =>
    isKind(
      column,
      kinds.filter((kind) => kind.hub.includes(rule)),
    );
  return `
  WITH holder AS (SELECT kind, value, count(*) AS holders FROM identifier GROUP BY kind, value HAVING count(*) > 1),
  it_peer AS (
    SELECT DISTINCT concat(lower(a.tool), ' ', trim(p.peer)) AS value FROM approved_tools AS a CROSS JOIN UNNEST(split(a.peer_ids, ';')) AS p(peer) WHERE trim(p.peer) <> ''
  ),
  came AS (
    SELECT concat(coalesce(tool, 'unknown'), ' ', peer_id) AS value, worker_id, device_id, peer_address, occurred_at, own_egress IN ('office', 'corporate_vpn', 'sase') AS own
    FROM worker_remote_session WHERE peer_id IS NOT NULL AND coalesce(direction, 'incoming') = 'incoming'
  ),
  office_peer AS (
    SELECT value FROM came GROUP BY value
    HAVING bool_and(peer_address IS NULL OR coalesce(own, false)) AND bool_or(coalesce(own, false))
  ),
  own_peer AS (
    SELECT o.value FROM office_peer AS o WHERE NOT EXISTS (
      SELECT 1 FROM came AS b WHERE b.value = o.value AND b.peer_address IS NULL AND NOT EXISTS (
        SELECT 1 FROM came AS a WHERE a.value = b.value AND a.worker_id = b.worker_id AND a.device_id IS NOT DISTINCT FROM b.device_id AND a.peer_address IS NOT NULL
          AND b.occurred_at BETWEEN plus_minutes(a.occurred_at, -${SESSION_MINUTES}) AND plus_minutes(a.occurred_at, ${SESSION_MINUTES})))
  ),
  site_address AS (
    SELECT f.normal AS value, min(coalesce(t.kind, 'site')) AS site_kind FROM sites AS t JOIN normal_form AS f ON f.kind = 'postal_address'
      AND f.raw = ${['street', 'city', 'region', 'postal_code', 'country'].map((part) => `coalesce(t.${part}, '')`).join(` || chr(31) || `)}
    WHERE f.normal IS NOT NULL GROUP BY f.normal
  ),
  at_work AS (
    SELECT DISTINCT i.kind, i.value FROM identifier AS i
    JOIN holder AS h ON h.kind = i.kind AND h.value = i.value
    JOIN accounts AS t ON t.account_id = i.subject_id
    JOIN address AS a ON a.address = t.signup_ip AND a.network_class = 'business'
    WHERE i.subject_kind = 'account' AND ${joins('i.kind', 'workplace')}
    GROUP BY i.kind, i.value, h.holders, household(t.signup_ip)
    HAVING count(*) > 1 AND 2 * count(*) >= h.holders
  )
  SELECT h.kind, h.value, h.holders,
    CASE
      WHEN i.value IS NOT NULL THEN 'IT support drives these laptops'
      WHEN o.value IS NOT NULL THEN 'drives these laptops from the own network'
      WHEN s.value IS NOT NULL THEN concat('address of the organisation: ', s.site_kind)
      WHEN v.value IS NOT NULL THEN 'belongs to an agency or supplier'
      WHEN w.value IS NOT NULL THEN 'belongs to a school, library, agency or firm from whose line these accounts signed up'
      WHEN t.value IS NOT NULL THEN concat(${INFERRED}, ': ', t.evidence)
      ELSE 'held by too many to tell anything'
    END AS reason
  FROM holder AS h
  LEFT JOIN it_peer AS i ON ${joins('h.kind', 'support')} AND i.value = h.value
  LEFT JOIN own_peer AS o ON ${joins('h.kind', 'support')} AND o.value = h.value
  LEFT JOIN site_address AS s ON ${joins('h.kind', 'site')} AND s.value = h.value
  LEFT JOIN (SELECT DISTINCT kind, value FROM identifier WHERE subject_kind = 'vendor') AS v ON v.kind = h.kind AND v.value = h.value
  LEFT JOIN at_work AS w ON w.kind = h.kind AND w.value = h.value
  LEFT JOIN inferred_thing AS t ON t.identifier_kind = h.kind AND t.value = h.value
  WHERE i.value IS NOT NULL OR o.value IS NOT NULL OR s.value IS NOT NULL OR v.value IS NOT NULL OR w.value IS NOT NULL OR t.value IS NOT NULL OR h.holders > ${HOLDER_LIMIT}`;
}

export function hub(kinds: Kinds): Stage {
  return {
    id: 'hub',
    about: 'shared things that join nobody, and why',
    steps: [{ into: 'hub', sql: rawSql(hubSql(kinds)) }],
  };
}
