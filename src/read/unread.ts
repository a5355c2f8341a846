import type { Engine } from '../engine/engine.ts';
import type { Lake } from '../engine/reader.ts';
import { typedRows } from '../engine/typed-rows.ts';
import { quoteName, quoteText, rawSql } from '../lib/sql.ts';
import { some } from '../model/column.ts';
import type { Numbered } from './prepared.ts';
import { stagedTable } from './staged.ts';
import { INPUT_FIELD, INPUT_FILE } from './tables.ts';

const UNREAD = some(INPUT_FIELD, 'field', 'records', 'line');

/** Records, for each file, the fields with unreadable values that went to `extra`. */
export async function unreadValues(
  { engine, reader }: Lake,
  files: readonly (Numbered & { readonly records: number })[],
): Promise<void> {
  const rows: Record<string, string | number | null>[] = [];
  const kept = new Map<string, ReadonlySet<number>>();
  for (const { prepared, fileNo, records } of files) {
    for (const { dataset } of prepared.found.filter((one) => 'extra' in one.dataset.stage)) {
      const staged = stagedTable(dataset);
      const withExtra = kept.get(staged) ?? (await filesWithExtra(engine, staged));
      kept.set(staged, withExtra);
      if (!withExtra.has(fileNo)) continue;
      const fields = Object.keys(dataset.fields).map((field) => {
        const has = `json_text(extra, ${quoteText(`$.${field}`)}) IS NOT NULL AND file_no = ${fileNo}`;
        return `SELECT ${quoteText(field)} AS field, ${reader.rawPlace(staged).line} AS line FROM ${quoteName(staged)} AS m WHERE ${has}`;
      });
      const found = await typedRows(
        engine,
        UNREAD,
        rawSql(
          `SELECT field, count(*) AS records, min(line) AS line FROM (${fields.join(' UNION ALL ')}) AS unread GROUP BY field ORDER BY field`,
        ),
      );
      for (const row of found)
        rows.push({
          ...row,
          file_no: fileNo,
          dataset: dataset.id,
          of_records: records,
          path: prepared.path,
        });
    }
  }
  await engine.append(INPUT_FIELD, rows);
}

async function filesWithExtra(engine: Engine, staged: string): Promise<ReadonlySet<number>> {
  const rows = await typedRows(
    engine,
    some(INPUT_FILE, 'file_no'),
    rawSql(`SELECT DISTINCT file_no FROM ${quoteName(staged)} WHERE CAST(extra AS VARCHAR) <> '{}'`),
  );
  return new Set(rows.map((row) => row.file_no));
}
