import { quoteName, rawSql, sql, type Sql } from '../lib/sql.ts';
import { emptySql, type Table } from '../model/column.ts';
import {
  isScratch,
  scratchOf,
  type Beside,
  type Each,
  type EachResult,
  type Edge,
  type Put,
  type Query,
  type Row,
  type Stage,
} from '../model/stage.ts';
import { ALL_TABLES } from '../model/table.ts';
import type { Engine } from './engine.ts';

/** Rows of a page that passes through JavaScript. */
const PAGE = 20_000;

/** The result of one step. */
export interface StepRun {
  /** Table, or the query of several that fill one. */
  readonly step: string;
  readonly rows: number;
  readonly seconds: number;
}

export interface Watch {
  /** Runs before several queries that fill one table. */
  readonly began?: (what: string) => void;
  readonly ended?: (step: StepRun) => void;
}

type Appended = Parameters<Engine['append']>[1];

function tableOf(name: string): Table {
  const table = ALL_TABLES.get(name);
  if (table === undefined) throw new TypeError(`the model has no table ${name}`);
  return table;
}

/** A derived table is created from its columns in the model: a lake of an earlier version has others. */
async function make(engine: Engine, table: Table): Promise<void> {
  if (isScratch(table.name)) {
    await engine.scratch(table.name, rawSql(emptySql(table.columns)));
    return;
  }
  await engine.drop(table.name);
  await engine.createTable(table);
}

async function runQuery(engine: Engine, { into, sql: query, how }: Query): Promise<number> {
  if (how === 'view') {
    await engine.createView(into, query);
    return 0;
  }
  if (how === 'add') return engine.insert(into, query);
  if (isScratch(into)) return engine.scratch(into, query);
  if (how === 'keep') {
    await engine.createTable(tableOf(into));
    return engine.replace(into, query);
  }
  await make(engine, tableOf(into));
  return engine.insert(into, query);
}

async function* pagesOf(engine: Engine, query: Sql, order: readonly string[]): AsyncIterable<Row[]> {
  await engine.scratch(
    'scratch_page',
    sql`SELECT row_number() OVER (ORDER BY ${rawSql(order.map(quoteName).join(', '))}) AS page_row, q.* FROM (${query}) AS q`,
  );
  for (let from = 1; ; from += PAGE) {
    const page = await engine.rows(
      sql`SELECT * FROM scratch_page WHERE page_row BETWEEN ${from} AND ${from + PAGE - 1} ORDER BY page_row`,
    );
    if (page.length > 0) yield page;
    if (page.length < PAGE) break;
  }
  await engine.drop('scratch_page');
}

async function besideOf(engine: Engine, queries: Edge['beside']): Promise<Beside> {
  const read: [string, Row[]][] = [];
  for (const [id, query] of Object.entries(queries ?? {})) read.push([id, await engine.rows(query)]);
  return Object.fromEntries(read);
}

async function put(engine: Engine, puts: AsyncIterable<Put>): Promise<number> {
  let count = 0;
  for await (const { into, rows } of puts) {
    await engine.append(into, rows as Appended); // cells of the table's own types
    count += rows.length;
  }
  return count;
}

async function runEdge(engine: Engine, step: Edge): Promise<number> {
  for (const table of step.tables) await make(engine, table);
  const beside = await besideOf(engine, step.beside);
  return put(engine, step.through(pagesOf(engine, step.sql, step.order), beside));
}

async function runEach(engine: Engine, step: Each, watch: Watch): Promise<number> {
  for (const table of step.tables) await make(engine, table);
  const beside = await besideOf(engine, step.beside);
  const queries = step.queries.filter(({ id }) => step.runs(id, beside));
  async function* results(): AsyncIterable<EachResult> {
    let done = 0;
    let start = performance.now();
    for await (const rows of engine.rowsOfEach(queries.map((one) => one.sql))) {
      const id = queries[done++]?.id ?? '';
      watch.began?.(id);
      yield { id, rows };
      watch.ended?.({
        step: id,
        rows: Array.isArray(rows) ? rows.length : 0,
        seconds: (performance.now() - start) / 1000,
      });
      start = performance.now();
    }
  }
  return put(engine, step.through(results(), beside));
}

/** Runs the steps of a stage in order; returns the rows that its tables then hold. Working tables are dropped afterwards, also on failure. */
export async function runStage(engine: Engine, stage: Stage, watch: Watch = {}): Promise<number> {
  /** Rows by table: a step that fills a table again replaces what an earlier one counted. */
  const counts = new Map<string, number>();
  async function timed(step: string, run: () => Promise<number>): Promise<number> {
    const start = performance.now();
    const rows = await run();
    watch.ended?.({ step, rows, seconds: (performance.now() - start) / 1000 });
    return rows;
  }
  async function query(one: Query): Promise<number> {
    const named = one.about === undefined ? one.into : `${one.into}: ${one.about}`;
    const rows = await timed(named, () => runQuery(engine, one));
    if (!isScratch(one.into)) counts.set(one.into, (one.how === 'add' ? (counts.get(one.into) ?? 0) : 0) + rows);
    return rows;
  }
  try {
    for (const step of stage.steps) {
      if ('into' in step) await query(step);
      else if ('repeat' in step) {
        for (let last = -1; last !== 0;) for (const one of step.repeat) last = await query(one);
      } else {
        const names = step.tables.map((table) => table.name).join(', ');
        counts.set(
          names,
          await timed(names, () => ('queries' in step ? runEach(engine, step, watch) : runEdge(engine, step))),
        );
      }
    }
  } finally {
    for (const table of [...scratchOf(stage), 'scratch_page']) await engine.drop(table).catch(() => undefined);
  }
  return [...counts.values()].reduce((sum, rows) => sum + rows, 0);
}
