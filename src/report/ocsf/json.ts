import { quoteText } from '../../lib/sql.ts';

/** SQL that returns a piece of JSON as text, or null if there is nothing to write. */
export interface Json {
  readonly sql: string;
  /** A member that is the same in every record: an object with nothing else is left out. */
  readonly fixed: boolean;
}

function varying(sql: string): Json {
  return { sql, fixed: false };
}

export function text(expression: string): Json {
  return varying(`json_string(${expression})`);
}

/** A number or a boolean; their SQL text is their JSON. */
export function plain(expression: string): Json {
  return varying(`CAST(${expression} AS VARCHAR)`);
}

export function millis(expression: string): Json {
  return plain(`epoch_millis(${expression})`);
}

export function constant(value: unknown): Json {
  return { sql: quoteText(JSON.stringify(value)), fixed: true };
}

/** Null unless the condition holds. */
export function when(condition: string, json: Json): Json {
  return varying(`CASE WHEN ${condition} THEN ${json.sql} END`);
}

/** An object without the members that are null; null itself if only fixed members are left. */
export function object(members: Readonly<Record<string, Json>>): Json {
  const pairs = Object.entries(members);
  const fixed = pairs
    .filter(([, json]) => json.fixed)
    .map(([key, json]) => `${quoteText(`${JSON.stringify(key)}:`)} || ${json.sql}`);
  const rest = pairs
    .filter(([, json]) => !json.fixed)
    .map(([key, json]) => `${quoteText(`${JSON.stringify(key)}:`)} || ${json.sql}`);
  const head = fixed.map((pair) => `${pair} || ','`).join(' || ');
  return varying(`'{' || ${head === '' ? '' : `${head} || `}nullif(concat_ws(',', ${rest.join(', ')}), '') || '}'`);
}

/** An array of the items that are not null; null if none is left. */
export function list(...items: readonly Json[]): Json {
  return varying(`'[' || nullif(concat_ws(',', ${items.map((item) => item.sql).join(', ')}), '') || ']'`);
}
