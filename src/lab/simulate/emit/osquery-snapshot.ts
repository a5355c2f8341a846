import type { World } from '../world.ts';
import type { Chunk, ChunkTable } from './emitter.ts';
import { installedSql, SHOWN_SQL } from './installed.ts';
import { arraySql, columnsSql, type Columns } from './osquery-record.ts';
import { clockSql } from './zone.ts';

/** Weeks from one list of programs to the next (our assumption). */
const LIST_WEEKS = 4;

const TIME: Columns = {
  weekday: { sql: `dayname(b.happened_at)` },
  year: { sql: `year(b.happened_at)` },
  month: { sql: `month(b.happened_at)` },
  day: { sql: `day(b.happened_at)` },
  hour: { sql: `hour(b.happened_at)` },
  minutes: { sql: `minute(b.happened_at)` },
  seconds: { sql: `second(b.happened_at)` },
  timezone: 'UTC',
  local_timezone: { sql: `CASE WHEN v.is_windows THEN z.long ELSE z.short END` },
  unix_time: { sql: `CAST(floor(epoch(b.happened_at)) AS BIGINT)` },
  timestamp: { sql: `strftime(b.happened_at, '%a %b %d %H:%M:%S %Y UTC')` },
  datetime: { sql: `strftime(b.happened_at, '%Y-%m-%dT%H:%M:%SZ')` },
  iso_8601: { sql: `strftime(b.happened_at, '%Y-%m-%dT%H:%M:%SZ')` },
};

const CHARGE = `hash(b.h, 'charge') % 60`;
const ON_MAINS = `(v.always_on OR hash(b.h, 'mains') % 3 > 0)`;
const BATTERY: Columns = {
  manufacturer: { sql: `CASE WHEN v.is_windows THEN 'SMP' ELSE 'Apple' END` },
  serial_number: { sql: `upper(left(md5(v.serial), 10))` },
  model: { sql: `CASE WHEN v.is_windows THEN '5B10W51867' ELSE 'bq40z651' END` },
  state: { sql: `CASE WHEN ${ON_MAINS} THEN 'AC Power' ELSE 'Battery Power' END` },
  charging: { sql: `CASE WHEN ${ON_MAINS} AND ${CHARGE} > 10 THEN '1' ELSE '0' END` },
  charged: { sql: `CASE WHEN ${ON_MAINS} AND ${CHARGE} <= 10 THEN '1' ELSE '0' END` },
  cycle_count: { sql: `20 + hash(v.serial, 'cycles') % 300` },
  health: 'Good',
  condition: 'Normal',
  percent_remaining: { sql: `CASE WHEN ${ON_MAINS} THEN 100 - ${CHARGE} // 6 ELSE 95 - ${CHARGE} END` },
};

const PROGRAM: Columns = {
  name: { any: SHOWN_SQL },
  version: { any: 'p.version' },
  install_location: { any: `replace(p.folder, '{user}', v.account)` },
  install_source: '',
  language: '1033',
  publisher: { any: 'p.company' },
  uninstall_string: '',
  install_date: '',
  identifying_number: { sql: `'{', upper(left(md5(p.name), 8)), '-', upper(substr(md5(p.name), 9, 4)), '}'` },
};
const BUNDLE = `replace(p.name, '.app', '')`;
const APP: Columns = {
  name: { any: 'p.name' },
  path: { any: `concat('/Applications/', p.name)` },
  bundle_executable: { any: 'p.file' },
  bundle_identifier: { any: `lower(concat('com.', replace(p.maker, ' ', ''), '.', replace(${BUNDLE}, ' ', '')))` },
  bundle_name: { any: BUNDLE },
  bundle_short_version: { any: 'p.version' },
  bundle_version: { any: 'p.version' },
  bundle_package_type: 'APPL',
  display_name: { any: BUNDLE },
};

/** The snapshot log of a chunk: `sim_osquery_snapshots`. */
export function snapshotTable(world: World, chunk: Chunk): ChunkTable {
  const start = Date.parse(world.startAt);
  const week = Math.floor((Date.parse(`${chunk.from.replace(' ', 'T')}Z`) - start) / (7 * 86_400_000));
  const seen = `sim_beat AS b JOIN sim_laptop AS v ON v.d = b.d`;
  const due =
    week % LIST_WEEKS === 0 ? 'true' : `v.from_at >= TIMESTAMP '${chunk.from}' AND v.from_at < TIMESTAMP '${chunk.to}'`;
  const listed = installedSql(world, `TIMESTAMP '${chunk.to}'`, due);
  const list = (name: string, columns: Columns, os: string): string =>
    `SELECT b.d, b.happened_at + to_seconds(CAST(200 + hash(b.d, '${name}') % 900 AS BIGINT)) AS happened_at, '${name}' AS name, ${arraySql(columnsSql(columns), 'p.name')} AS body
      FROM sim_first AS b JOIN sim_laptop AS v ON v.d = b.d JOIN ${listed} AS p ON p.d = b.d WHERE v.os = '${os}' GROUP BY b.d, b.happened_at`;
  const time = `SELECT b.d, b.happened_at + to_seconds(CAST(hash(b.h, 'time') % 150 AS BIGINT)), 'time', concat('[', ${columnsSql(TIME)}, ']')
    FROM ${seen} JOIN ${clockSql(world)} AS z ON z.zone = v.clock_zone AND z.from_at <= b.happened_at AND b.happened_at < z.to_at WHERE b.part = 'first' OR (b.part = 'night' AND b.h % 6 = 0)`;
  const battery = `SELECT b.d, b.happened_at + to_seconds(CAST(hash(b.h, 'battery') % 150 AS BIGINT)), 'battery', concat('[', ${columnsSql(BATTERY)}, ']') FROM ${seen} WHERE b.part = 'last'`;
  return {
    name: 'sim_osquery_snapshots',
    query: `SELECT *, 0 AS counter, 'snapshot' AS action, hash(d, name, happened_at) AS h FROM (${list('programs', PROGRAM, 'windows')} UNION ALL ${list('apps', APP, 'macos')} UNION ALL ${time} UNION ALL ${battery}) ORDER BY happened_at, h`,
  };
}
