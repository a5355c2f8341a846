import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { messageOf, TrueseatError } from '../../lib/error.ts';
import { join, name, quoteName, quoteText, rawSql, sql, type Sql, type SqlValue } from '../../lib/sql.ts';
import { SQL_TYPE, type Table } from '../../model/column.ts';
import type { Engine, EngineOptions, Row } from '../engine.ts';
import type { Lake } from '../reader.ts';
import { analyse } from './analyse/index.ts';
import { macros } from './functions.ts';
import { batches, openLanes, type Lanes } from './lanes.ts';
import { readerOver } from './reader.ts';
import { seal } from './seal.ts';
import { withStatement } from './statement.ts';

/** Bytes that a byte of raw JSON takes in memory (measured: 0.3), and the share of the ceiling that tables may take. */
const IN_MEMORY = 0.3;
const TABLE_SHARE = 0.6;
/** Share of the ceiling that the engine may count as used: what its allocator holds back and our own look-ups come on top (measured on a million accounts at 800 MB and at 2 GB). */
const ENGINE_SHARE = 0.7;
/** Bytes of the ceiling that the engine has whole: two threads that read long lines need most of it. */
const ENGINE_FLOOR = 512e6;

/** Queries that run at once. */
const MOST_LANES = 4;

function cancelledError(cause?: Error): TrueseatError {
  return new TrueseatError('CANCELLED', 'the run was cancelled', cause === undefined ? {} : { cause });
}

/** The engine's own error as ours: memory and cancellation have codes of their own; the SQL goes into the cause. */
function engineError(thrown: unknown, text: string): TrueseatError {
  const message = messageOf(thrown);
  const cause = new Error(`${message}\nin: ${text}`);
  if (/interrupt/i.test(message)) return cancelledError(cause);
  if (/out of memory|memory_limit|failed to allocate/i.test(message)) {
    return new TrueseatError('OUT_OF_MEMORY', 'the memory ceiling is too low for this input', {
      cause,
      wayOut: 'Give more with --memory, or fewer --threads.',
    });
  }
  return new TrueseatError('ENGINE_FAILED', message.split('\n')[0] ?? message, { cause });
}

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

/** Opens DuckDB behind both ports; closing the engine closes the lake. Throws LAKE_UNUSABLE when the file is locked or no database. */
export async function openDuckdb(options: EngineOptions): Promise<Lake> {
  const spill = mkdtempSync(joinPath(tmpdir(), 'trueseat-'));
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
  } catch (thrown) {
    rmSync(spill, { recursive: true, force: true });
    throw new TrueseatError('LAKE_UNUSABLE', messageOf(thrown).split('\n')[0] ?? '', {
      place: { file: options.file ?? ':memory:' },
      wayOut: 'Close the program that uses it, or name another file with --db.',
      cause: thrown,
    });
  }
  const connect = async (): Promise<DuckDBConnection> => {
    const connection = await instance.connect();
    for (const macro of macros(options.key)) await connection.run(`CREATE OR REPLACE TEMP MACRO ${macro}`);
    return connection;
  };
  const connection = await connect();
  // For all connections: one that is opened on a sealed engine can set nothing.
  await connection.run(`SET GLOBAL TimeZone = 'UTC'`);
  await connection.run(`SET GLOBAL integer_division = true`); // as every other engine has it
  return engineOver(connection, openLanes(connect, Math.min(options.threads, MOST_LANES)), () => {
    connection.closeSync();
    instance.closeSync();
    rmSync(spill, { recursive: true, force: true });
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

function engineOver(connection: DuckDBConnection, lanes: Lanes, release: () => void): Lake {
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
      const result = await withStatement(connection, statement, (prepared) => prepared.run());
      const [, variable] = /^SET VARIABLE (\S+)/.exec(statement.text) ?? [];
      if (variable !== undefined) lanes.set(variable, statement.text);
      const [, verb, kind = '', relation = ''] = DEFINITION.exec(statement.text) ?? [];
      if (verb === 'CREATE') relations?.set(bare(relation), kind);
      if (verb === 'DROP') relations?.delete(bare(relation));
      return result.rowsChanged;
    } catch (thrown) {
      throw engineError(thrown, statement.text);
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
      throw thrown instanceof TrueseatError ? thrown : engineError(thrown, query.text);
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
        const error = engineError(result.thrown, result.query.text);
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
  /** Makes a table of a query; gives its number of rows, which the statement does not tell. */
  async function made(verb: string, table: string, query: Sql): Promise<number> {
    await run(join([rawSql(verb), name(table), rawSql('AS'), query], ' '));
    const [counted] = await rows(join([rawSql('SELECT count(*) AS n FROM'), name(table)], ' '));
    return Number(counted?.['n'] ?? 0);
  }
  async function replace(table: string, query: Sql): Promise<number> {
    return (await hasRelation(table)) ? exchange(table, query, '') : made('CREATE TABLE', table, query);
  }
  function scratch(table: string, query: Sql): Promise<number> {
    return made('CREATE OR REPLACE TEMP TABLE', table, query);
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
  const engine: Engine = {
    id: 'duckdb',
    rows,
    rowsOfEach,
    stream,
    hasRelation,
    replace,
    scratch,
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
        await run(join([rawSql('COPY ('), lines, rawSql(`) TO ${quoteText(file)} (${options})`)], ' '));
        return;
      }
      const options = format === 'parquet' ? 'FORMAT parquet, COMPRESSION zstd' : 'FORMAT json';
      await run(join([rawSql('COPY ('), query, rawSql(`) TO ${quoteText(file)} (${options})`)], ' '));
    },
    analyse: (query, columnsOf = () => undefined) => analyse(rows, query, columnsOf),
    seal: () => seal({ run, rows }),
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
  return { engine, reader: readerOver({ run, rows, hasRelation }) };
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
