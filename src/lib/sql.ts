/** A value that is passed to the engine as a parameter, never as text. */
export type SqlValue = string | number | bigint | boolean | null;

/** A piece of SQL with its parameters: the text has one `?` for each value. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Quotes one identifier (a table, column or schema name) for DuckDB and Trino alike. Throws on an empty name or a NUL. */
export function quoteName(id: string): string {
  if (id === '' || id.includes('\0')) throw new TypeError('an identifier must be non-empty and hold no NUL');
  return `"${id.replaceAll('"', '""')}"`;
}

/** Quotes a string as an SQL literal. Only for places where an engine cannot take a parameter (DDL, table functions). */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function isSql(part: unknown): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part && 'values' in part;
}

/** Template tag: nested `Sql` is inserted, every other interpolation becomes a parameter. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  for (const [index, part] of parts.entries()) {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1] ?? '';
  }
  return { text, values };
}

/** SQL text written by us or by a content file, with nothing from the data in it. */
export function rawSql(text: string, values: readonly SqlValue[] = []): Sql {
  return { text, values };
}

/** An identifier as a piece of SQL. */
export function name(text: string): Sql {
  return rawSql(quoteName(text));
}

/** Pieces joined by a separator (default comma). */
export function join(pieces: readonly Sql[], separator = ', '): Sql {
  return { text: pieces.map((piece) => piece.text).join(separator), values: pieces.flatMap((piece) => piece.values) };
}

/** Replaces `:name` outside strings, quoted names and comments by parameters. Throws a TypeError that names a missing parameter. */
export function bindNamed(text: string, params: Readonly<Record<string, SqlValue>>): Sql {
  const values: SqlValue[] = [];
  const pattern = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|(?<![:\w]):([a-z_][a-z0-9_]*)/gi;
  const bound = text.replaceAll(pattern, (whole: string, id: string | undefined) => {
    if (id === undefined) return whole;
    const value = params[id];
    if (value === undefined) throw new TypeError(`parameter :${id} has no value`);
    values.push(value);
    return '?';
  });
  return { text: bound, values };
}
