import { rawSql } from '../lib/sql.ts';
import { CLUSTER_BITS } from '../model/link.ts';
import type { Stage } from '../model/stage.ts';
import { spreadLabels } from './piece/label.ts';
import { nameClusters } from './piece/lineage.ts';

const NODE = `concat(left_kind, chr(31), left_id)`;
const OTHER = `concat(right_kind, chr(31), right_id)`;

const PEOPLE = `left_kind IN ('worker', 'applicant') AND right_kind IN ('worker', 'applicant')`;

/** People are joined by pairs; accounts, devices and vendors by what they share. */
const joinSql = `
  SELECT ${NODE} AS a, ${OTHER} AS b, max(weight_bits) AS weight_bits FROM link WHERE weight_bits >= ${CLUSTER_BITS} AND NOT (${PEOPLE}) GROUP BY ${NODE}, ${OTHER}
  UNION ALL SELECT ${NODE}, ${OTHER}, bits FROM pair WHERE joins`;

const edgeSql = `SELECT a, b, weight_bits FROM scratch_join UNION ALL SELECT b, a, weight_bits FROM scratch_join`;

/** A subject with evidence and no link is a cluster of its own. */
const nodeSql = `
  SELECT node, node AS label FROM (
    SELECT a AS node FROM scratch_edge
    UNION SELECT concat(subject_kind, chr(31), subject_id) FROM finding WHERE direction = 'for' AND cleared_by IS NULL
  ) AS nodes`;

const clusterSql = `
  SELECT n.cluster_id, split_part(c.node, chr(31), 1) AS member_kind, split_part(c.node, chr(31), 2) AS member_id,
    coalesce(max(e.weight_bits), 0.0) AS weight_bits
  FROM scratch_component AS c JOIN scratch_cluster_name AS n ON n.label = c.label LEFT JOIN scratch_edge AS e ON e.a = c.node
  GROUP BY n.cluster_id, c.node`;

export const cluster: Stage = {
  id: 'cluster',
  about: 'connected people and things, under the ids of earlier runs',
  steps: [
    { into: 'scratch_join', sql: rawSql(joinSql) },
    { into: 'scratch_edge', sql: rawSql(edgeSql) },
    { into: 'scratch_component', sql: rawSql(nodeSql) },
    spreadLabels,
    ...nameClusters,
    { into: 'cluster', sql: rawSql(clusterSql) },
  ],
};
