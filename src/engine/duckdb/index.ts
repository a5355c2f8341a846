import { chmodSync, existsSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { messageOf, TrueseatError } from '../../lib/error.ts';
import { temporaryFolder } from '../../lib/folder.ts';
import { temporaryError } from '../../lib/system-error.ts';
import { join, name, quoteName, quoteText, rawSql, sql, type Sql, type SqlValue } from '../../lib/sql.ts';
import { SQL_TYPE, type Table } from '../../model/column.ts';
import type { Engine, EngineOptions, Row } from '../engine.ts';
import { cancelledError, engineError, writing, type Places } from './failure.ts';
import { macros } from './functions.ts';
import { batches, openLanes, type Lanes } from './lanes.ts';
import { forgetFiles, markCopies, markLikenesses, rawPlace, refreshPlaces } from './places.ts';
import { fieldPaths, readRaw } from './raw.ts';

/** Bytes that a byte of raw JSON takes in memory (measured: 0.3), and the share of the ceiling that tables may take. */
const IN_MEMORY = 0.3;
const TABLE_SHARE = 0.6;
/** Share of the ceiling that the engine may count as used: what its allocator holds back and our own look-ups come on top (measured on a million accounts at 800 MB and at 2 GB). */
const ENGINE_SHARE = 0.7;
/** Bytes of the ceiling that the engine has whole: two threads that read long lines need most of it. */
const ENGINE_FLOOR = 512e6;

/** Queries that run at once. */
const MOST_LANES = 4;

function asError(thrown: unknown): TrueseatError {
  if (thrown instanceof TrueseatError) return thrown;
  throw thrown;
}

/** SQL text of a table's columns. */
function columnList(table: Table): string {
  return Object.entries(table.columns)
    .map(([id, column]) => `${quoteName(id)} ${SQL_TYPE[column.type]}`)
    .join(', ');
}

/** Opens DuckDB behind the port. Throws LAKE_UNUSABLE when the file is locked or no database. */
export async function openDuckdb(options: EngineOptions): Promise<Engine> {
  const { path: spill, release } = temporaryFolder('trueseat-');
  const isNew = options.file !== undefined && !existsSync(options.file);
  // A file holds tables compressed; tables in memory would be spilled as they are, ten times as large.
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
      wayOut: 'Close the program that uses it, or name another file with --db.',
      cause: thrown,
    });
  }
  const connect = async (): Promise<DuckDBConnection> => {
    const connection = await instance.connect();
    await connection.run(`SET TimeZone = 'UTC'`);
    await connection.run(`SET enable_progress_bar = false`);
    await connection.run(`SET integer_division = true`); // as every other engine has it
    for (const macro of macros(options.key)) await connection.run(`CREATE OR REPLACE TEMP MACRO ${macro}`);
    return connection;
  };
  const connection = await connect();
  const places: Places = options.file === undefined ? { spill } : { lake: options.file, spill };
  return engineOver(connection, openLanes(connect, Math.min(options.threads, MOST_LANES)), places, () => {
    connection.closeSync();
    instance.closeSync();
    release();
  });
}

/** Statements that make or drop a relation, as this folder writes them. */
const DEFINITION = /^(CREATE|DROP) (?:OR REPLACE )?(?:TEMP )?(TABLE|VIEW) (?:IF NOT EXISTS )?("(?:[^"]|"")+"|\w+)/;

function bare(quoted: string): string {
  return quoted.startsWith('"') ? quoted.slice(1, -1).replaceAll('""', '"') : quoted;
}

function openTurn(): { readonly promise: Promise<void>; readonly end: () => void } {
  const ends: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => ends.push(resolve));
  return { promise, end: () => ends.forEach((end) => end()) };
}

