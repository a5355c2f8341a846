import { z } from 'zod';
import { quoteName } from '../lib/sql.ts';

/** The column types of the lake, and their values in JavaScript. Timestamps are UTC without zone, as ISO text. */
export interface ValueOf {
  readonly text: string;
  readonly integer: number;
  readonly real: number;
  readonly boolean: boolean;
  readonly timestamp: string;
  readonly date: string;
  readonly json: unknown;
  readonly texts: readonly string[];
}
export type ColumnType = keyof ValueOf;

export interface Column<Type extends ColumnType = ColumnType, Nullable extends boolean = boolean> {
  readonly type: Type;
  readonly nullable: Nullable;
  readonly about: string;
}

export type Columns = Readonly<Record<string, Column>>;

export interface Table<Of extends Columns = Columns> {
  readonly name: string;
  readonly about: string;
  /** OCSF class of the rows, if there is one. */
  readonly ocsf?: number;
  readonly columns: Of;
}

/** A row of declared columns (`engine/typed-rows.ts` reads them). */
export type Cells<Of extends Columns> = {
  readonly [Id in keyof Of]: ValueOf[Of[Id]['type']] | (Of[Id]['nullable'] extends false ? never : null);
};

/** A row of a table: `RowOf<typeof FINDING>`. */
export type RowOf<Of extends Table> = Cells<Of['columns']>;

/** Standard SQL type names, known to DuckDB and Trino (each engine spells `VARCHAR ARRAY` itself). */
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

/** A row in JavaScript: every column may be null or absent; no other column is allowed. */
export function rowSchema(table: Table): z.ZodType<Record<string, unknown>> {
  const shape = Object.fromEntries(
    Object.entries(table.columns).map(([id, column]) => [id, ZOD[column.type].nullish()]),
  );
  return z.strictObject(shape);
}

type Spec = Readonly<Record<string, string>>;
type FirstWord<Text extends string> = Text extends `${infer Word} ${string}` ? Word : Text;
type ColumnOf<Word extends string> = string extends Word
  ? Column
  : Word extends `${infer Type extends ColumnType}!`
    ? Column<Type, false>
    : Word extends ColumnType
      ? Column<Word, true>
      : never;
/** The columns of a text in the short notation. */
export type Declared<Text extends Spec> = { readonly [Id in keyof Text]: ColumnOf<FirstWord<Text[Id]>> };

/**
 * Short notation for columns: `{account_id: 'text login name, lower case', n: 'integer! how often'}`; the first word is the type, with `!` if
 * it is never null. Throws if the type is unknown.
 */
export function columns<const Text extends Spec>(spec: Text): Declared<Text> {
  const read = Object.entries(spec).map(([id, text]) => {
    const [word = '', ...about] = text.split(' ');
    const type = word.replace(/!$/, '');
    if (!(type in SQL_TYPE)) throw new TypeError(`column ${id}: unknown type ${type}`);
    return [id, { type, nullable: type === word, about: about.join(' ') }];
  });
  return Object.fromEntries(read) as Declared<Text>; // read from the text as its type is
}

/** Some of the columns of a table. */
export function some<Of extends Columns, Id extends keyof Of & string>(
  { columns: of }: Table<Of>,
  ...ids: readonly Id[]
): Pick<Of, Id> {
  return Object.fromEntries(ids.map((id) => [id, of[id]])) as Pick<Of, Id>; // these ids
}

/** A SELECT that returns these columns and no row. */
export function emptySql(of: Table['columns']): string {
  // Engines name the type of a list differently; `split` gives one in all of them.
  const nothing = (type: ColumnType): string =>
    type === 'texts' ? `split(CAST(NULL AS VARCHAR), ',')` : `CAST(NULL AS ${SQL_TYPE[type]})`;
  const cells = Object.entries(of).map(([id, { type }]) => `${nothing(type)} AS ${quoteName(id)}`);
  return `SELECT ${cells.join(', ')} WHERE false`;
}
