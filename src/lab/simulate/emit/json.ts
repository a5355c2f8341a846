import { quoteText } from '../../../lib/sql.ts';

/** Takes any number of arguments and skips nulls; the engine's `concat` follows docs/sql.md and does neither. */
export const CONCAT = 'system.main.concat';

const SQL = Symbol('SQL');

interface Part {
  readonly [SQL]: string;
  readonly quoted: boolean;
}

/** A value of a record: a constant, or a part that SQL returns. */
export type Json = null | boolean | number | string | Part | readonly Json[] | { readonly [name: string]: Json };

/** JSON of an expression as it is: a number, `true`, text that is already JSON. Never null. */
export function raw(expression: string): Part {
  return { [SQL]: expression, quoted: false };
}

/** A string without quotes or backslashes; never null. */
export function text(expression: string): Part {
  return { [SQL]: expression, quoted: true };
}

/** The same, or null. */
export function textOrNull(expression: string): Part {
  return raw(`coalesce('"' || (${expression}) || '"', 'null')`);
}

/** Any text, or null. */
export function escaped(expression: string): Part {
  return raw(`coalesce(CAST(to_json(${expression}) AS VARCHAR), 'null')`);
}

function isPart(value: Json): value is Part {
  return typeof value === 'object' && value !== null && SQL in value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Constants as texts, and the SQL between them. */
function piecesOf(value: Json): (string | Part)[] {
  if (value === null || typeof value !== 'object') return [JSON.stringify(value)];
  if (isPart(value)) return value.quoted ? ['"', value, '"'] : [value];
  const members = isList(value)
    ? value.map(piecesOf)
    : Object.entries(value).map(([name, one]) => [`${JSON.stringify(name)}:`, ...piecesOf(one)]);
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  return [open, ...members.flatMap((one, index) => (index === 0 ? one : [',', ...one])), close];
}

/** Arguments of CONCAT; consecutive constants are one piece. */
function argumentsOf(all: readonly (string | Part)[]): string {
  const pieces: string[] = [];
  let constant = '';
  const flush = (): void => {
    if (constant !== '') pieces.push(quoteText(constant));
    constant = '';
  };
  for (const piece of all) {
    if (typeof piece === 'string') {
      constant += piece;
      continue;
    }
    flush();
    pieces.push(piece[SQL]);
  }
  flush();
  return pieces.join(', ');
}

/** SQL that builds the text of a record. */
export function jsonSql(value: Json): string {
  return `${CONCAT}(${argumentsOf(piecesOf(value))})`;
}

/** Members of an object without its braces, as arguments of CONCAT, for records built from shared parts. */
export function membersSql(members: { readonly [name: string]: Json }): string {
  return argumentsOf(piecesOf(members).slice(1, -1));
}
