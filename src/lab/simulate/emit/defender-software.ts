import type { World } from '../world.ts';
import type { Chunk, RawFile } from './emitter.ts';
import { installedSql } from './installed.ts';
import { laptopSql } from './laptop.ts';

const COLUMNS =
  'DeviceId,DeviceName,OSPlatform,OSVersion,OSArchitecture,SoftwareVendor,SoftwareName,SoftwareVersion,EndOfSupportStatus,EndOfSupportDate,ProductCodeCpe';

/** Whether a chunk is the last of the data: inventories are as of the end. */
export function isLast(world: World, chunk: Chunk): boolean {
  return chunk.to.replace(' ', 'T') === world.endAt.slice(0, 19);
}

/** DeviceTvmSoftwareInventory, which the streaming API does not have: a portal download for laptops seen in the last 30 days. */
export function softwareInventory(world: World, chunk: Chunk): RawFile {
  const at = `TIMESTAMP '${chunk.to}'`;
  const system = `CASE os WHEN 'windows' THEN 'windows_11' ELSE 'macos' END`;
  // Inventories write names as CPE does.
  const named = `lower(replace(CASE os WHEN 'windows' THEN name ELSE replace(name, '.app', '_for_mac') END, ' ', '_'))`;
  const rows = `SELECT v.guid, v.host, v.os, v.os_version, i.maker, i.name, i.version, 1 AS turn FROM ${installedSql(world, at)} AS i JOIN ${laptopSql(world)} AS v ON v.d = i.d
    UNION ALL SELECT guid, host, os, os_version, CASE os WHEN 'windows' THEN 'microsoft' ELSE 'apple' END, ${system}, os_version, 0 FROM ${laptopSql(world)}`;
  const seen = `SELECT DISTINCT v.guid FROM sim_device AS v JOIN sim_day AS y ON y.d = v.d WHERE y.start_at > ${at} - INTERVAL 30 DAY AND y.start_at < ${at}`;
  return {
    path: 'defender/DeviceTvmSoftwareInventory.csv',
    form: 'text',
    query: `SELECT line FROM (SELECT '' AS guid, -1 AS turn, '' AS name, '${COLUMNS}' AS line UNION ALL
      SELECT guid, turn, name, concat_ws(',', guid, host, CASE os WHEN 'windows' THEN 'Windows11' ELSE 'macOS' END, os_version, CASE os WHEN 'windows' THEN 'x64' ELSE 'arm64' END, maker, name, version, '', '', 'not available')
      FROM (SELECT guid, host, os, os_version, lower(replace(maker, ' ', '_')) AS maker, ${named} AS name, replace(version, ',', '.') AS version, turn FROM (${rows}) WHERE guid IN (${seen})))
      ORDER BY guid, turn, name, line`,
  };
}
