import { setTimeout } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ahead } from '../../lib/ahead.ts';
import type { Sql } from '../../lib/sql.ts';
import type { Row } from '../engine.ts';
import { interruptibleEach, RETRY_MS } from './cancel.ts';
import { mustSelect, withStatement } from './statement.ts';
import { fromEngine } from './values.ts';

/** Rows of one SELECT, fetched as many at a time as the engine returns. */
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

/** Connections on which independent queries run in parallel. */
export interface Lanes {
  /** Stores the value of a variable: variables belong to one connection. */
  set(variable: string, statement: string): void;
  /** Results in the order of the queries. Throws CANCELLED once the signal aborts. */
  rowsOf(queries: readonly Sql[], signal: AbortSignal): AsyncIterable<LaneResult>;
}

/** Results per lane that may wait for their turn, so that a slow query does not keep the other lanes idle. */
const LOOK_AHEAD = 8;

/** `connect` returns a connection that has our functions. */
export function openLanes(connect: () => Promise<DuckDBConnection>, width: number): Lanes {
  const variables = new Map<string, string>();

  async function* rowsOf(queries: readonly Sql[], signal: AbortSignal): AsyncIterable<LaneResult> {
    const open: DuckDBConnection[] = [];
    const free: DuckDBConnection[] = [];
    const waiting: ((lane: DuckDBConnection) => void)[] = [];
    const underWay = new Set<Promise<LaneResult>>();
    let stopped = false;
    function interrupt(): void {
      for (const lane of open) lane.interrupt();
    }
    async function openLane(): Promise<void> {
      const lane = await connect();
      open.push(lane);
      for (const statement of variables.values()) await lane.run(statement);
      free.push(lane);
    }
    async function run(query: Sql): Promise<LaneResult> {
      const lane = free.pop() ?? (await new Promise<DuckDBConnection>((resolve) => waiting.push(resolve)));
      try {
        const rows: Row[] = [];
        if (!stopped && !signal.aborted) for await (const batch of batches(lane, query)) rows.push(...batch);
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
      while (open.length < Math.min(width, queries.length)) await openLane();
      const results = ahead(queries, width * LOOK_AHEAD, start);
      for await (const [, result] of interruptibleEach(signal, interrupt, results)) yield result;
    } finally {
      stopped = true;
      while (underWay.size > 0) {
        interrupt(); // repeatedly, as in `interruptible`
        await Promise.race([...underWay, setTimeout(RETRY_MS)]);
      }
      for (const lane of open) lane.closeSync();
    }
  }
  return { set: (variable, statement) => variables.set(variable, statement), rowsOf };
}
