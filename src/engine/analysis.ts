/**
 * What an engine says of one SELECT (`Engine.analyse`): what it reads, what it calls, and where each value comes from, through
 * common tables, subqueries and aliases. Names of tables, columns and functions are in lower case, lines count from 1.
 */
export interface Analysis {
  /** Tables and views that are read, each once, without the common tables of the statement; `schema.table` where it is written so. */
  readonly tables: readonly Named[];
  /** Functions that are called, each once; `schema.function` where it is written so. */
  readonly functions: readonly Named[];
  /** Every reading of a column of a table. The table is empty where the statement does not tell it. */
  readonly columns: readonly ColumnRead[];
  /** Every text that is written in the statement or given as a parameter. */
  readonly texts: readonly WrittenText[];
  /** Every call, comparison and other use of values. */
  readonly operations: readonly Operation[];
  /** The columns of the result. */
  readonly outputs: readonly Output[];
}

export interface Named {
  readonly name: string;
  /** Where it stands first. */
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
 * `IS NULL`, `IS DISTINCT FROM`, `UNNEST`, `GROUP BY`, `PARTITION BY`, `ORDER BY`, `EXTRACT`, `INTERVAL`, `SELECT *` (of a table), `CAST` (to a type that is not plain); whatever is none of
 * these has the engine's own word in capitals.
 */
export interface Operation {
  readonly kind: 'operation';
  readonly name: string;
  readonly args: readonly Origins[];
  readonly line: number;
}

/**
 * What a value may come from. CASE, casts to plain types, scalar subqueries and unions stand for what they hand on. Numbers, times, NULL, AND,
 * OR and NOT come from nothing.
 */
export type Origins = readonly (ColumnRead | WrittenText | Operation)[];

export interface Output {
  readonly name: string;
  readonly origins: Origins;
}

/** Columns of a table by its name; undefined for a table that is not known. */
export type ColumnsOf = (table: string) => readonly string[] | undefined;
