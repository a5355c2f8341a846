import { tablesRead } from '../engine/analyse.ts';
import type { Engine, Row } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { messageOf } from '../lib/error.ts';
import type { SqlValue } from '../lib/sql.ts';
import type { Detection } from '../model/detection.ts';
import { selectsOf, writesOf, type Stage } from '../model/stage.ts';
import type { IdentifierKind } from '../model/identifier.ts';
import { ALL_TABLES } from '../model/table.ts';
import type { VerdictRule } from '../model/verdict.ts';
import { explain } from './explain.ts';
import { detectionSql } from './compile.ts';
import { compileKind } from './kind.ts';

export interface Tried {
  readonly id: string;
  readonly test: string;
  /** What is wrong; empty if the test passes. */
  readonly problem: string;
}

type Rule = Detection | VerdictRule | IdentifierKind;

function tablesOf(rule: Rule, given: Readonly<Record<string, unknown>>): string[] {
  const named = 'needs' in rule ? [...rule.needs, ...rule.reads] : rule.reads;
  return [...new Set([...named, ...Object.keys(given)])];
}

/** Stages that make tables which a rule names and a test does not give, and what they read. */
async function makersOf(
  engine: Engine,
  rule: Rule,
  given: Readonly<Record<string, unknown>>,
  helpers: readonly Stage[],
): Promise<{ readonly makers: readonly Stage[]; readonly raw: readonly string[] }> {
  const named = tablesOf(rule, given).filter((id) => !(id in given));
  const makers = helpers.filter((stage) => writesOf(stage).some((id) => named.includes(id)));
  const columnsOf = (table: string): readonly string[] => Object.keys(ALL_TABLES.get(table)?.columns ?? {});
  return { makers, raw: await tablesRead(engine, makers.flatMap(selectsOf), columnsOf) };
}

async function fill(
  engine: Engine,
  ids: readonly string[],
  given: Readonly<Record<string, readonly Row[]>>,
): Promise<void> {
  for (const id of ids) {
    const table = ALL_TABLES.get(id);
    if (table === undefined) throw new Error(`no table ${id}`);
    await engine.drop(id);
    await engine.createTable(table);
    const rows = given[id] ?? [];
    for (const row of rows) {
      const unknown = Object.keys(row).find((column) => !(column in table.columns));
      if (unknown !== undefined) throw new Error(`${id} has no column ${unknown}`);
    }
    await engine.append(
      table,
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, plain(cell)]))),
    );
  }
}

function plain(cell: unknown): SqlValue | readonly string[] {
  if (cell instanceof Date) return cell.toISOString();
  if (Array.isArray(cell)) return cell.map(String);
  if (typeof cell === 'object' && cell !== null) return JSON.stringify(cell);
  return (cell ?? null) as SqlValue; // YAML scalars
}

function same(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'number' && typeof actual === 'number')
    return Math.abs(expected - actual) <= Math.max(0.05, Math.abs(expected) * 1e-6);
  return JSON.stringify(expected ?? null) === JSON.stringify(actual ?? null);
}

/** Compares rows with what is expected, in any order: the same number of rows, each with the asserted columns. */
function compare(expected: readonly Row[], actual: readonly Row[]): string {
  const left = [...actual];
  for (const row of expected) {
    const at = left.findIndex((one) => Object.entries(row).every(([id, cell]) => id in one && same(cell, one[id])));
    if (at < 0) return `no row ${JSON.stringify(row)} among ${JSON.stringify(left).slice(0, 800)}`;
    left.splice(at, 1);
  }
  return left.length === 0 ? '' : `${left.length} rows too many: ${JSON.stringify(left).slice(0, 800)}`;
}

/**
 * Runs the tests of a detection or verdict on an engine whose lists are loaded. Tables they name are dropped and made anew. A table that a
 * helper makes may be given by the rows that it is made of.
 */
export async function tryRule(engine: Engine, rule: Rule, helpers: readonly Stage[]): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const test of rule.tests) {
    let problem = '';
    const { makers, raw } = await makersOf(engine, rule, test.given, helpers);
    const tables = [...new Set([...tablesOf(rule, test.given), ...raw])].filter((id) => !id.startsWith('list_'));
    try {
      await fill(engine, tables, test.given);
      for (const stage of makers) await runStage(engine, stage);
      const rows = await engine.rows(
        'link' in rule ? compileKind(rule, test.params).sql : detectionSql(rule, test.params),
      );
      problem = compare(
        test.expect,
        'explain' in rule ? rows.map((row) => ({ ...row, explanation: explain(rule.explain, row) })) : rows,
      );
    } catch (thrown) {
      problem = `${messageOf(thrown)}${thrown instanceof Error && thrown.cause instanceof Error ? ` (${thrown.cause.message.slice(0, 600)})` : ''}`;
    }
    tried.push({ id: rule.id, test: test.name, problem });
    for (const id of [...tables, ...makers.flatMap(writesOf)]) await engine.drop(id);
  }
  return tried;
}
