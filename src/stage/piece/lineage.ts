import { rawSql } from '../../lib/sql.ts';
import { emptySql } from '../../model/column.ts';
import { columns } from '../../model/column.ts';
import type { Loop, Query } from '../../model/stage.ts';

/** Number of this run over the lake. */
const RUN = '(SELECT max(run) FROM input_run)';

const CLUSTER_NAME = columns({ label: 'text smallest member', cluster_id: 'text id' });

function idSql(text: string): string {
  return `concat('c-', substr(stable_id(${text}), 1, 10))`;
}

/** Which pair of a scratch_component and an earlier cluster comes first: the living, the most shared members, the oldest. */
const BEST = 'CASE WHEN alive THEN 0 ELSE 1 END, shared DESC, born_run, cluster_id, label';

const sharedSql = `
  SELECT c.label, l.cluster_id, l.alive, l.born_run, count(*) AS shared
  FROM scratch_component AS c JOIN cluster_lineage AS l ON concat(l.member_kind, chr(31), l.member_id) = c.node
  GROUP BY c.label, l.cluster_id, l.alive, l.born_run`;

/** Pairs that are the best left for both sides. */
const heirSql = `
  SELECT label, cluster_id FROM (
    SELECT s.label, s.cluster_id, row_number() OVER (PARTITION BY s.label ORDER BY ${BEST}) AS for_label,
      row_number() OVER (PARTITION BY s.cluster_id ORDER BY ${BEST}) AS for_id
    FROM scratch_cluster_shared AS s
    WHERE NOT EXISTS (SELECT 1 AS one FROM scratch_cluster_name AS n WHERE n.label = s.label)
      AND NOT EXISTS (SELECT 1 AS one FROM scratch_cluster_name AS n WHERE n.cluster_id = s.cluster_id)
  ) AS ranked WHERE for_label = 1 AND for_id = 1`;

/** Ids of components that inherit none: made of the smallest member, and of the run where an earlier cluster has that id. */
const newIdSql = `
    SELECT m.label, CASE WHEN m.taken OR m.twin > 1 THEN m.other ELSE m.plain END AS cluster_id FROM (
      SELECT c.label, c.plain, c.other, l.cluster_id IS NOT NULL AS taken, row_number() OVER (PARTITION BY c.plain ORDER BY c.label) AS twin
      FROM (SELECT DISTINCT label, ${idSql('label')} AS plain, ${idSql(`concat(label, chr(31), CAST(${RUN} AS VARCHAR))`)} AS other FROM scratch_component) AS c
      LEFT JOIN (SELECT DISTINCT cluster_id FROM cluster_lineage) AS l ON l.cluster_id = c.plain
      WHERE NOT EXISTS (SELECT 1 AS one FROM scratch_cluster_name AS n WHERE n.label = c.label)
    ) AS m`;

const eventSql = `
    SELECT ${RUN} AS run, n.cluster_id, CASE WHEN s.cluster_id IS NULL THEN 'born' ELSE 'split' END AS kind, s.cluster_id AS other_id
    FROM scratch_cluster_name AS n LEFT JOIN (
      SELECT label, cluster_id, row_number() OVER (PARTITION BY label ORDER BY ${BEST}) AS place FROM scratch_cluster_shared WHERE alive
    ) AS s ON s.label = n.label AND s.place = 1
    WHERE NOT EXISTS (SELECT 1 AS one FROM cluster_lineage AS l WHERE l.alive AND l.cluster_id = n.cluster_id)
    UNION ALL
    SELECT ${RUN}, e.cluster_id, CASE WHEN m.into_id IS NULL THEN 'gone' ELSE 'merged' END, m.into_id
    FROM (SELECT DISTINCT cluster_id FROM cluster_lineage WHERE alive) AS e LEFT JOIN (
      SELECT s.cluster_id, n.cluster_id AS into_id, row_number() OVER (PARTITION BY s.cluster_id ORDER BY s.shared DESC, n.cluster_id) AS place
      FROM scratch_cluster_shared AS s JOIN scratch_cluster_name AS n ON n.label = s.label
    ) AS m ON m.cluster_id = e.cluster_id AND m.place = 1
    WHERE NOT EXISTS (SELECT 1 AS one FROM scratch_cluster_name AS n WHERE n.cluster_id = e.cluster_id)`;

const lineageSql = `
    SELECT n.cluster_id, coalesce(b.born_run, ${RUN}) AS born_run, ${RUN} AS run, true AS alive,
      split_part(c.node, chr(31), 1) AS member_kind, split_part(c.node, chr(31), 2) AS member_id
    FROM scratch_component AS c JOIN scratch_cluster_name AS n ON n.label = c.label
    LEFT JOIN (SELECT cluster_id, min(born_run) AS born_run FROM cluster_lineage GROUP BY cluster_id) AS b ON b.cluster_id = n.cluster_id
    UNION ALL
    SELECT l.cluster_id, l.born_run, CASE WHEN l.alive THEN ${RUN} ELSE l.run END, false, l.member_kind, l.member_id
    FROM cluster_lineage AS l WHERE NOT EXISTS (SELECT 1 AS one FROM scratch_cluster_name AS n WHERE n.cluster_id = l.cluster_id)`;

/** The events of earlier runs, and of this one; what a run noted that was stopped before it noted its clusters is found again. */
const allEventsSql = `
  SELECT run, cluster_id, kind, other_id FROM cluster_event WHERE run <= (SELECT coalesce(max(run), 0) FROM cluster_lineage)
  UNION ALL ${eventSql}`;

/**
 * Gives each component (`scratch_component`) its id (`scratch_cluster_name`). It inherits that of the earlier cluster with which it
 * shares most members; one earlier cluster has one heir at most. Clusters that have ended come second: what parts again or comes
 * back has its old id. What began and ended is noted in `cluster_event`.
 */
export const nameClusters: readonly (Query | Loop)[] = [
  { into: 'cluster_lineage', about: 'of earlier runs', sql: rawSql('SELECT * FROM cluster_lineage'), how: 'keep' },
  { into: 'scratch_cluster_shared', sql: rawSql(sharedSql) },
  { into: 'scratch_cluster_name', sql: rawSql(emptySql(CLUSTER_NAME)) },
  { repeat: [{ into: 'scratch_cluster_name', about: 'heirs', sql: rawSql(heirSql), how: 'add' }] },
  { into: 'scratch_cluster_name', about: 'new', sql: rawSql(newIdSql), how: 'add' },
  { into: 'cluster_event', sql: rawSql(allEventsSql), how: 'keep' },
  { into: 'cluster_lineage', sql: rawSql(lineageSql), how: 'keep' },
];
