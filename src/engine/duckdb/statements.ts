import type { DuckDBConnection } from '@duckdb/node-api';
import { TrueseatError } from '../../lib/error.ts';
import { rawSql, type Sql } from '../../lib/sql.ts';
import { columns } from '../../model/column.ts';
import type { Row } from '../engine.ts';
import { typedRows } from '../typed-rows.ts';
import { interruptible, interruptibleEach, opened, orAborted } from './cancel.ts';
import { asError, cancelledError, engineError, type Places } from './failure.ts';
import { batches, type Lanes } from './lanes.ts';
import { withStatement } from './statement.ts';

/** Statements on the connection behind both ports: they run one after the other, and each ends early with its signal. */
export interface Statements {
  readonly run: (statement: Sql) => Promise<number>;
  /** Statements of one turn, all or nothing. */
  readonly transaction: <T>(work: (execute: (statement: Sql) => Promise<number>) => Promise<T>) => Promise<T>;
  readonly rows: (query: Sql) => Promise<Row[]>;
  readonly rowsOfEach: (queries: readonly Sql[]) => AsyncIterable<Row[] | TrueseatError>;
  readonly stream: (query: Sql) => AsyncIterable<readonly Row[]>;
  /** Whether a relation is a TABLE or a VIEW. */
  readonly kindOf: (relation: string) => Promise<string | undefined>;
  readonly hasRelation: (relation: string) => Promise<boolean>;
}

/** Statements that create or drop a relation, as this folder writes them. */
const DEFINITION = /^(CREATE|DROP) (?:OR REPLACE )?(?:TEMP )?(TABLE|VIEW) (?:IF NOT EXISTS )?("(?:[^"]|"")+"|\w+)/;

function bare(quoted: string): string {
  return quoted.startsWith('"') ? quoted.slice(1, -1).replaceAll('""', '"') : quoted;
}

/** A complete write is kept, even if somebody cancels in the meantime. */
const NEVER = new AbortController().signal;

/** Returns the statements of a connection for each signal that can end them. */
export function statementsOn(
  connection: DuckDBConnection,
  lanes: Lanes,
  places: Places,
): (signal: AbortSignal) => Statements {
  const interrupt = (): void => connection.interrupt();
  let turn: Promise<void> = Promise.resolve();
  /** Cached: the catalogue takes milliseconds to answer and is asked for each table by each detection. */
  let relations: Map<string, string> | undefined;
  /** Waits for its turn: a connection runs one statement at a time. Returns the function that ends the turn. */
  async function takeTurn(signal: AbortSignal): Promise<() => void> {
    const before = turn;
    const { promise, end } = opened();
    turn = promise;
    await orAborted(before, signal);
    if (!signal.aborted) return end;
    void before.then(end);
    throw cancelledError();
  }
  /** Runs one statement within a turn. */
  async function execute(statement: Sql, signal: AbortSignal): Promise<number> {
    try {
      const result = await interruptible(signal, interrupt, () =>
        withStatement(connection, statement, (prepared) => prepared.run()),
      );
      const [, variable] = /^SET VARIABLE (\S+)/.exec(statement.text) ?? [];
      if (variable !== undefined) lanes.set(variable, statement.text);
      const [, verb, kind = '', relation = ''] = DEFINITION.exec(statement.text) ?? [];
      if (verb === 'CREATE') relations?.set(bare(relation), kind);
      if (verb === 'DROP') relations?.delete(bare(relation));
      return result.rowsChanged;
    } catch (thrown) {
      throw thrown instanceof TrueseatError ? thrown : engineError(thrown, statement.text, places, signal);
    }
  }
  return (signal) => {
    async function inTurn<T>(work: () => Promise<T>): Promise<T> {
      const end = await takeTurn(signal);
      try {
        return await work();
      } finally {
        end();
      }
    }
    async function attempt<T>(work: (run: (statement: Sql) => Promise<number>) => Promise<T>): Promise<T> {
      try {
        await execute(rawSql('BEGIN TRANSACTION'), signal);
        const made = await work((statement) => execute(statement, signal));
        await execute(rawSql('COMMIT'), NEVER);
        return made;
      } catch (thrown) {
        await connection.run('ROLLBACK').catch(() => undefined); // there may be no transaction
        relations = undefined;
        throw thrown;
      }
    }
    async function* stream(query: Sql): AsyncIterable<readonly Row[]> {
      const end = await takeTurn(signal);
      try {
        yield* interruptibleEach(signal, interrupt, batches(connection, query));
      } catch (thrown) {
        throw thrown instanceof TrueseatError ? thrown : engineError(thrown, query.text, places, signal);
      } finally {
        end();
      }
    }
    async function rows(query: Sql): Promise<Row[]> {
      const all: Row[] = [];
      for await (const batch of stream(query)) all.push(...batch);
      return all;
    }
    async function* rowsOfEach(queries: readonly Sql[]): AsyncIterable<Row[] | TrueseatError> {
      for await (const result of lanes.rowsOf(queries, signal)) {
        if (Array.isArray(result.rows)) yield result.rows;
        else {
          const error = engineError(result.thrown, result.query.text, places, signal);
          // What does not fit next to another query may fit alone.
          yield error.code === 'OUT_OF_MEMORY' ? await rows(result.query).catch(asError) : error;
        }
      }
    }
    async function kindOf(relation: string): Promise<string | undefined> {
      if (relations === undefined) {
        const query = rawSql('SELECT table_name AS id, table_type AS kind FROM information_schema.tables');
        const found = await typedRows({ rows }, columns({ id: 'text!', kind: 'text!' }), query);
        relations = new Map(found.map(({ id, kind }) => [id, kind === 'VIEW' ? 'VIEW' : 'TABLE']));
      }
      return relations.get(relation);
    }
    return {
      run: (statement) => inTurn(() => execute(statement, signal)),
      transaction: (work) => inTurn(() => attempt(work)),
      rows,
      rowsOfEach,
      stream,
      kindOf,
      hasRelation: async (relation) => (await kindOf(relation)) !== undefined,
    };
  };
}
