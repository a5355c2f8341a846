import type { Sql } from '../lib/sql.ts';
import type { VerdictRule } from '../model/verdict.ts';
import { detectionSql } from './compile.ts';

/** A verdict with its parameters bound, as stage `verdict` runs it. */
export function compileVerdict(rule: VerdictRule): {
  readonly id: string;
  readonly title: string;
  readonly innocent: string;
  readonly settle: string;
  readonly rank: number;
  readonly sql: Sql;
} {
  const { id, title, innocent, settle, rank } = rule;
  return { id, title, innocent, settle, rank, sql: detectionSql(rule) };
}
