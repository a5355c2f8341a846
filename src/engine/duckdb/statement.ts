import { StatementType, type DuckDBConnection, type DuckDBPreparedStatement } from '@duckdb/node-api';
import { TrueseatError } from '../../lib/error.ts';
import type { Sql } from '../../lib/sql.ts';

function refuse(message: string): never {
  throw new TrueseatError('ENGINE_FAILED', message);
}

/** Prepares a text that holds one statement: of several the driver would run all. Frees it when `use` is through. */
export async function withStatement<T>(
  connection: DuckDBConnection,
  { text, values }: Sql,
  use: (prepared: DuckDBPreparedStatement) => Promise<T>,
): Promise<T> {
  const statements = await connection.extractStatements(text);
  if (statements.count !== 1) refuse('several statements in one call');
  const prepared = await statements.prepare(0);
  try {
    prepared.bind([...values]);
    return await use(prepared);
  } finally {
    prepared.destroySync();
  }
}

/** Refuses what is no query: it might write. */
export function mustSelect(prepared: DuckDBPreparedStatement): void {
  if (prepared.statementType !== StatementType.SELECT) refuse('this is no SELECT');
}
