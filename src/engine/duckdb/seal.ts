import { rawSql } from '../../lib/sql.ts';
import { columns } from '../../model/column.ts';
import { typedRow } from '../typed-rows.ts';
import type { Access } from './raw.ts';

/** No file, network, attached database or extension, and no way back, because settings are locked. The lake and spilled memory stay usable. */
const SEAL = [
  'SET enable_external_access = false',
  'SET allow_community_extensions = false',
  'SET lock_configuration = true',
];

/** See `Engine.seal`. */
export async function seal(access: Pick<Access, 'run' | 'rows'>): Promise<void> {
  const { locked } = await typedRow(
    access,
    columns({ locked: 'boolean!' }),
    rawSql(`SELECT current_setting('lock_configuration') AS locked`),
  );
  if (locked) return;
  for (const statement of SEAL) await access.run(rawSql(statement));
}
