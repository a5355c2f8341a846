import type { Sql } from '../lib/sql.ts';
import type { Cells, Columns, ColumnType } from '../model/column.ts';
import type { Engine, Row } from './engine.ts';

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

const FITS: Readonly<Record<ColumnType, (value: unknown) => boolean>> = {
  text: isText,
  timestamp: isText,
  date: isText,
  integer: Number.isInteger,
  real: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  json: () => true,
  texts: Array.isArray,
};

/** Integers past 2^53 are rounded: declared columns are shown or counted, never looked up by such a number. */
function cellOf(id: string, { type, nullable }: Columns[string], given: unknown): unknown {
  const value = typeof given === 'bigint' ? Number(given) : given;
  if (value === undefined) throw new TypeError(`the query gives no column ${id}`);
  if (value === null ? !nullable : !FITS[type](value))
    throw new TypeError(`column ${id} is ${value === null ? 'null' : typeof value}, declared as ${type}`);
  return value;
}

/** Rows as declared; other columns are left out. Throws a TypeError for a row that does not match its declaration. */
export function typed<Of extends Columns>(of: Of, rows: readonly Row[]): Cells<Of>[] {
  const declared = Object.entries(of);
  return rows.map((row) => {
    const cells: Record<string, unknown> = {};
    for (const [id, column] of declared) cells[id] = cellOf(id, column, row[id]);
    return cells as unknown as Cells<Of>; // checked cell by cell
  });
}

/** The row of a query that returns exactly one, such as a count. */
export async function typedRow<Of extends Columns>(
  engine: Pick<Engine, 'rows'>,
  of: Of,
  query: Sql,
): Promise<Cells<Of>> {
  const [row, ...more] = await typedRows(engine, of, query);
  if (row === undefined || more.length > 0)
    throw new TypeError(`one row expected, not ${row === undefined ? 0 : more.length + 1}`);
  return row;
}

/** All rows of a query that returns at least these columns. */
export async function typedRows<Of extends Columns>(
  engine: Pick<Engine, 'rows'>,
  of: Of,
  query: Sql,
): Promise<Cells<Of>[]> {
  return typed(of, await engine.rows(query));
}
