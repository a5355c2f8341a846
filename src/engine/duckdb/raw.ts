import { quoteName, quoteText, rawSql, sql, type Sql } from '../../lib/sql.ts';
import { columns } from '../../model/column.ts';
import type { Row } from '../engine.ts';
import type { RawFile, RawRead, RawReadResult } from '../reader.ts';
import { typedRow, typedRows } from '../typed-rows.ts';

/** Largest single JSON record that is read, in bytes; the reader holds twice as much per thread. */
const RECORD_BYTES = 8 * 1024 * 1024;
const LONG_RECORD_BYTES = 64 * 1024 * 1024;

/** What the reader needs of its engine. */
export interface Access {
  run(statement: Sql): Promise<number>;
  rows(query: Sql): Promise<Row[]>;
  hasRelation(relation: string): Promise<boolean>;
}

/** `{a: 'VARCHAR', b: {c: 'BIGINT'}}` as the reader's type text: `STRUCT("a" VARCHAR, "b" STRUCT("c" BIGINT))`. */
function typeText(type: unknown): string {
  if (typeof type !== 'object' || type === null) return String(type);
  const fields = Object.entries(type);
  return `STRUCT(${fields.map(([id, inner]) => `${quoteName(id)} ${typeText(inner)}`).join(', ')})`;
}

function fileList(files: readonly RawFile[]): string {
  return `[${files.map((file) => quoteText(file.path)).join(', ')}]`;
}

/** `read_json` over the files with only these columns; a record that is not JSON gives a row of nulls. */
function readJson(files: readonly RawFile[], fields: Readonly<Record<string, unknown>>): string {
  const types = Object.entries(fields).map(([id, type]) => `${quoteText(id)}: ${quoteText(typeText(type))}`);
  return `read_json(${fileList(files)}, format = 'newline_delimited', columns = {${types.join(', ')}}, ignore_errors = true, ${limits(files)})`;
}

/** First row of each file in each staged table. */
export const STAGED_FILE = rawSql(
  'CREATE TABLE IF NOT EXISTS staged_file (staged VARCHAR, file_no INTEGER, first_row BIGINT)',
);

/** The elements of the arrays at some paths, one row each, with the path of their array; one row without element for a record that has no such array. */
function elementsSql(paths: readonly string[], source: string): string {
  const lists = paths.map((path) => {
    const [root = '', ...inner] = path.split('.');
    return inner.length === 0 ? quoteName(root) : `${quoteName(root)}->${quoteText(`$.${inner.join('.')}`)}`;
  });
  const none = lists.map((list) => `json_type(${list}) IS DISTINCT FROM 'ARRAY'`).join(' AND ');
  const parts = lists.map((list, index) => {
    const instead = index === 0 ? `WHEN ${none} THEN [CAST(NULL AS JSON)]` : '';
    const elements = `CASE WHEN json_type(${list}) = 'ARRAY' THEN CAST(${list} AS JSON[]) ${instead} END`;
    return `SELECT *, unnest(${elements}) AS element, ${quoteText(paths[index] ?? '')} AS element_of, file_index FROM ${source}`;
  });
  return parts.join(' UNION ALL ');
}

/** The SELECT that gives one row for each record, its fields as columns, with `__line` and `file_index`. */
function recordsSql(request: Omit<RawRead, 'table' | 'stage' | 'parsed'>): string {
  const { envelope, explode } = request;
  const line = { __line: 'BIGINT' };
  if (envelope === undefined) {
    const roots = (explode ?? []).map((path) => [path.split('.', 1)[0] ?? path, 'JSON'] as const);
    const source = readJson(request.files, { ...line, ...request.fields, ...Object.fromEntries(roots) });
    if (explode === undefined) return `SELECT *, file_index FROM ${source}`;
    return elementsSql(explode, source);
  }
  const inner = Object.keys(request.fields).map((id) => `${quoteName(envelope)}.${quoteName(id)} AS ${quoteName(id)}`);
  const source = readJson(request.files, { ...line, category: 'VARCHAR', [envelope]: request.fields });
  return `SELECT __line, category AS __category, ${inner.join(', ')}, file_index FROM ${source}`;
}

