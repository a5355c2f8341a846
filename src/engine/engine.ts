import type { TrueseatError } from '../lib/error.ts';
import type { Sql, SqlValue } from '../lib/sql.ts';
import type { Table } from '../model/column.ts';
import type { Analysis, ColumnsOf } from './analysis.ts';

/** One row in JavaScript. Integers are exact (bigint past 2^53), timestamps UTC ISO text, JSON parsed, lists arrays. */
export type Row = Readonly<Record<string, unknown>>;

export interface EngineOptions {
  /** Database file; absent: in memory, spilling to a temporary folder. */
  readonly file?: string;
  /** Memory ceiling of the engine in bytes; past it work spills to disk. */
  readonly memoryBytes: number;
  readonly threads: number;
  /** About how many bytes of raw files will be read into a database in memory: where they would not fit, it is kept in a temporary file. */
  readonly expectedBytes?: number;
  /** Secret key of `keyed_hash`. */
  readonly key: string;
  /** Ends all work once it is aborted: every call, of the reader too, then rejects with CANCELLED. */
  readonly signal?: AbortSignal;
}

/**
 * The port: what every engine can do, and all that the rest of the house may ask of one. Statements are in the shared
 * subset of docs/sql.md. Calls on one engine run one after another, save the queries of `rowsOfEach`.
 */
export interface Engine {
  readonly id: string;
  /** All rows of a query: for results that are small. */
  rows(query: Sql): Promise<Row[]>;
  /** Rows of queries that do not depend on one another, several under way at once, in their order; where one fails, its error. */
  rowsOfEach(queries: readonly Sql[]): AsyncIterable<Row[] | TrueseatError>;
  /** Rows of a query in batches, without holding the result. */
  stream(query: Sql): AsyncIterable<readonly Row[]>;
  /** Creates a table when it does not exist; brings nothing else about. */
  createTable(table: Table): Promise<void>;
  createView(view: string, query: Sql): Promise<void>;
  hasRelation(relation: string): Promise<boolean>;
  /** Adds the rows of a query to a table, by column name; gives the number of rows. */
  insert(table: string, query: Sql): Promise<number>;
  /** Replaces all rows of a table by those of a query; creates it from the query when it does not exist. */
  replace(table: string, query: Sql): Promise<number>;
  /** Makes a working table of a query: it is of this connection alone, and gone with it however the process ends. */
  scratch(table: string, query: Sql): Promise<number>;
  /** Replaces the rows that share a key with a row of the query, and adds the rest. Keys are never null. */
  replaceByKey(table: string, key: readonly string[], query: Sql): Promise<number>;
  remove(table: string, where: Sql): Promise<void>;
  drop(relation: string): Promise<void>;
  /** Adds rows from JavaScript; absent columns are null. */
  append(table: Table, rows: readonly Readonly<Record<string, SqlValue | readonly string[]>>[]): Promise<void>;
  /** Writes a query's rows to a file; `text` writes the one column of the query as it is, a line for each row. */
  copy(query: Sql, file: string, format: 'ndjson' | 'parquet' | 'text'): Promise<void>;
  /**
   * Takes one SELECT apart without running it. `columnsOf` tells the columns of tables: with it every name leads to its table.
   * Throws BAD_CONTENT, with the line in the statement, for what is not exactly one SELECT.
   */
  analyse(query: Sql, columnsOf?: ColumnsOf): Promise<Analysis>;
  /**
   * From now on the engine reads and writes nothing but the lake and its own temporary files: no file, no network, no extension, no
   * setting; `copy` and `readRaw` fail. Whoever runs SQL of content files calls it first. There is no way back.
   */
  seal(): Promise<void>;
  /**
   * The same engine for calls that can be stopped alone: once the signal is aborted they reject with CANCELLED, the running one
   * and those that wait, and nothing is half replaced. All other calls go on.
   */
  withSignal(signal: AbortSignal): Engine;
  close(): Promise<void>;
}
