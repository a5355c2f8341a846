import { attachTable, PLUGGED_TABLE } from './attached.ts';
import { beatTable } from './beat.ts';
import { isFirst, type Emitter } from './emitter.ts';
import { laptopTable } from './laptop.ts';
import { heardTable } from './neighbour.ts';
import { attachedSql, EDID_TABLE } from './osquery-attached.ts';
import { logFile } from './osquery-record.ts';
import { snapshotTable } from './osquery-snapshot.ts';
import { FIRST_TABLE, stateSql } from './osquery-state.ts';

/** osquery: the result log, differential, and the snapshot log, as the daemons write them. */
export const osquery: Emitter = {
  tool: 'osquery',
  tables: (world, chunk) => [
    laptopTable(world),
    beatTable(world, chunk),
    FIRST_TABLE,
    attachTable(world, chunk),
    PLUGGED_TABLE,
    ...(isFirst(world, chunk) ? [EDID_TABLE] : []),
    heardTable(world),
    {
      name: 'sim_osquery_results',
      query: `SELECT *, hash(hash(d, name, happened_at, body)) AS h FROM (${stateSql(world, chunk)} UNION ALL ${attachedSql(chunk)}) ORDER BY happened_at, h`,
    },
    snapshotTable(world, chunk),
  ],
  files: (world, chunk) => [logFile(world, chunk, 'results'), logFile(world, chunk, 'snapshots')],
};
