import { setTimeout } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ahead } from '../../lib/ahead.ts';
import type { Sql } from '../../lib/sql.ts';
import type { Row } from '../engine.ts';
import { mustSelect, withStatement } from './statement.ts';
import { fromEngine } from './values.ts';

/** Rows of one SELECT, as many at a time as the engine gives. */
export async function* batches(connection: DuckDBConnection, query: Sql): AsyncIterable<Row[]> {
  const result = await withStatement(connection, query, (prepared) => {
    mustSelect(prepared);
    return prepared.stream();
  });
  const names = result.deduplicatedColumnNames();
  const types = result.columnTypes();
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk.getRows().map((cells) =>
      Object.fromEntries(
        names.map((id, index) => {
          const type = types[index];
          return [id, type === undefined ? null : fromEngine(cells[index] ?? null, type)];
        }),
      ),
    );
  }
}

export interface LaneResult {
  readonly query: Sql;
  readonly rows?: Row[];
  readonly thrown?: unknown;
}

/** Connections on which independent queries run beside one another. */
export interface Lanes {
  /** Keeps what a variable is set to: variables belong to one connection. */
  set(variable: string, statement: string): void;
  /** Results in the order of the queries. */
  rowsOf(queries: readonly Sql[]): AsyncIterable<LaneResult>;
  interrupt(): void;
}

/** Results that may wait for their turn, for each lane: a slow query does not keep the other lanes idle. */
const LOOK_AHEAD = 8;
const RETRY_MS = 20;

/** `connect` gives a connection that knows our functions. */
export function openLanes(connect: () => Promise<DuckDBConnection>, width: number): Lanes {
  const variables = new Map<string, string>();
  const open = new Set<DuckDBConnection>();

  async function openLane(): Promise<DuckDBConnection> {
    const lane = await connect();
    open.add(lane);
    for (const statement of variables.values()) await lane.run(statement);
    return lane;
  }
  function interrupt(): void {
    for (const lane of open) lane.interrupt();
  }
  async function* rowsOf(queries: readonly Sql[]): AsyncIterable<LaneResult> {
    const free = await Promise.all(queries.slice(0, width).map(openLane));
    const waiting: ((lane: DuckDBConnection) => void)[] = [];
    const underWay = new Set<Promise<LaneResult>>();
    let stopped = false;
    async function run(query: Sql): Promise<LaneResult> {
      const lane = free.pop() ?? (await new Promise<DuckDBConnection>((resolve) => waiting.push(resolve)));
      try {
        const rows: Row[] = [];
        if (!stopped) for await (const batch of batches(lane, query)) rows.push(...batch);
        return { query, rows };
      } catch (thrown) {
        return { query, thrown };
      } finally {
        const next = waiting.shift();
        if (next === undefined) free.push(lane);
        else next(lane);
      }
    }
    function start(query: Sql): Promise<LaneResult> {
      const result = run(query);
      underWay.add(result);
      void result.then(() => underWay.delete(result));
      return result;
    }
    try {
      for await (const [, result] of ahead(queries, width * LOOK_AHEAD, start)) yield result;
    } finally {
      stopped = true;
      while (underWay.size > 0) {
        interrupt(); // again and again: a statement that is about to start does not hear it
        await Promise.race([...underWay, setTimeout(RETRY_MS)]);
      }
      for (const lane of open) lane.closeSync();
      open.clear();
    }
  }
  return {
    set: (variable, statement) => variables.set(variable, statement),
    rowsOf,
    interrupt,
  };
}
