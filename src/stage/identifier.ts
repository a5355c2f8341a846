import { rawSql, type Sql } from '../lib/sql.ts';
import { emptySql } from '../model/column.ts';
import type { Query, Stage } from '../model/stage.ts';
import { ALL_TABLES } from '../model/table.ts';

const COLUMNS = ALL_TABLES.get('identifier')?.columns ?? {};

/** `kinds`: the rows of each kind, one for a subject and value. */
export function identifier(kinds: readonly { readonly id: string; readonly sql: Sql }[]): Stage {
  const rows = kinds.map(({ id, sql }): Query => ({ into: 'identifier', about: id, sql, how: 'add' }));
  return {
    id: 'identifier',
    about: 'things that can be shared',
    steps: [{ into: 'identifier', about: 'none yet', sql: rawSql(emptySql(COLUMNS)) }, ...rows],
  };
}
