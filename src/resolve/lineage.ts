import type { Engine } from '../engine/engine.ts';
import { rawSql } from '../lib/sql.ts';
import { columns, type Table } from '../model/column.ts';

/** The clusters of the last run, and those that have ended; kept between runs with `--db`. */
const CLUSTER_LINEAGE: Table = {
  name: 'cluster_lineage',
  about: 'one member that a cluster had when it was last there',
  columns: columns({
    cluster_id: 'text stable id',
    born_run: 'integer first run that had it',
    run: 'integer last run that had it, or that had it no more',
    alive: 'boolean the last run had it',
    member_kind: 'text subject kind',
    member_id: 'text subject',
  }),
};

const CLUSTER_EVENT: Table = {
  name: 'cluster_event',
  about: 'what became of a cluster',
  columns: columns({
    run: 'integer run of the lake',
    cluster_id: 'text the cluster',
    kind: 'text born, split, merged or gone',
    other_id: 'text the cluster that it was split from or merged into',
  }),
};

const CLUSTER_NAME: Table = {
  name: 'cluster_name',
  about: 'id of a component of this run',
  columns: columns({ label: 'text smallest member', cluster_id: 'text id' }),
};

function idSql(text: string): string {
  return `concat('c-', substr(stable_id(${text}), 1, 10))`;
}

/** Which pair of a component and an earlier cluster comes first: the living, the most shared members, the oldest. */
const BEST = 'CASE WHEN alive THEN 0 ELSE 1 END, shared DESC, born_run, cluster_id, label';

const sharedSql = `
  SELECT c.label, l.cluster_id, l.alive, l.born_run, count(*) AS shared
  FROM component AS c JOIN cluster_lineage AS l ON concat(l.member_kind, chr(31), l.member_id) = c.node
  GROUP BY c.label, l.cluster_id, l.alive, l.born_run`;

/** Pairs that are the best left for both sides. */
const heirSql = `
  SELECT label, cluster_id FROM (
    SELECT s.label, s.cluster_id, row_number() OVER (PARTITION BY s.label ORDER BY ${BEST}) AS for_label,
      row_number() OVER (PARTITION BY s.cluster_id ORDER BY ${BEST}) AS for_id
    FROM cluster_shared AS s
    WHERE NOT EXISTS (SELECT 1 AS one FROM cluster_name AS n WHERE n.label = s.label)
      AND NOT EXISTS (SELECT 1 AS one FROM cluster_name AS n WHERE n.cluster_id = s.cluster_id)
  ) AS ranked WHERE for_label = 1 AND for_id = 1`;

/** Ids of components that inherit none: made of the smallest member, and of the run where an earlier cluster has that id. */
function newIdSql(run: number): string {
  return `
    SELECT m.label, CASE WHEN m.taken OR m.twin > 1 THEN m.other ELSE m.plain END AS cluster_id FROM (
      SELECT c.label, c.plain, c.other, l.cluster_id IS NOT NULL AS taken, row_number() OVER (PARTITION BY c.plain ORDER BY c.label) AS twin
      FROM (SELECT DISTINCT label, ${idSql('label')} AS plain, ${idSql(`concat(label, chr(31), '${run}')`)} AS other FROM component) AS c
      LEFT JOIN (SELECT DISTINCT cluster_id FROM cluster_lineage) AS l ON l.cluster_id = c.plain
      WHERE NOT EXISTS (SELECT 1 AS one FROM cluster_name AS n WHERE n.label = c.label)
    ) AS m`;
}

function eventSql(run: number): string {
  return `
    SELECT ${run} AS run, n.cluster_id, CASE WHEN s.cluster_id IS NULL THEN 'born' ELSE 'split' END AS kind, s.cluster_id AS other_id
    FROM cluster_name AS n LEFT JOIN (
      SELECT label, cluster_id, row_number() OVER (PARTITION BY label ORDER BY ${BEST}) AS place FROM cluster_shared WHERE alive
    ) AS s ON s.label = n.label AND s.place = 1
    WHERE NOT EXISTS (SELECT 1 AS one FROM cluster_lineage AS l WHERE l.alive AND l.cluster_id = n.cluster_id)
    UNION ALL
    SELECT ${run}, e.cluster_id, CASE WHEN m.into_id IS NULL THEN 'gone' ELSE 'merged' END, m.into_id
    FROM (SELECT DISTINCT cluster_id FROM cluster_lineage WHERE alive) AS e LEFT JOIN (
      SELECT s.cluster_id, n.cluster_id AS into_id, row_number() OVER (PARTITION BY s.cluster_id ORDER BY s.shared DESC, n.cluster_id) AS place
      FROM cluster_shared AS s JOIN cluster_name AS n ON n.label = s.label
    ) AS m ON m.cluster_id = e.cluster_id AND m.place = 1
    WHERE NOT EXISTS (SELECT 1 AS one FROM cluster_name AS n WHERE n.cluster_id = e.cluster_id)`;
}

function lineageSql(run: number): string {
  return `
    SELECT n.cluster_id, coalesce(b.born_run, ${run}) AS born_run, ${run} AS run, true AS alive,
      split_part(c.node, chr(31), 1) AS member_kind, split_part(c.node, chr(31), 2) AS member_id
    FROM component AS c JOIN cluster_name AS n ON n.label = c.label
    LEFT JOIN (SELECT cluster_id, min(born_run) AS born_run FROM cluster_lineage GROUP BY cluster_id) AS b ON b.cluster_id = n.cluster_id
    UNION ALL
    SELECT l.cluster_id, l.born_run, CASE WHEN l.alive THEN ${run} ELSE l.run END, false, l.member_kind, l.member_id
    FROM cluster_lineage AS l WHERE NOT EXISTS (SELECT 1 AS one FROM cluster_name AS n WHERE n.cluster_id = l.cluster_id)`;
}

/**
 * Gives each component (table `component`) its id (table `cluster_name`). It inherits that of the earlier cluster with which it
 * shares most members; one earlier cluster has one heir at most. Clusters that have ended come second: what parts again or comes
 * back has its old id. What began and ended is noted in `cluster_event`.
 */
export async function nameClusters(engine: Engine, run: number): Promise<void> {
  await engine.createTable(CLUSTER_LINEAGE);
  await engine.createTable(CLUSTER_EVENT);
  await engine.drop('cluster_name');
  await engine.createTable(CLUSTER_NAME);
  // Events of a run that was stopped before it noted its clusters: this run finds them again.
  await engine.remove('cluster_event', rawSql('run > (SELECT coalesce(max(run), 0) FROM cluster_lineage)'));
  await engine.replace('cluster_shared', rawSql(sharedSql));
  for (;;) if ((await engine.insert('cluster_name', rawSql(heirSql))) === 0) break;
  await engine.insert('cluster_name', rawSql(newIdSql(run)));
  await engine.insert('cluster_event', rawSql(eventSql(run)));
  await engine.replace('cluster_lineage', rawSql(lineageSql(run)));
  await engine.drop('cluster_shared');
}
