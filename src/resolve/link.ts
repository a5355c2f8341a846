/** Population below which rarity is not believed: a small organisation is a sample of a larger world. Ours. */
export const POPULATION_FLOOR = 256;
/** Holders up to which every pair is written; above, each holder is joined to the first. Ours. */
export const PAIR_LIMIT = 25;
/** Holders above which a value joins nobody by itself. Ours. */
const HOLDER_LIMIT = 500;
/** Common days from which a shared home connection joins people (tradecraft LOC-01). */
const NETWORK_DAYS = 3;

/** Words of a link by identifier kind; `{}` is the masked value. */
export const WHY: Readonly<Record<string, string>> = {
  bank_account: 'both are paid into the account ending {}',
  wallet: 'both are paid into the wallet {}',
  phone: 'both gave the phone number {}',
  emergency_phone: 'both named the emergency contact {}',
  email: 'both use the mailbox {}',
  postal_address: 'both give the home address {}',
  ship_to: 'laptops of both were sent to {}',
  mfa_device: 'both enrolled the same authenticator {}',
  mfa_phone: 'both enrolled the phone {} as a factor',
  referee: 'both name the referee {}',
  application_network: 'both applied or were interviewed from the home connection {}',
  hardware_id: 'both were interviewed on the machine {}',
  browser_fingerprint: 'both signed in with the same browser {}',
  signup_network: 'both signed up from the home connection {}',
  home_network: 'laptops or sign-ins of both come from the home connection {}',
  bssid: 'laptops of both use the Wi-Fi access point {}',
  gateway_mac: 'laptops of both sit behind the router {}',
  adapter_mac: 'their laptops see one another on a local network ({})',
  display_serial: 'one and the same display, {}, stood at laptops of both',
  remote_peer: 'laptops of both are driven by {}',
  remote_peer_address: 'laptops of both are driven from {}',
};

/** Minutes around a record with an address within which a record without one speaks of the same session (as in support-session). Ours. */
const SESSION_MINUTES = 10;

/** Things that join nobody, and why: named, never by count alone on a residential value. */
export const hubSql = `
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
    WHERE i.subject_kind = 'account' AND i.kind IN ('phone', 'email', 'browser_fingerprint')
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
      ELSE 'held by too many to tell anything'
    END AS reason
  FROM holder AS h
  LEFT JOIN it_peer AS i ON h.kind = 'remote_peer' AND i.value = h.value
  LEFT JOIN own_peer AS o ON h.kind = 'remote_peer' AND o.value = h.value
  LEFT JOIN site_address AS s ON h.kind IN ('ship_to', 'postal_address') AND s.value = h.value
  LEFT JOIN (SELECT DISTINCT kind, value FROM identifier WHERE subject_kind = 'vendor') AS v ON v.kind = h.kind AND v.value = h.value
  LEFT JOIN at_work AS w ON w.kind = h.kind AND w.value = h.value
  WHERE i.value IS NOT NULL OR o.value IS NOT NULL OR s.value IS NOT NULL OR v.value IS NOT NULL OR w.value IS NOT NULL OR h.holders > ${HOLDER_LIMIT}`;

const why = `CASE i.kind ${Object.entries(WHY)
  .map(([kind, words]) => `WHEN '${kind}' THEN replace('${words}', '{}', i.masked)`)
  .join(' ')} ELSE concat('both hold ', i.kind, ' ', i.masked) END`;

/**
 * Links: two subjects that hold one value, weighed by its rarity, log2(people / holders) (tradecraft section 4, rule 5).
 * Declared pairs and hubs give none, nor does a provider's address that two get by turns. Values of many holders are joined as a star, so that work stays linear.
 */
export const linkSql = `
  WITH people AS (SELECT greatest(count(*), ${POPULATION_FLOOR}) AS n FROM (
    SELECT worker_id AS id FROM workers UNION ALL SELECT applicant_id FROM applicants WHERE worker_id IS NULL UNION ALL SELECT account_id FROM accounts) AS everybody),
  usable AS (
    SELECT i.subject_kind, i.subject_id, i.kind, i.value, i.masked, i.first_at, i.last_at, i.event_id,
      count(*) OVER (PARTITION BY i.kind, i.value) AS holders,
      row_number() OVER (PARTITION BY i.kind, i.value ORDER BY i.subject_kind, i.subject_id) AS place
    FROM identifier AS i
    LEFT JOIN hub AS h ON h.kind = i.kind AND h.value = i.value
    WHERE h.value IS NULL AND (i.kind NOT IN ('home_network', 'bssid', 'gateway_mac') OR i.n >= ${NETWORK_DAYS})
  ),
  shared AS (SELECT * FROM usable WHERE holders > 1)
  SELECT i.subject_kind AS left_kind, i.subject_id AS left_id, j.subject_kind AS right_kind, j.subject_id AS right_id, i.kind AS identifier_kind,
    i.masked AS identifier, i.value, CAST(i.holders AS BIGINT) AS holders, log2(CAST(p.n AS DOUBLE) / i.holders) AS weight_bits,
    greatest(i.first_at, j.first_at) AS first_at, greatest(i.last_at, j.last_at) AS last_at, ${why} AS why,
    split(concat(i.event_id, ';', j.event_id), ';') AS evidence
  FROM shared AS i
  JOIN shared AS j ON j.kind = i.kind AND j.value = i.value AND j.place > i.place AND (i.holders <= ${PAIR_LIMIT} OR i.place = 1)
  CROSS JOIN people AS p
  LEFT JOIN declared_pair AS d ON i.subject_kind = 'worker' AND j.subject_kind = 'worker' AND d.worker_id = i.subject_id AND d.other_worker_id = j.subject_id
  LEFT JOIN pool_pair AS o ON i.kind = 'home_network' AND i.subject_kind = 'worker' AND j.subject_kind = 'worker' AND o.worker_id = i.subject_id AND o.other_worker_id = j.subject_id
  WHERE d.worker_id IS NULL AND o.worker_id IS NULL`;
