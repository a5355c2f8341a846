import { quoteName, quoteText, rawSql } from '../lib/sql.ts';
import type { Table } from '../model/column.ts';
import { EVENT_TABLES } from '../model/event.ts';
import type { Stage } from '../model/stage.ts';
import { ALL_TABLES } from '../model/table.ts';

/** Names are made distinct before they are attributed: an event table has millions of rows and few accounts and devices. */
function attributedSql(table: string, columns: Table['columns']): string {
  const from = (column: string): string => `(SELECT DISTINCT ${column} AS alias FROM ${quoteName(table)}) AS e`;
  const device = (kind: string, column: string): string => `
    SELECT t.worker_id FROM ${from(column)} JOIN device_alias AS d ON d.kind = '${kind}' AND d.alias = e.alias
    JOIN attribution AS t ON t.entity_kind = 'device' AND t.entity_id = d.device_id`;
  return [
    ...('account_id' in columns
      ? [
          `SELECT t.worker_id FROM ${from('account_id')} JOIN attribution AS t ON t.entity_kind = 'account' AND t.entity_id = e.alias`,
        ]
      : []),
    ...('device_key' in columns ? [device('key', 'device_key')] : []),
    ...('host' in columns ? [device('host', 'host')] : []),
  ].join(' UNION ALL ');
}

/** SQL of: whom the rows of a table are about; undefined where it names no worker. */
function workersSql(name: string): string | undefined {
  const columns: Table['columns'] = ALL_TABLES.get(name)?.columns ?? {};
  if ('worker_id' in columns) return `SELECT worker_id FROM ${quoteName(name)}`;
  return EVENT_TABLES.some((table) => table.name === name) ? attributedSql(name, columns) : undefined;
}

/** `names`: tables that detections read. A detection without rows in a table that it needs could not run. */
export function tableRows(names: readonly string[]): Stage {
  const counts = names.map((name) => {
    const workers = workersSql(name);
    const people =
      workers === undefined
        ? 'CAST(NULL AS BIGINT)'
        : `(SELECT count(DISTINCT p.worker_id) AS people FROM (${workers}) AS p)`;
    return `SELECT ${quoteText(name)} AS table_name, count(*) AS n, ${people} AS people FROM ${quoteName(name)}`;
  });
  return {
    id: 'table-rows',
    about: 'how many rows each table holds that detections read, and of how many workers',
    steps: [{ into: 'table_rows', sql: rawSql(counts.join(' UNION ALL ')) }],
  };
}
