import { TrueseatError } from '../../../lib/error.ts';
import { join, sql, type Sql } from '../../../lib/sql.ts';
import type { Analysis, ColumnsOf } from '../../analysis.ts';
import { columns } from '../../../model/column.ts';
import type { Row } from '../../engine.ts';
import { typedRows } from '../../typed-rows.ts';
import { takeNotes } from './notes.ts';
import { queryColumns } from './query.ts';
import type { Statement } from './tree.ts';

interface Parsed {
  readonly error?: boolean;
  readonly error_type?: string;
  readonly error_message?: string;
  readonly position?: string;
  readonly statements?: readonly Statement[];
}

function lineAt(text: string, position: string | undefined): number {
  return Buffer.from(text)
    .subarray(0, Number(position ?? 0))
    .toString()
    .split('\n').length;
}

function noSelect(message: string, line: number): TrueseatError {
  return new TrueseatError('BAD_CONTENT', message, {
    place: { line },
    wayOut: 'Write one SELECT in the subset of docs/sql.md.',
  });
}

function analysisOf({ text, values }: Sql, tree: string, columnsOf: ColumnsOf): Analysis {
  const parsed = JSON.parse(tree) as Parsed; // written by the engine
  if (parsed.error === true) {
    const isSyntax = parsed.error_type === 'parser';
    throw noSelect(
      isSyntax ? (parsed.error_message ?? 'a syntax error') : 'this is no SELECT',
      isSyntax ? lineAt(text, parsed.position) : 1,
    );
  }
  const [statement, second] = parsed.statements ?? [];
  if (statement === undefined) throw noSelect('there is no SELECT', 1);
  if (second !== undefined) throw noSelect('these are several statements', 1);
  const notes = takeNotes(text, values, columnsOf, queryColumns);
  return notes.done(queryColumns(notes, statement.node));
}

/** Analyses statements with DuckDB's own parser, which takes them all in one call; see `Engine.analyseAll`. */
export async function analyseAll(
  rows: (query: Sql) => Promise<Row[]>,
  queries: readonly Sql[],
  columnsOf: ColumnsOf,
): Promise<readonly (Analysis | TrueseatError)[]> {
  if (queries.length === 0) return [];
  const given = join(queries.map(({ text }, index) => sql`(${index}, CAST(${text} AS VARCHAR))`));
  const trees = await typedRows(
    { rows },
    columns({ tree: 'text!' }),
    sql`SELECT CAST(json_serialize_sql(text, skip_null := true, skip_empty := true, skip_default := true) AS VARCHAR) AS tree FROM (VALUES ${given}) AS given (n, text) ORDER BY n`,
  );
  return queries.map((query, index) => {
    try {
      return analysisOf(query, trees[index]?.tree ?? '', columnsOf);
    } catch (thrown) {
      if (thrown instanceof TrueseatError) return thrown;
      throw thrown;
    }
  });
}
