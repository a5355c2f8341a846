import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

/** Declared households, in both orders. More than three people in one declaration chain stay pairs: no one is added. */
const declaredPairSql = `
  SELECT worker_id, other_worker_id, min(reason) AS reason, min(event_id) AS event_id FROM (
    SELECT worker_id, other_worker_id, concat('declared household', coalesce(concat(': ', relation), '')) AS reason, event_id FROM households
    UNION ALL
    SELECT other_worker_id, worker_id, concat('declared household', coalesce(concat(': ', relation), '')), event_id FROM households
  ) AS pairs WHERE worker_id <> other_worker_id GROUP BY worker_id, other_worker_id`;

export const declaredPair: Stage = {
  id: 'declared-pair',
  about: 'pairs that may share',
  steps: [{ into: 'declared_pair', sql: rawSql(declaredPairSql) }],
};
