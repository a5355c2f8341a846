import type { TrueseatError } from '../lib/error.ts';
import type { Sql } from '../lib/sql.ts';
import type { Table } from './column.ts';

/** One row in JavaScript. Integers are exact (bigint past 2^53), timestamps UTC ISO text, JSON parsed, lists arrays. */
export type Row = Readonly<Record<string, unknown>>;

/** A SELECT that fills one table. */
export interface Query {
  /** A table of the model, or a working table `scratch_…` that is dropped after the stage. */
  readonly into: string;
  readonly sql: Sql;
  /**
   * Absent: the rows replace all others. `add`: they are added. `keep`: as absent, and the SELECT may read the rows of earlier runs. `view`:
   * the SELECT is stored, not its rows.
   */
  readonly how?: 'add' | 'keep' | 'view';
  /** A short description, if one table takes several steps. */
  readonly about?: string;
}

/** Steps that are repeated until the last of them returns no row. */
export interface Loop {
  readonly repeat: readonly Query[];
}

/** Rows for a table, from JavaScript. */
export interface Put {
  readonly into: Table;
  readonly rows: readonly Row[];
}

/** Results of small queries, by name. */
export type Beside = Readonly<Record<string, readonly Row[]>>;

/** Rows that pass through JavaScript, one page at a time, in the order of `order` (columns, ending in a unique key). */
export interface Edge {
  /** Tables that it fills. */
  readonly tables: readonly Table[];
  /** Small queries that are read completely beforehand. */
  readonly beside?: Readonly<Record<string, Sql>>;
  readonly sql: Sql;
  readonly order: readonly string[];
  readonly through: (pages: AsyncIterable<readonly Row[]>, beside: Beside) => AsyncIterable<Put>;
}

/** Independent queries, several at once, whose rows pass through JavaScript. */
export interface Each {
  readonly tables: readonly Table[];
  readonly beside?: Readonly<Record<string, Sql>>;
  readonly queries: readonly { readonly id: string; readonly sql: Sql }[];
  /** Queries that run; the others are skipped. */
  readonly runs: (id: string, beside: Beside) => boolean;
  readonly through: (results: AsyncIterable<EachResult>, beside: Beside) => AsyncIterable<Put>;
}

export interface EachResult {
  readonly id: string;
  readonly rows: readonly Row[] | TrueseatError;
}

export type Step = Query | Loop | Edge | Each;

/** A file `src/stage/<id>.ts`: named steps over earlier tables. What it reads is parsed from its SQL. */
export interface Stage {
  /** Name of its file, and of its main table with `-` for `_`. */
  readonly id: string;
  /** A short description of what it makes. */
  readonly about: string;
  readonly steps: readonly Step[];
}

function queriesOf(step: Step): readonly Query[] {
  if ('repeat' in step) return step.repeat;
  return 'into' in step ? [step] : [];
}

/** Every SELECT of a stage. */
export function selectsOf(stage: Stage): readonly Sql[] {
  return stage.steps.flatMap((step) => {
    if ('repeat' in step || 'into' in step) return queriesOf(step).map((one) => one.sql);
    const own = 'queries' in step ? step.queries.map((one) => one.sql) : [step.sql];
    return [...Object.values(step.beside ?? {}), ...own];
  });
}

/** Tables and views that a stage fills, working tables too. */
function filledBy(stage: Stage): readonly string[] {
  const names = stage.steps.flatMap((step) =>
    'tables' in step ? step.tables.map((table) => table.name) : queriesOf(step).map((one) => one.into),
  );
  return [...new Set(names)];
}

export function isScratch(table: string): boolean {
  return table.startsWith('scratch_');
}

/** Tables and views that other stages can read. */
export function writesOf(stage: Stage): readonly string[] {
  return filledBy(stage).filter((name) => !isScratch(name));
}

/** Working tables of a stage. */
export function scratchOf(stage: Stage): readonly string[] {
  return filledBy(stage).filter(isScratch);
}
