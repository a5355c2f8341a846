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

/** What is noted down on the way through a statement. */
export interface Notes {
  readonly columnsOf: ColumnsOf;
  /** Columns of a query; set by `query.ts`, so that expressions can hold queries. */
  readonly query: (query: Query, outer: Scope) => readonly Output[];
  readonly lineOf: (offset: number | undefined) => number;
  readonly table: (name: string, offset?: number) => void;
  readonly column: (table: string, column: string, offset?: number) => ColumnRead;
  readonly text: (text: string, offset?: number) => WrittenText;
  readonly parameter: (identifier: string, offset?: number) => Origins;
  readonly operation: (name: string, args: readonly Origins[], offset?: number) => Operation;
  readonly done: (outputs: readonly Output[]) => Analysis;
}

/** A table, common table or subquery in a FROM. `columns` is undefined where they are not known: any name may be one. */
export interface Relation {
  readonly alias: string;
  readonly columns: readonly Output[] | undefined;
  /** Name of the table when it is one. */
  readonly table: string;
}

/** What names can mean at one place of a statement. */
export interface Scope {
  readonly relations: Relation[];
  /** Columns of this SELECT that can be called by their alias. */
  readonly aliases: Map<string, Origins>;
  readonly commons: ReadonlyMap<string, readonly Output[]>;
  readonly outer?: Scope;
}

/** Functions are noted by their own name: grammar has capitals or signs. */
const FUNCTION = /^[a-z_]/;

/** Offsets in bytes, as the parser counts. */
function lineEnds(text: string): number[] {
  const bytes = Buffer.from(text);
  const ends: number[] = [];
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) ends.push(at);
  return ends;
}

/** Starts the notes on a statement. */
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
  /** What has no place of its own stands by what was met before it. */
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
