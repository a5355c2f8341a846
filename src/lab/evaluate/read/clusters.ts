import { join } from 'node:path';
import type { Index, Truth } from '../truth.ts';
import { bare, tableRows } from './table.ts';

/** A cluster of a report, with those of its members that are in the truth. */
export interface ReportedCluster {
  readonly id: string;
  readonly members: ReadonlySet<Index>;
  /** Roles by verdict; empty if the cluster has none. */
  readonly verdicts: ReadonlyMap<string, ReadonlyMap<Index, string>>;
}

/** Reads clusters.csv of a report folder: a member has a row for each verdict of its cluster. */
export async function readClusters(folder: string, truth: Truth): Promise<ReportedCluster[]> {
  const file = join(folder, 'clusters.csv');
  const clusters = new Map<string, { id: string; members: Set<Index>; verdicts: Map<string, Map<Index, string>> }>();
  for await (const row of tableRows(file, ['cluster_id', 'verdict', 'member_kind', 'member_id', 'role'])) {
    const id = row.cell('cluster_id');
    const cluster = clusters.get(id) ?? { id, members: new Set(), verdicts: new Map() };
    clusters.set(id, cluster);
    const verdict = row.cell('verdict');
    const roles = cluster.verdicts.get(verdict) ?? new Map<Index, string>();
    if (verdict !== '') cluster.verdicts.set(verdict, roles);
    const index = truth.indexOf(row.cell('member_kind'), bare(row.cell('member_id')));
    if (index === undefined) continue;
    cluster.members.add(index);
    roles.set(index, row.cell('role'));
  }
  return [...clusters.values()];
}
