import type { SqlValue } from '../../../lib/sql.ts';
import type {
  Analysis,
  ColumnRead,
  ColumnsOf,
  Named,
  Operation,
  Origins,
  Output,
  WrittenText,
} from '../../analysis.ts';
import type { Query } from './tree.ts';

/** What is recorded while walking a statement. */
export interface Notes {
  readonly columnsOf: ColumnsOf;
  /** Columns of a query; set by `query.ts`, so that expressions can contain queries. */
  readonly query: (query: Query, outer: Scope) => readonly Output[];
  readonly lineOf: (offset: number | undefined) => number;
  readonly table: (name: string, offset?: number) => void;
  readonly column: (table: string, column: string, offset?: number) => ColumnRead;
  readonly text: (text: string, offset?: number) => WrittenText;
  readonly parameter: (identifier: string, offset?: number) => Origins;
  readonly operation: (name: string, args: readonly Origins[], offset?: number) => Operation;
  readonly done: (outputs: readonly Output[]) => Analysis;
}

/** A table, common table or subquery in a FROM. `columns` is undefined if unknown: any name may be one. */
export interface Relation {
  readonly alias: string;
  readonly columns: readonly Output[] | undefined;
  /** Name of the table if it is one. */
  readonly table: string;
}

/** What names can refer to at one point of a statement. */
export interface Scope {
  readonly relations: Relation[];
  /** Columns of this SELECT that can be referenced by their alias. */
  readonly aliases: Map<string, Origins>;
  readonly commons: ReadonlyMap<string, readonly Output[]>;
  readonly outer?: Scope;
}

/** Functions are recorded by their own name; grammar has capitals or symbols. */
const FUNCTION = /^[a-z_]/;

/** Offsets in bytes, as the parser counts. */
function lineEnds(text: string): number[] {
  const bytes = Buffer.from(text);
  const ends: number[] = [];
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) ends.push(at);
  return ends;
}

/** Starts the record of a statement. */
export function takeNotes(
  text: string,
  values: readonly SqlValue[],
  columnsOf: ColumnsOf,
  query: (notes: Notes, query: Query, outer: Scope) => readonly Output[],
): Notes {
  const ends = lineEnds(text);
  const tables = new Map<string, Named>();
  const functions = new Map<string, Named>();
  const columns: ColumnRead[] = [];
  const texts: WrittenText[] = [];
  const operations: Operation[] = [];
  let last = 1;
  /** What has no position of its own gets the position of what came before it. */
  function lineOf(offset: number | undefined): number {
    if (offset !== undefined) last = 1 + ends.filter((end) => end < offset).length;
    return last;
  }
  const notes: Notes = {
    columnsOf,
    query: (inner, outer) => query(notes, inner, outer),
    lineOf,
    table: (name, offset) => {
      if (!tables.has(name)) tables.set(name, { name, line: lineOf(offset) });
    },
    column: (table, column, offset) => {
      const read: ColumnRead = { kind: 'column', table, column, line: lineOf(offset) };
      columns.push(read);
      return read;
    },
    text: (written, offset) => {
      const made: WrittenText = { kind: 'text', text: written, line: lineOf(offset) };
      texts.push(made);
      return made;
    },
    parameter: (identifier, offset) => {
      const value = values[Number(identifier) - 1];
      return typeof value === 'string' ? [notes.text(value, offset)] : [];
    },
    operation: (name, args, offset) => {
      const made: Operation = { kind: 'operation', name, args, line: lineOf(offset) };
      operations.push(made);
      if (FUNCTION.test(name) && !functions.has(name)) functions.set(name, { name, line: made.line });
      return made;
    },
    done: (outputs) => ({
      tables: [...tables.values()],
      functions: [...functions.values()],
      columns,
      texts,
      operations,
      outputs,
    }),
  };
  return notes;
}