function engineOver(connection: DuckDBConnection, lanes: Lanes, places: Places, release: () => void): Engine {
  let cancelled = false;
  let turn: Promise<void> = Promise.resolve();
  /** Whether a relation is a table or a view. Kept here: the catalogue takes milliseconds to answer, and is asked for each table by each detection. */
  let relations: Map<string, string> | undefined;
  /** Waits for its turn: one connection runs one statement at a time. Gives the function that ends the turn. */
  async function takeTurn(): Promise<() => void> {
    const before = turn;
    const { promise, end } = openTurn();
    turn = promise;
    await before;
    if (!cancelled) return end;
    end();
    throw cancelledError();
  }
  /** Runs one statement inside a turn. */
  async function execute(statement: Sql): Promise<number> {
    if (cancelled) throw cancelledError();
    try {
      const result = await connection.run(statement.text, [...statement.values]);
      const [, variable] = /^SET VARIABLE (\S+)/.exec(statement.text) ?? [];
      if (variable !== undefined) lanes.set(variable, statement.text);
      const [, verb, kind = '', relation = ''] = DEFINITION.exec(statement.text) ?? [];
      if (verb === 'CREATE') relations?.set(bare(relation), kind);
      if (verb === 'DROP') relations?.delete(bare(relation));
      return result.rowsChanged;
    } catch (thrown) {
      throw engineError(thrown, statement.text, places);
    }
  }
  async function run(statement: Sql): Promise<number> {
    const end = await takeTurn();
    try {
      return await execute(statement);
    } finally {
      end();
    }
  }
  async function* stream(query: Sql): AsyncIterable<readonly Row[]> {
    const end = await takeTurn();
    try {
      for await (const batch of batches(connection, query)) {
        if (cancelled) throw cancelledError();
        yield batch;
      }
      if (cancelled) throw cancelledError(); // an interrupted result just ends
    } catch (thrown) {
      throw thrown instanceof TrueseatError ? thrown : engineError(thrown, query.text, places);
    } finally {
      end();
    }
  }
  async function rows(query: Sql): Promise<Row[]> {
    const all: Row[] = [];
    for await (const batch of stream(query)) all.push(...batch);
    return all;
  }
  async function* rowsOfEach(queries: readonly Sql[]): AsyncIterable<Row[] | TrueseatError> {
    for await (const result of lanes.rowsOf(queries)) {
      if (cancelled) throw cancelledError();
      if (Array.isArray(result.rows)) yield result.rows;
      else {
        const error = engineError(result.thrown, result.query.text, places);
        // What does not fit beside another query may fit alone.
        yield error.code === 'OUT_OF_MEMORY' ? await rows(result.query).catch(asError) : error;
      }
    }
  }
  async function kindOf(relation: string): Promise<string | undefined> {
    relations ??= new Map(
      (await rows(rawSql('SELECT table_name AS id, table_type AS kind FROM information_schema.tables'))).map((row) => [
        String(row['id']),
        row['kind'] === 'VIEW' ? 'VIEW' : 'TABLE',
      ]),
    );
    return relations.get(relation);
  }
  async function hasRelation(relation: string): Promise<boolean> {
    return (await kindOf(relation)) !== undefined;
  }
  /** Puts the rows of a query in the place of those that `where` names, all or nothing; gives how many were added. */
  async function exchange(table: string, query: Sql, where: string): Promise<number> {
    const end = await takeTurn();
    try {
      await execute(rawSql('BEGIN TRANSACTION'));
      try {
        await execute(join([rawSql('CREATE OR REPLACE TEMP TABLE replacement AS'), query], ' '));
        await execute(join([rawSql('DELETE FROM'), name(table), rawSql(where)], ' '));
        const count = await execute(
          join([rawSql('INSERT INTO'), name(table), rawSql('BY NAME SELECT * FROM replacement')], ' '),
        );
        await execute(rawSql('DROP TABLE replacement'));
        await execute(rawSql('COMMIT'));
        return count;
      } catch (thrown) {
        await connection.run('ROLLBACK').catch(() => undefined); // an interrupt has rolled back already
        throw thrown;
      }
    } finally {
      end();
    }
  }
  async function replace(table: string, query: Sql): Promise<number> {
    if (await hasRelation(table)) return exchange(table, query, '');
    await run(join([rawSql('CREATE TABLE'), name(table), rawSql('AS'), query], ' '));
    const [counted] = await rows(join([rawSql('SELECT count(*) AS n FROM'), name(table)], ' '));
    return Number(counted?.['n'] ?? 0);
  }
  function replaceByKey(table: string, key: readonly string[], query: Sql): Promise<number> {
    const same = key.map((id) => `t.${quoteName(id)} = r.${quoteName(id)}`).join(' AND ');
    return exchange(table, query, `AS t USING replacement AS r WHERE ${same}`);
  }
  async function append(
    table: Table,
    added: readonly Readonly<Record<string, SqlValue | readonly string[]>>[],
  ): Promise<void> {
    const ids = Object.keys(table.columns);
    const size = Math.max(1, Math.floor(20_000 / ids.length));
    for (let start = 0; start < added.length; start += size) {
      const batch = added.slice(start, start + size);
      const document = JSON.stringify(
        batch.map((row) => ids.map((id) => row[id] ?? null)),
        (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
      );
      const cells = ids.map(
        (id, index) => `CAST(${cellSql(index, table, id)} AS ${typeOf(table, id)}) AS ${quoteName(id)}`,
      );
      const target = rawSql(`INSERT INTO ${quoteName(table.name)} BY NAME SELECT ${cells.join(', ')} FROM`);
      await run(join([target, sql`(SELECT unnest(CAST(${document} AS JSON[])) AS r)`], ' '));
    }
  }
  return {
    id: 'duckdb',
    rows,
    rowsOfEach,
    stream,
    hasRelation,
    replace,
    replaceByKey,
    append,
    createTable: async (table) => {
      await run(rawSql(`CREATE TABLE IF NOT EXISTS ${quoteName(table.name)} (${columnList(table)})`));
    },
    createView: async (view, query) => {
      await run(join([rawSql('CREATE OR REPLACE VIEW'), name(view), rawSql('AS'), query], ' '));
    },
    insert: (table, query) => run(join([rawSql('INSERT INTO'), name(table), rawSql('BY NAME'), query], ' ')),
    remove: async (table, where) => {
      await run(join([rawSql('DELETE FROM'), name(table), rawSql('WHERE'), where], ' '));
    },
    drop: async (relation) => {
      const kind = await kindOf(relation);
      if (kind !== undefined) await run(rawSql(`DROP ${kind} ${quoteName(relation)}`));
    },
    copy: async (query, file, format) => {
      if (format === 'text') {
        // CSV of one column that nothing quotes: unlike a blob it is written in blocks, by all threads, in the order of the rows.
        const options = `FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u0001', NULLSTR ''`;
        const lines = join([rawSql('SELECT t.line FROM ('), query, rawSql(') AS t(line)')], ' ');
        return writing(file, () =>
          run(join([rawSql('COPY ('), lines, rawSql(`) TO ${quoteText(file)} (${options})`)], ' ')),
        );
      }
      const options = format === 'parquet' ? 'FORMAT parquet, COMPRESSION zstd' : 'FORMAT json';
      return writing(file, () =>
        run(join([rawSql('COPY ('), query, rawSql(`) TO ${quoteText(file)} (${options})`)], ' ')),
      );
    },
    readRaw: (request) => readRaw({ run, rows, hasRelation }, request),
    markCopies: (staged) => markCopies({ run, rows, hasRelation }, staged),
    markLikenesses: (staged, others) => markLikenesses({ run, rows, hasRelation }, staged, others),
    rawPlace,
    refreshPlaces: (staged) => refreshPlaces({ run, rows, hasRelation }, staged),
    forgetFiles: (staged, lastFile) => forgetFiles({ run, rows, hasRelation }, staged, lastFile),
    parquetToNdjson: async (parquet, target) => {
      const records = `SELECT * FROM read_parquet(${quoteText(parquet)}, hive_partitioning = false)`;
      return writing(target, () => run(rawSql(`COPY (${records}) TO ${quoteText(target)} (FORMAT json)`)));
    },
    fieldPaths: (files, limit) => fieldPaths(rows, files, limit),
    cancel: () => {
      cancelled = true;
      connection.interrupt();
      lanes.interrupt();
    },
    close: () => {
      release();
      return Promise.resolve();
    },
  };
}

function typeOf(table: Table, id: string): string {
  const column = table.columns[id];
  if (column === undefined) throw new TypeError(`${table.name} has no column ${id}`);
  return SQL_TYPE[column.type];
}

/** A cell of the JSON array `r`: text for scalars and for documents, which travel as text; the list itself for lists. */
function cellSql(index: number, table: Table, id: string): string {
  const type = table.columns[id]?.type;
  if (type === 'texts') return `(r->${index})`;
  return type === 'timestamp' ? `to_timestamp_utc(r->>${index})` : `(r->>${index})`;
}
