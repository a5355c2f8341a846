/**
 * What an engine says about one SELECT (`Engine.analyseAll`): what it reads, what it calls, and where each value comes from, resolved through
 * common tables, subqueries and aliases. Names of tables, columns and functions are in lower case; lines count from 1.
 */
export interface Analysis {
  /** Tables and views that are read, each once, without the statement's common tables; `schema.table` if written so. */
  readonly tables: readonly Named[];
  /** Functions that are called, each once; `schema.function` if written so. */
  readonly functions: readonly Named[];
  /** Every read of a table column. The table is empty if the statement does not tell which one it is. */
  readonly columns: readonly ColumnRead[];
  /** Every text literal in the statement and every text parameter. */
  readonly texts: readonly WrittenText[];
  /** Every call, comparison and other use of values. */
  readonly operations: readonly Operation[];
  /** The columns of the result. */
  readonly outputs: readonly Output[];
}

export interface Named {
  readonly name: string;
  /** Line of its first occurrence. */
  readonly line: number;
}

export interface ColumnRead {
  readonly kind: 'column';
  readonly table: string;
  readonly column: string;
  readonly line: number;
}

export interface WrittenText {
  readonly kind: 'text';
  readonly text: string;
  readonly line: number;
}

/**
 * A function by its name in lower case, or a piece of grammar: `=`, `<`, `||` and the like, or in capitals `IN`, `LIKE`, `BETWEEN`,
 * `IS NULL`, `IS DISTINCT FROM`, `UNNEST`, `GROUP BY`, `PARTITION BY`, `ORDER BY`, `EXTRACT`, `INTERVAL`, `SELECT *` (of a table), `CAST` (to a
 * type that is not plain); anything else has the engine's own name in capitals.
 */
export interface Operation {
  readonly kind: 'operation';
  readonly name: string;
  readonly args: readonly Origins[];
  readonly line: number;
}

/**
 * What a value can come from. CASE, casts to plain types, scalar subqueries and unions count as the values that they return. Numbers,
 * times, NULL, AND, OR and NOT come from nothing.
 */
export type Origins = readonly (ColumnRead | WrittenText | Operation)[];

export interface Output {
  readonly name: string;
  readonly origins: Origins;
}

/** Columns of a table by its name; undefined for an unknown table. */
export type ColumnsOf = (table: string) => readonly string[] | undefined;
