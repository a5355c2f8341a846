/** Small pieces of SQL shared by the datasets. Each takes and returns SQL text. */

/** Null for an empty text. */
export function filled(text: string): string {
  return `nullif(${text}, '')`;
}

export function firstFilled(...texts: readonly string[]): string {
  return texts.length === 1 ? filled(texts[0] ?? 'NULL') : `coalesce(${texts.map(filled).join(', ')})`;
}

export function flag(text: string): string {
  return `CASE ${text} WHEN 'true' THEN true WHEN 'false' THEN false
    ELSE CASE WHEN lower(${text}) IN ('true', 'yes', '1') THEN true WHEN lower(${text}) IN ('false', 'no', '0') THEN false END END`;
}

/** IPv4 addresses sometimes have a port. */
export function address(text: string): string {
  return `CASE WHEN strpos(${text}, ':') > 0 AND regexp_like(${text}, '^[0-9.]+:[0-9]+$') THEN split_part(${text}, ':', 1) ELSE ${filled(text)} END`;
}

/** Two letters only: some exports write the country's name. */
export function country(text: string): string {
  return `CASE WHEN regexp_like(${text}, '^[A-Za-z]{2}$') THEN upper(${text}) END`;
}

/** An id that is neither empty nor all zeros, lower case. */
export function knownId(text: string): string {
  return `nullif(nullif(lower(${text}), ''), '00000000-0000-0000-0000-000000000000')`;
}

/** `["a","b"]` as `a,b`; null when empty. The list is read as text. */
export function listText(text: string): string {
  return `CASE WHEN ${text} <> '[]' THEN nullif(replace(replace(replace(replace(${text}, '[', ''), ']', ''), '"', ''), ' ', ''), '') END`;
}

/** JSON of a field that was read as text, whether it contained JSON or a string with JSON inside. */
export function parsed(text: string): string {
  return `json_doc(parse_json(${text}))`;
}

export function oneOf(values: readonly string[]): string {
  return values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ');
}
