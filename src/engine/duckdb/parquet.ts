import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { quoteText, rawSql } from '../../lib/sql.ts';
import { columns } from '../../model/column.ts';
import { typedRow } from '../typed-rows.ts';
import { writing } from './failure.ts';
import type { Access } from './raw.ts';

function rewrite(access: Pick<Access, 'run'>, parquet: string, target: string): Promise<unknown> {
  const records = `SELECT * FROM read_parquet(${quoteText(parquet)}, hive_partitioning = false)`;
  return writing(target, () => access.run(rawSql(`COPY (${records}) TO ${quoteText(target)} (FORMAT json)`)));
}

/** See the port. A sealed engine can read only its temporary folder, so the file passes through that. */
export async function parquetToNdjson(
  access: Pick<Access, 'run' | 'rows'>,
  parquet: string,
  target: string,
): Promise<void> {
  const { open, folder } = await typedRow(
    access,
    columns({ open: 'boolean!', folder: 'text!' }),
    rawSql(`SELECT current_setting('enable_external_access') AS open, current_setting('temp_directory') AS folder`),
  );
  if (open) {
    await rewrite(access, parquet, target);
    return;
  }
  const work = mkdtempSync(join(folder, 'parquet-'));
  try {
    copyFileSync(parquet, join(work, 'parquet'));
    await rewrite(access, join(work, 'parquet'), join(work, 'ndjson'));
    copyFileSync(join(work, 'ndjson'), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
