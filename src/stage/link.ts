import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

/** Population below which rarity is not believed: a small organisation is a sample of a larger world. Ours. */
const POPULATION_FLOOR = 256;
/** Holders up to which every pair is written; above, each holder is joined to the first. Ours. */
const PAIR_LIMIT = 25;
/** Common days from which a shared home connection joins people (tradecraft LOC-01). */
const NETWORK_DAYS = 3;

/** Words of a link by identifier kind; `{}` is the masked value. */
const WHY: Readonly<Record<string, string>> = {
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

const why = `CASE i.kind ${Object.entries(WHY)
  .map(([kind, words]) => `WHEN '${kind}' THEN replace('${words}', '{}', i.masked)`)
  .join(' ')} ELSE concat('both hold ', i.kind, ' ', i.masked) END`;

/**
 * Links: two subjects that hold one value, weighed by its rarity, log2(people / holders) (tradecraft section 4, rule 5).
 * Declared pairs and hubs give none, nor does a provider's address that two get by turns. Values of many holders are joined as a star, so that work stays linear.
 */
const linkSql = `
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

export const link: Stage = {
  id: 'link',
  about: 'people joined by a rare shared thing',
  steps: [{ into: 'link', sql: rawSql(linkSql) }],
};
