import { z } from 'zod';
import { quoteName } from '../lib/sql.ts';

/** The column types of the lake. Timestamps are UTC without zone; `texts` is a list of strings. */
export type ColumnType = 'text' | 'integer' | 'real' | 'boolean' | 'timestamp' | 'date' | 'json' | 'texts';

export interface Column {
  readonly type: ColumnType;
  readonly about: string;
}

export interface Table {
  readonly name: string;
  readonly about: string;
  /** OCSF class that the rows correspond to, where there is one. */
  readonly ocsf?: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/** Standard SQL type names; DuckDB and Trino both know them (`VARCHAR ARRAY` is the engine's to spell). */
export const SQL_TYPE: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  real: 'DOUBLE',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
  json: 'JSON',
  texts: 'VARCHAR[]',
};

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const ZOD: Readonly<Record<ColumnType, z.ZodType>> = {
  text: z.string(),
  integer: z.union([z.int(), z.bigint()]),
  real: z.number(),
  boolean: z.boolean(),
  timestamp: z.string().regex(TIMESTAMP, 'a UTC time such as 2026-01-31T08:15:00Z'),
  date: z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a date such as 2026-01-31'),
  json: z.unknown(),
  texts: z.array(z.string()),
};

/** What one row looks like in JavaScript: every column may be null or absent, no other column is allowed. */
export function rowSchema(table: Table): z.ZodType<Record<string, unknown>> {
  const shape = Object.fromEntries(
    Object.entries(table.columns).map(([id, column]) => [id, ZOD[column.type].nullish()]),
  );
  return z.strictObject(shape);
}

type Spec = Readonly<Record<string, string>>;

/**
 * Short notation for columns: `{account_id: 'text login name, lower case'}`; the first word is the type.
 * Throws when the type is unknown.
 */
export function columns(spec: Spec): Record<string, Column> {
  return Object.fromEntries(
    Object.entries(spec).map(([id, text]) => {
      const [type = '', ...about] = text.split(' ');
      if (!(type in SQL_TYPE)) throw new TypeError(`column ${id}: unknown type ${type}`);
      return [id, { type: type as ColumnType /* checked on the line above */, about: about.join(' ') }];
    }),
  );
}

/** A SELECT that gives these columns and no row. */
export function emptySql(of: Table['columns']): string {
  const cells = Object.entries(of).map(([id, { type }]) => `CAST(NULL AS ${SQL_TYPE[type]}) AS ${quoteName(id)}`);
  return `SELECT ${cells.join(', ')} WHERE false`;
}
