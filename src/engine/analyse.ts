import { TrueseatError } from '../lib/error.ts';
import type { Sql } from '../lib/sql.ts';
import type { Analysis, ColumnsOf } from './analysis.ts';
import type { Engine } from './engine.ts';

type Analyser = Pick<Engine, 'analyseAll'>;

/** Analyses one SELECT; see `Engine.analyseAll`. Throws BAD_CONTENT, with the line in the statement, for anything but exactly one SELECT. */
export async function analyse(engine: Analyser, query: Sql, columnsOf?: ColumnsOf): Promise<Analysis> {
  const [result] = await engine.analyseAll([query], columnsOf);
  if (result === undefined || result instanceof TrueseatError) throw result ?? new TypeError('it was not analysed');
  return result;
}

/** Tables that any of the SELECTs reads. Throws as `analyse`. */
export async function tablesRead(
  engine: Analyser,
  queries: readonly Sql[],
  columnsOf?: ColumnsOf,
): Promise<readonly string[]> {
  const read = new Set<string>();
  for (const result of await engine.analyseAll(queries, columnsOf)) {
    if (result instanceof TrueseatError) throw result;
    for (const { name } of result.tables) read.add(name);
  }
  return [...read];
}
