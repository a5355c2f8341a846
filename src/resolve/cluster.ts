import type { Engine } from '../engine/engine.ts';
import { rawSql } from '../lib/sql.ts';
import { nameClusters } from './lineage.ts';

/** Links weaker than this many bits join nobody into a cluster. Ours. */
export const CLUSTER_BITS = 2;

const NODE = `concat(left_kind, chr(31), left_id)`;
const OTHER = `concat(right_kind, chr(31), right_id)`;

/** Gives each node of `component` the smallest name that it reaches over `edge`. */
export async function spreadLabels(engine: Engine): Promise<void> {
  for (;;) {
    const next = `
      SELECT n.node, least(n.label, coalesce(up.label, n.label)) AS label FROM (
        SELECT c.node, least(c.label, coalesce(min(o.label), c.label)) AS label
        FROM component AS c LEFT JOIN edge AS e ON e.a = c.node LEFT JOIN component AS o ON o.node = e.b GROUP BY c.node, c.label
      ) AS n LEFT JOIN component AS up ON up.node = n.label`;
    await engine.replace('component_next', rawSql(next));
    const [row] = await engine.rows(
      rawSql(
        'SELECT count(*) AS n FROM component_next AS x JOIN component AS c ON c.node = x.node WHERE x.label <> c.label',
      ),
    );
    await engine.replace('component', rawSql('SELECT node, label FROM component_next'));
    if (row?.['n'] === 0) break;
  }
}

/**
 * Connected components over links of at least CLUSTER_BITS: every node takes the smallest name among its neighbours and then the
 * name its name has taken, until nothing changes. A subject with evidence and no link is a cluster of its own. `run` counts the
 * runs of the lake.
 */
export async function makeClusters(engine: Engine, run: number): Promise<void> {
  await engine.replace(
    'edge',
    rawSql(`
    SELECT ${NODE} AS a, ${OTHER} AS b, max(weight_bits) AS weight_bits FROM link WHERE weight_bits >= ${CLUSTER_BITS} GROUP BY ${NODE}, ${OTHER}
    UNION ALL
    SELECT ${OTHER}, ${NODE}, max(weight_bits) FROM link WHERE weight_bits >= ${CLUSTER_BITS} GROUP BY ${OTHER}, ${NODE}`),
  );
  await engine.replace(
    'component',
    rawSql(`
    SELECT node, node AS label FROM (
      SELECT a AS node FROM edge
      UNION SELECT concat(subject_kind, chr(31), subject_id) FROM finding WHERE direction = 'for' AND cleared_by IS NULL
    ) AS nodes`),
  );
  await spreadLabels(engine);
  await nameClusters(engine, run);
  await engine.replace(
    'cluster',
    rawSql(`
    SELECT n.cluster_id, split_part(c.node, chr(31), 1) AS member_kind, split_part(c.node, chr(31), 2) AS member_id,
      coalesce(max(e.weight_bits), 0.0) AS weight_bits
    FROM component AS c JOIN cluster_name AS n ON n.label = c.label LEFT JOIN edge AS e ON e.a = c.node GROUP BY n.cluster_id, c.node`),
  );
  for (const table of ['edge', 'component', 'component_next', 'cluster_name']) await engine.drop(table);
}
