import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

/** Who attests to a person is neither that person nor who brought them in; a record that says nobody is kept, for what it is worth. */
const attestedSql = `
  SELECT n.worker_id, n.kind, n.attested_at, n.event_id, n.attester FROM (
    SELECT a.worker_id, a.kind, a."at" AS attested_at, a.event_id, nullif(lower(trim(a."by")), '') AS attester,
      lower(w.worker_id) AS own_id, lower(w.work_email) AS own_email, lower(w.referred_by) AS referrer, lower(r.work_email) AS referrer_email,
      fold(a."by") = fold(w.legal_name) OR fold(a."by") = fold(r.legal_name) AS by_name_of_either
    FROM attestations AS a
    JOIN workers AS w ON w.worker_id = a.worker_id
    LEFT JOIN workers AS r ON r.worker_id = w.referred_by
    WHERE lower(coalesce(a.outcome, 'passed')) = 'passed'
  ) AS n
  WHERE (n.attester IS NULL OR (n.attester <> n.own_id AND n.attester <> coalesce(n.own_email, '') AND n.attester <> coalesce(n.referrer, '')
      AND n.attester <> coalesce(n.referrer_email, '')))
    AND NOT coalesce(n.by_name_of_either, false)`;

export const attested: Stage = {
  id: 'attested',
  about: 'what somebody else attests to a worker',
  steps: [{ into: 'attested', sql: rawSql(attestedSql) }],
};