/** The cheapest statement that must look at every field of a request: the baseline of the benchmark. */
export function bareReadSql(request: Omit<RawRead, 'table' | 'stage' | 'parsed'>): string {
  const counts = Object.keys(request.fields).map((id) => `count(${quoteName(id)})`);
  return `SELECT count(*), ${counts.join(', ')} FROM (${recordsSql(request)}) AS raw`;
}

const FIRST = columns({ first: 'integer!' });
const FILE = columns({ file_no: 'integer!' });
const COUNTED = columns({ file_no: 'integer!', first_row: 'integer!', records: 'integer!', unparsed: 'integer!' });

/**
 * Reads records into the staged table in the order of the files, in parallel. The staged table holds every record, including those
 * that did not parse (their `event_id` is null), so that a row number gives its line.
 */
export async function readRaw(access: Access, request: RawRead): Promise<RawReadResult> {
  const categories = (request.categories ?? []).map(quoteText).join(', ');
  const stage = Object.entries(request.stage).map(([id, expression]) => {
    // Rows of other categories stay, without an id, so that row numbers still give lines.
    const own = [
      ...(request.envelope !== undefined && categories !== '' ? [`__category IN (${categories})`] : []),
      ...(request.explode === undefined ? [] : ['element IS NOT NULL']),
    ].join(' AND ');
    const told = id === 'event_id' && own !== '' ? `CASE WHEN ${own} THEN ${expression} END` : expression;
    return `${told} AS ${quoteName(id)}`;
  });
  const numbers = request.files.map((file, index) => `WHEN ${index} THEN ${file.fileNo}`).join(' ');
  const fileNoSql = `CAST(CASE file_index ${numbers} END AS INTEGER) AS file_no`;
  const select = `SELECT ${fileNoSql}, __line AS line, CAST(NULL AS BOOLEAN) AS is_copy, ${stage.join(', ')} FROM (${recordsSql(request)}) AS raw`;
  const target = quoteName(request.table);
  await access.run(STAGED_FILE);
  const exists = await access.hasRelation(request.table);
  const { first } = exists
    ? await typedRow(access, FIRST, rawSql(`SELECT coalesce(max(rowid) + 1, 0) AS first FROM ${target}`))
    : { first: 0 };
  await access.run(rawSql(exists ? `INSERT INTO ${target} BY NAME ${select}` : `CREATE TABLE ${target} AS ${select}`));
  const counted = await typedRows(
    access,
    COUNTED,
    rawSql(`SELECT file_no, min(rowid) AS first_row, count(*) AS records, count(*) FILTER (WHERE NOT coalesce(${request.parsed}, false)) AS unparsed
      FROM ${target} WHERE rowid >= ${first} GROUP BY file_no ORDER BY file_no`),
  );
  const noted = await typedRows(access, FILE, sql`SELECT file_no FROM staged_file WHERE staged = ${request.table}`);
  const placed = new Set(noted.map((row) => row.file_no));
  for (const { file_no: fileNo, first_row: firstRow } of counted) {
    // A file read into one table twice, with an envelope and without: only its first rows are told by their place.
    await access.run(
      placed.has(fileNo)
        ? rawSql(
            `UPDATE ${target} SET line = rowid - ${firstRow} + 1 WHERE file_no = ${fileNo} AND rowid >= ${firstRow} AND line IS NULL`,
          )
        : sql`INSERT INTO staged_file VALUES (${request.table}, ${fileNo}, ${firstRow})`,
    );
  }
  return {
    files: counted.map(({ file_no: fileNo, records, unparsed }) => ({ fileNo, records, unparsed })),
  };
}

/** Options of the engine's `read_json` for what is read. */
export function limits(files: readonly RawFile[]): string {
  const most = files.some((file) => file.long) ? LONG_RECORD_BYTES : RECORD_BYTES;
  const compression = files[0]?.compression === 'gzip' ? 'gzip' : 'uncompressed';
  return `maximum_object_size = ${most}, compression = ${quoteText(compression)}`;
}
