import type { CompiledVerdict, VerdictRule } from '../model/verdict.ts';
import { detectionSql } from './compile.ts';

/** A verdict with its parameters bound, as stage `verdict` runs it. */
export function compileVerdict(rule: VerdictRule): CompiledVerdict {
  const { id, title, innocent, settle, rank } = rule;
  return { id, title, innocent, settle, rank, sql: detectionSql(rule) };
}
