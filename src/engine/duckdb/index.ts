import { chmodSync, existsSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { messageOf, TrueseatError } from '../../lib/error.ts';
import type { EngineOptions } from '../engine.ts';
import type { Lake } from '../reader.ts';
import { engineOver } from './engine.ts';
import { temporaryFolder } from '../../lib/folder.ts';
import { temporaryError } from '../../lib/system-error.ts';
import type { Places } from './failure.ts';
import { macros } from './functions.ts';
import { openLanes } from './lanes.ts';
import { readerOver } from './reader.ts';
import { statementsOn } from './statements.ts';

/** Bytes of memory per byte of raw JSON (measured: 0.3), and the share of the limit that tables may take. */
const IN_MEMORY = 0.3;
const TABLE_SHARE = 0.6;
/** Share of the limit that the engine may count as used: its allocator holds more than it counts, and our own look-ups need memory too (measured on a million accounts at 800 MB and at 2 GB). */
const ENGINE_SHARE = 0.7;
/** Bytes of the limit that the engine always has: two threads that read long lines need most of it. */
const ENGINE_FLOOR = 512e6;

/** Queries that run at the same time. */
const MOST_LANES = 4;

/** Opens DuckDB behind both ports; closing the engine closes the lake. Throws LAKE_UNUSABLE if the file is locked or not a database. */
export async function openDuckdb(options: EngineOptions): Promise<Lake> {
  const { path: spill, release } = temporaryFolder('trueseat-');
  const isNew = options.file !== undefined && !existsSync(options.file);
  // A file holds tables compressed; tables in memory would be spilled uncompressed, ten times as large.
  const fits = (options.expectedBytes ?? 0) * IN_MEMORY <= options.memoryBytes * TABLE_SHARE;
  const limit = Math.max(options.memoryBytes * ENGINE_SHARE, Math.min(options.memoryBytes, ENGINE_FLOOR));
  let instance: DuckDBInstance;
  try {
    instance = await DuckDBInstance.create(options.file ?? (fits ? ':memory:' : joinPath(spill, 'lake.db')), {
      memory_limit: `${Math.floor(limit / 1024)}KiB`,
      threads: String(options.threads),
      temp_directory: spill,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    if (isNew) chmodSync(options.file, 0o600);
  } catch (thrown) {
    release();
    if (options.file === undefined) throw temporaryError(thrown);
    const [said = ''] = messageOf(thrown).split(/\n|\. See also/);
    throw new TrueseatError('LAKE_UNUSABLE', said, {
      place: { file: options.file },
      wayOut: 'Close the program that is using it, or name another file with --db.',
      cause: thrown,
    });
  }
  const connect = async (): Promise<DuckDBConnection> => {
    const connection = await instance.connect();
    for (const macro of macros(options.key)) await connection.run(`CREATE OR REPLACE TEMP MACRO ${macro}`);
    return connection;
  };
  const connection = await connect();
  // Applies to all connections: one that is opened on a sealed engine cannot set anything.
  await connection.run(`SET GLOBAL TimeZone = 'UTC'`);
  await connection.run(`SET GLOBAL integer_division = true`); // as in every other engine
  const places: Places = options.file === undefined ? { spill } : { lake: options.file, spill };
  const lanes = openLanes(connect, Math.min(options.threads, MOST_LANES));
  const statementsFor = statementsOn(connection, lanes, places);
  const signal = options.signal ?? new AbortController().signal;
  const engine = engineOver(statementsFor, signal, () => {
    connection.closeSync();
    instance.closeSync();
    release();
  });
  return { engine, reader: readerOver(statementsFor(signal)) };
}
