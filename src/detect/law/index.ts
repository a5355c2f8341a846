import type { Analysis, ColumnsOf } from '../../engine/analysis.ts';
import { hiddenProblems } from './hidden.ts';
import { nameProblems } from './names.ts';
import type { Problem } from './origin.ts';
import { placeProblems } from './places.ts';
import { shapeProblems } from './shape.ts';

/** What of a rule breaks the law that holds for everybody's rules, by line. `declared` are the tables that the rule names. */
export function lawProblems(analysis: Analysis, declared: ReadonlySet<string>, columnsOf: ColumnsOf): Problem[] {
  return [
    ...shapeProblems(analysis, declared, columnsOf),
    ...hiddenProblems(analysis),
    ...nameProblems(analysis),
    ...placeProblems(analysis),
  ].sort((a, b) => a.line - b.line);
}
