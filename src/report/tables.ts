import type { Engine } from '../engine/engine.ts';
import { typedRow } from '../engine/typed-rows.ts';
import { quoteName, rawSql } from '../lib/sql.ts';
import { columns, type Columns } from '../model/column.ts';
import { EVENT_TABLES } from '../model/event.ts';
import { ROSTER_TABLES } from '../model/roster.ts';

export interface Written {
  readonly file: string;
  readonly rows: number;
}

/** Times as in the output contract; lists and JSON unchanged. */
function cells(of: Columns, parquet: boolean): string {
  return Object.entries(of)
    .map(([id, column]) =>
      !parquet && column.type === 'timestamp' ? `iso_text(${quoteName(id)}) AS ${quoteName(id)}` : quoteName(id),
    )
    .join(', ');
}

/** Writes every event and roster table that has rows, as NDJSON or Parquet, ordered by time and id. */
export async function writeTables(engine: Engine, folder: string, parquet: boolean): Promise<Written[]> {
  const written: Written[] = [];
  for (const table of [...EVENT_TABLES, ...ROSTER_TABLES]) {
    const count = rawSql(`SELECT count(*) AS n FROM ${quoteName(table.name)}`);
    const { n: rows } = await typedRow(engine, columns({ n: 'integer!' }), count);
    if (rows === 0) continue;
    const file = `${table.name}.${parquet ? 'parquet' : 'ndjson'}`;
    await engine.copy(
      rawSql(
        `SELECT ${cells(table.columns, parquet)} FROM ${quoteName(table.name)} AS t ORDER BY t.occurred_at, t.event_id, t.raw_file, t.raw_line`,
      ),
      `${folder}/${file}`,
      parquet ? 'parquet' : 'ndjson',
    );
    written.push({ file, rows });
  }
  return written;
}
