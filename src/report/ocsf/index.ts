import type { Engine } from '../../engine/engine.ts';
import { typed, typedRow } from '../../engine/typed-rows.ts';
import { quoteName, rawSql, type Sql } from '../../lib/sql.ts';
import { writeText } from '../../lib/write-text.ts';
import { columns } from '../../model/column.ts';
import { EVENT_TABLES } from '../../model/event.ts';
import type { Written } from '../tables.ts';
import type { Mapping } from './mapping.ts';
import { recordSql } from './record.ts';
import { MAPPINGS } from './table/index.ts';

interface Filled {
  readonly mapping: Mapping;
  readonly rows: number;
  /** Milliseconds of the last event, 0 if none has a time. */
  readonly lastAt: number;
}

/**
 * Writes the event tables as OCSF records, one NDJSON file for each class with any, ordered by time and id. Rows without a time of their
 * own (inventories) get that of the latest event and `unmapped.trueseat.time_known: false`.
 */
export async function writeOcsf(engine: Engine, folder: string, version: string): Promise<Written[]> {
  const filled: Filled[] = [];
  for (const mapping of MAPPINGS) {
    const { n: rows, last_at: lastAt } = await typedRow(
      engine,
      columns({ n: 'integer!', last_at: 'integer milliseconds' }),
      rawSql(`SELECT count(*) AS n, epoch_millis(max(occurred_at)) AS last_at FROM ${quoteName(mapping.table)}`),
    );
    if (rows > 0) filled.push({ mapping, rows, lastAt: lastAt ?? 0 });
  }
  const otherwise = filled.reduce((latest, one) => Math.max(latest, one.lastAt), 0);
  const written: Written[] = [];
  for (const file of new Set(filled.map((one) => one.mapping.class.file))) {
    const parts = filled.filter((one) => one.mapping.class.file === file);
    await writeLines(engine, classSql(parts, version, otherwise), `${folder}/${file}.ndjson`);
    written.push({ file: `${file}.ndjson`, rows: parts.reduce((sum, one) => sum + one.rows, 0) });
  }
  return written;
}

function classSql(parts: readonly Filled[], version: string, otherwise: number): Sql {
  const selects = parts.map(({ mapping }) => {
    const table = EVENT_TABLES.find((one) => one.name === mapping.table);
    if (table === undefined) throw new TypeError(`no event table ${mapping.table}`);
    return `SELECT ${recordSql(table, mapping, version, otherwise)} AS line, occurred_at, event_id, raw_file, raw_line FROM ${quoteName(mapping.table)}`;
  });
  return rawSql(
    `SELECT line FROM (${selects.join(' UNION ALL ')}) AS r ORDER BY occurred_at, event_id, raw_file, raw_line`,
  );
}

const LINE = columns({ line: 'text!' });

async function writeLines(engine: Engine, query: Sql, file: string): Promise<void> {
  async function* pieces(): AsyncIterable<string> {
    for await (const batch of engine.stream(query))
      yield typed(LINE, batch)
        .map((row) => `${row.line}\n`)
        .join('');
  }
  await writeText(file, pieces());
}
