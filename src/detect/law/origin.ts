import type { ColumnRead, Operation, Origins, WrittenText } from '../../engine/analysis.ts';

/** What breaks the law, where in the statement, and what to do about it. */
export interface Problem {
  readonly line: number;
  readonly message: string;
  readonly wayOut: string;
}

export type Origin = Origins[number];

/** Functions whose value is one of their arguments, or is made of it and shows as much: by the number of arguments that are handed on. */
export const HANDED: ReadonlyMap<string, number> = new Map([
  ...['coalesce', 'concat', 'concat_ws', '||', 'greatest', 'least', 'lag', 'lead'].map((id) => [id, Infinity] as const),
  ...['min', 'max', 'any_value', 'min_by', 'max_by', 'first_value', 'last_value', 'nullif', 'if'].map(
    (id) => [id, 1] as const,
  ),
  ...['trim', 'ltrim', 'rtrim', 'lower', 'upper', 'fold', 'reverse', 'replace', 'lpad'].map((id) => [id, 1] as const),
  ...['split', 'array_agg', 'array_sort', 'array_join', 'UNNEST'].map((id) => [id, 1] as const),
  ...['substr', 'split_part', 'regexp_extract', 'json_string'].map((id) => [id, 1] as const),
]);

/** The arguments that an operation hands on. */
export function handedOn(operation: Operation): readonly Origins[] {
  return operation.args.slice(0, HANDED.get(operation.name) ?? 0);
}

/** Every column and text under a value, however deep. */
export interface Leaves {
  readonly columns: ReadonlySet<ColumnRead>;
  readonly texts: ReadonlySet<WrittenText>;
}

/** The arguments that are values: the path of a JSON document is none. */
function valuesOf(operation: Operation): Origins {
  const isPath = operation.name === 'json_text' && plainPath(operation) !== undefined;
  return (isPath ? operation.args.slice(0, 1) : operation.args).flat();
}

/** Gives the leaves of values; works each operation out once. */
export function leafFinder(): (origins: Origins) => Leaves {
  const known = new Map<Operation, Leaves>();
  function of(origins: Origins): Leaves {
    const columns = new Set<ColumnRead>();
    const texts = new Set<WrittenText>();
    for (const one of origins) {
      if (one.kind === 'column') columns.add(one);
      else if (one.kind === 'text') texts.add(one);
      else {
        let inner = known.get(one);
        if (inner === undefined) {
          inner = of(valuesOf(one));
          known.set(one, inner);
        }
        for (const column of inner.columns) columns.add(column);
        for (const text of inner.texts) texts.add(text);
      }
    }
    return { columns, texts };
  }
  return of;
}

/** The path of `json_text(doc, '$.a.b')`; undefined where it is no plain text. */
export function plainPath(operation: Operation): string | undefined {
  const [path, more] = operation.args[1] ?? [];
  return path?.kind === 'text' && more === undefined ? path.text : undefined;
}

/** The name under which a value is read: of its column, or of the last step of a JSON path. */
export function readAs(origin: Origin): string | undefined {
  if (origin.kind === 'column') return origin.column;
  if (origin.kind === 'operation' && origin.name === 'json_text')
    return plainPath(origin)?.split('.').at(-1)?.toLowerCase();
  return undefined;
}

/** Whether a text holds a letter or digit, so that something could be told by it. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

export function isListColumn(column: ColumnRead): boolean {
  return column.table.startsWith('list_');
}
