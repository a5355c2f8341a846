import type { Analysis, ColumnsOf } from '../../engine/analysis.ts';
import type { Engine } from '../../engine/engine.ts';
import { TrueseatError } from '../../lib/error.ts';
import { didYouMean } from '../../lib/nearest.ts';
import type { Sql } from '../../lib/sql.ts';
import { IDENTIFIER_COLUMNS, type IdentifierKind } from '../../model/identifier.ts';
import { ALL_TABLES } from '../../model/table.ts';
import type { Content, Rule, RulePlace } from '../content.ts';
import { listTable } from '../lists.ts';
import { detectionSql } from '../compile.ts';
import { lawProblems } from './index.ts';

/** Tables and columns that rules may read. */
export function lakeColumns(lists: Content['lists']): ColumnsOf {
  const ofLists = [...lists.values()].map(listTable);
  const tables = new Map([...ALL_TABLES.values(), ...ofLists].map((one) => [one.name, Object.keys(one.columns)]));
  return (table) => tables.get(table);
}

function broken(rule: Rule, file: string, line: number, message: string, wayOut: string): TrueseatError {
  return new TrueseatError('BAD_CONTENT', message, { place: { file, line, part: rule.id }, wayOut });
}

function placed(thrown: unknown, rule: Rule, place: RulePlace): unknown {
  if (!(thrown instanceof TrueseatError) || thrown.code !== 'BAD_CONTENT') return thrown;
  return broken(rule, place.file, place.sql + (thrown.place.line ?? 1) - 1, thrown.message, thrown.wayOut);
}

/** The SQL of a rule, parameters bound. */
function boundSql(rule: Rule, place: RulePlace): Sql {
  try {
    return detectionSql(rule);
  } catch (thrown) {
    throw placed(thrown, rule, place);
  }
}

function analysed(result: Analysis | TrueseatError | undefined, rule: Rule, place: RulePlace): Analysis {
  if (result === undefined) throw new TypeError(`${rule.id} was not analysed`);
  if (result instanceof TrueseatError) throw placed(result, rule, place);
  return result;
}

/** The tables that a rule names. */
function declaredBy(rule: Rule, place: RulePlace, columnsOf: ColumnsOf): ReadonlySet<string> {
  const declared = new Set([...('needs' in rule ? rule.needs : []), ...rule.reads]);
  const unknown = [...declared].find((table) => columnsOf(table) === undefined);
  if (unknown === undefined) return declared;
  const near = didYouMean(unknown, ALL_TABLES.keys());
  throw broken(
    rule,
    place.file,
    place.tables,
    `there is no table ${unknown}${near}`,
    'Name tables of the lake under needs and reads.',
  );
}

function checkTests(rule: Rule, place: RulePlace): void {
  const wayOut = 'Write a test with rows under expect, and one with expect: [].';
  if (!rule.tests.some((test) => test.expect.length > 0))
    throw broken(rule, place.file, place.tests, 'it has no test in which it fires', wayOut);
  if (!rule.tests.some((test) => test.expect.length === 0))
    throw broken(rule, place.file, place.tests, 'it has no test in which it does not fire', wayOut);
}

/** A kind of shared thing gives the columns of its schema, no more and no less. */
function checkColumns(kind: IdentifierKind, place: RulePlace, { outputs }: Analysis): void {
  const given = new Set(outputs.map((one) => one.name));
  const lacking = IDENTIFIER_COLUMNS.filter((id) => !given.delete(id));
  const wayOut = `Give ${IDENTIFIER_COLUMNS.join(', ')}.`;
  if (lacking.length > 0) throw broken(kind, place.file, place.sql, `its result lacks ${lacking.join(', ')}`, wayOut);
  if (given.size > 0) throw broken(kind, place.file, place.sql, `its result has a column ${[...given][0]}`, wayOut);
}

/** Holds every rule, ours and the user's, against the law. Throws BAD_CONTENT with file, line and the way out for the first that breaks it. */
export async function checkContent(engine: Engine, content: Content): Promise<void> {
  const columnsOf = lakeColumns(content.lists);
  const rules = [...content.detections, ...content.verdicts, ...content.identifiers].map((rule: Rule) => {
    const place = content.places.get(rule.id);
    if (place === undefined) throw new TypeError(`${rule.id} has no place`);
    return { rule, place, sql: boundSql(rule, place) };
  });
  const results = await engine.analyseAll(
    rules.map(({ sql }) => sql),
    columnsOf,
  );
  for (const [index, { rule, place }] of rules.entries()) {
    checkTests(rule, place);
    const declared = declaredBy(rule, place, columnsOf);
    const analysis = analysed(results[index], rule, place);
    const [first, ...more] = lawProblems(analysis, declared, columnsOf);
    if (first === undefined) {
      if ('link' in rule) checkColumns(rule, place, analysis);
      continue;
    }
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    throw broken(rule, place.file, place.sql + first.line - 1, `${first.message}${others}`, first.wayOut);
  }
}
