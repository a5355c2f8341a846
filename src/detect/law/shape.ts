import type { Analysis, ColumnsOf } from '../../engine/analysis.ts';
import { didYouMean } from '../../lib/nearest.ts';
import { SHARED_FUNCTIONS } from '../../model/shared-sql.ts';
import type { Problem } from './origin.ts';

/** Grammar of docs/sql.md, as an engine names it. */
const FORMS = new Set(
  '=,<>,<,>,<=,>=,+,-,*,/,%,||,IN,LIKE,BETWEEN,IS NULL,IS DISTINCT FROM,UNNEST,EXTRACT,INTERVAL,GROUP BY,PARTITION BY,ORDER BY'.split(
    ',',
  ),
);

const PAGE = 'See docs/sql.md for what SQL may use.';

/** What a statement reads that its rule does not declare, and what of it docs/sql.md does not list. */
export function shapeProblems(analysis: Analysis, declared: ReadonlySet<string>, columnsOf: ColumnsOf): Problem[] {
  const found: Problem[] = [];
  for (const { name, line } of analysis.tables) {
    if (columnsOf(name) === undefined)
      found.push({
        line,
        message: `there is no table ${name}${didYouMean(name, declared)}`,
        wayOut: 'A rule reads tables of the lake and lists; no file, address or other database.',
      });
    else if (!declared.has(name) && !name.startsWith('list_'))
      found.push({ line, message: `it reads ${name} and does not say so`, wayOut: 'Name it under needs or reads.' });
  }
  for (const { name, line } of analysis.functions)
    if (!SHARED_FUNCTIONS.has(name)) found.push({ line, message: `${name} is no function for rules`, wayOut: PAGE });
  for (const { name, line } of analysis.operations)
    if (!/^[a-z_]/.test(name) && !FORMS.has(name))
      found.push({ line, message: `${name} is no grammar for rules`, wayOut: PAGE });
  for (const { table, column, line } of analysis.columns)
    if (table === '') found.push({ line, message: `no table that it reads has a column ${column}`, wayOut: PAGE });
  return found;
}
