import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

/** A name of a tool as it is compared: `AnyDesk` and `any desk` are one. */
const TOOL = `replace(fold(t.tool), ' ', '')`;

const toolApprovalSql = `
  SELECT w.worker_id, ${TOOL} AS tool, bool_or(trim(coalesce(t.peer_ids, '')) <> '') AS names_peers, min(t.event_id) AS event_id
  FROM approved_tools AS t
  JOIN workers AS w ON fold(coalesce(t.scope, 'all')) IN ('all', '') OR lower(trim(t.scope)) = lower(w.worker_id) OR fold(t.scope) = fold(w.department)
  WHERE t.tool IS NOT NULL
  GROUP BY w.worker_id, ${TOOL}`;

const approvedPeerSql = `
  SELECT ${TOOL} AS tool, replace(trim(p.peer), ' ', '') AS peer, min(t.event_id) AS event_id
  FROM approved_tools AS t CROSS JOIN UNNEST(split(coalesce(t.peer_ids, ''), ';')) AS p(peer)
  WHERE t.tool IS NOT NULL AND trim(p.peer) <> ''
  GROUP BY ${TOOL}, replace(trim(p.peer), ' ', '')`;

export const toolApproval: Stage = {
  id: 'tool-approval',
  about: 'tools approved for each worker, and the ids that support connects from',
  steps: [
    { into: 'tool_approval', sql: rawSql(toolApprovalSql) },
    { into: 'approved_peer', sql: rawSql(approvedPeerSql) },
  ],
};
