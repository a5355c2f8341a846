import { quoteName, quoteText, rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

/** `names`: tables that detections read. A detection without rows in a table that it needs could not run. */
export function tableRows(names: readonly string[]): Stage {
  const counts = names.map((name) => `SELECT ${quoteText(name)} AS table_name, count(*) AS n FROM ${quoteName(name)}`);
  return {
    id: 'table-rows',
    about: 'how many rows each table holds that detections read',
    steps: [{ into: 'table_rows', sql: rawSql(counts.join(' UNION ALL ')) }],
  };
}
