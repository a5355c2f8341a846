import { StatementType, type DuckDBConnection, type DuckDBPreparedStatement } from '@duckdb/node-api';
import { TrueseatError } from '../../lib/error.ts';
import type { Sql } from '../../lib/sql.ts';

function refuse(message: string): never {
  throw new TrueseatError('ENGINE_FAILED', message);
}

/** Prepares a text that must hold a single statement: the driver would run several. Frees it after `use`. */
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

/** Rejects anything but a query: it might write. */
export function mustSelect(prepared: DuckDBPreparedStatement): void {
  if (prepared.statementType !== StatementType.SELECT) refuse('this is no SELECT');
}
