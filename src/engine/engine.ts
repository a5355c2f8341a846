import type { TrueseatError } from '../lib/error.ts';
import type { Sql, SqlValue } from '../lib/sql.ts';
import type { Table } from '../model/column.ts';
import type { Analysis, ColumnsOf } from './analysis.ts';

/** One row in JavaScript. Integers are exact (bigint past 2^53), timestamps UTC ISO text, JSON parsed, lists arrays. */
export type Row = Readonly<Record<string, unknown>>;

export interface EngineOptions {
  /** Database file; absent: in memory, spilling to a temporary folder. */
  readonly file?: string;
  /** Memory limit of the engine in bytes; beyond it, work spills to disk. */
  readonly memoryBytes: number;
  readonly threads: number;
  /** Approximate bytes of raw files to be read into a database in memory: if they would not fit, it is kept in a temporary file. */
  readonly expectedBytes?: number;
  /** Secret key of `keyed_hash`. */
  readonly key: string;
  /** Ends all work when it aborts: every call, of the reader too, then rejects with CANCELLED. */
  readonly signal?: AbortSignal;
}

/**
 * The port: what every engine can do, and all that other code may ask of one. Statements use the shared subset of docs/sql.md. Calls on
 * one engine run one after another, except the queries of `rowsOfEach`.
 */
export interface Engine {
  readonly id: string;
  /** All rows of a query, for small results. */
  rows(query: Sql): Promise<Row[]>;
  /** Rows of independent queries, several running at once, in the order of the queries; if one fails, its error. */
  rowsOfEach(queries: readonly Sql[]): AsyncIterable<Row[] | TrueseatError>;
  /** Rows of a query in batches, without holding the whole result. */
  stream(query: Sql): AsyncIterable<readonly Row[]>;
  /** Creates a table if it does not exist; never changes an existing one. */
  createTable(table: Table): Promise<void>;
  createView(view: string, query: Sql): Promise<void>;
  hasRelation(relation: string): Promise<boolean>;
  /** Adds the rows of a query to a table, by column name; returns the number of rows. */
  insert(table: string, query: Sql): Promise<number>;
  /** Replaces all rows of a table by those of a query; creates the table from the query if it does not exist. */
  replace(table: string, query: Sql): Promise<number>;
  /** Creates a working table from a query: it belongs to this connection and disappears with it, however the process ends. */
  scratch(table: string, query: Sql): Promise<number>;
  /** Replaces the rows that share a key with a row of the query, and adds the rest. Keys are never null. */
  replaceByKey(table: string, key: readonly string[], query: Sql): Promise<number>;
  remove(table: string, where: Sql): Promise<void>;
  drop(relation: string): Promise<void>;
  /** Adds rows from JavaScript; absent columns are null. */
  append(table: Table, rows: readonly Readonly<Record<string, SqlValue | readonly string[]>>[]): Promise<void>;
  /** Writes the rows of a query to a file; `text` writes the query's only column unchanged, one line per row. */
  copy(query: Sql, file: string, format: 'ndjson' | 'parquet' | 'text'): Promise<void>;
  /**
   * Analyses SELECTs without running them, in their order. `columnsOf` returns the columns of tables: with it, every name is resolved to its
   * table. Anything but exactly one SELECT gives an error BAD_CONTENT instead, with the line in the statement.
   */
  analyseAll(queries: readonly Sql[], columnsOf?: ColumnsOf): Promise<readonly (Analysis | TrueseatError)[]>;
  /**
   * From now on the engine reads and writes only the lake and its own temporary files: no file, no network, no extension, no setting;
   * `copy` and `readRaw` fail. Call it before running SQL of content files. It cannot be undone.
   */
  seal(): Promise<void>;
  /**
   * The same engine for calls that can be stopped separately: when the signal aborts they reject with CANCELLED, both the running one and those
   * waiting, and nothing is half replaced. All other calls continue.
   */
  withSignal(signal: AbortSignal): Engine;
  close(): Promise<void>;
}
