import { TrueseatError } from '../../lib/error.ts';
import { quoteText, rawSql } from '../../lib/sql.ts';
import { columns, type Cells } from '../../model/column.ts';
import type { FieldPath, RawFile } from '../reader.ts';
import { typedRows } from '../typed-rows.ts';
import { limits, type Access } from './raw.ts';

/** Bytes and opening brackets up to which a record cannot be nested too deeply. */
const FEW_BYTES = 6000;
const FEW_OPENINGS = 1000;

/** Nested brackets that one expression removes at once, and how often: together the depth up to which a record is followed. */
const LEVELS = 4;
const ROUNDS = 16;

/** Matches brackets that contain nothing but brackets, `levels` deep. */
function nested(levels: number): string {
  return levels === 0 ? '' : String.raw`(?:\{${nested(levels - 1)}\}|\[${nested(levels - 1)}\])*`;
}

/** The shape of a record of which only the outermost keys are reported. */
const TOP_KEYS = `CAST(to_json(map(list_distinct(json_keys(json)), list_transform(list_distinct(json_keys(json)), lambda key: 'JSON'))) AS VARCHAR)`;

/** Whether a record may be followed to its leaves: the engine crashes on nesting ten thousand levels deep. */
function shallow(json: string): string {
  const openings = `2 * length(${json}) - length(replace(${json}, '{', '')) - length(replace(${json}, '[', ''))`;
  let brackets = String.raw`regexp_replace(${json}, '"(?:[^"\\]|\\.)*"|[^{}\[\]"]+', '', 'g')`;
  for (let round = 0; round < ROUNDS; round++) brackets = `regexp_replace(${brackets}, '${nested(LEVELS)}', '', 'g')`;
  return `CASE WHEN strlen(${json}) < ${FEW_BYTES} OR ${openings} <= ${FEW_OPENINGS} THEN true ELSE ${brackets} = '' END`;
}

const SHAPE = columns({ file_no: 'integer!', shape: 'text', records: 'integer!', line: 'integer!' });

/** The shapes of the first `limit` records of each file; file by file where the buffers of all of them together do not fit into memory. */
async function shapesOf(access: Access, files: readonly RawFile[], limit: number): Promise<Cells<typeof SHAPE>[]> {
  const parts = files.map(
    (file) => `SELECT ${file.fileNo} AS file_no, shape, count(*) AS records, min(line) AS line FROM (
        SELECT CASE WHEN ${shallow('CAST(json AS VARCHAR)')} THEN CAST(json_structure(json) AS VARCHAR) ELSE ${TOP_KEYS} END AS shape, ${file.carriesLines ? `CAST(json->>'__line' AS BIGINT)` : 'row_number() OVER ()'} AS line
        FROM (SELECT json FROM read_json_objects(${quoteText(file.path)}, format = 'newline_delimited', ignore_errors = true, ${limits([file])}) LIMIT ${limit})
      ) GROUP BY shape`,
  );
  try {
    return await typedRows(access, SHAPE, rawSql(`${parts.join(' UNION ALL ')} ORDER BY file_no, line, shape`));
  } catch (thrown) {
    if (!(thrown instanceof TrueseatError) || thrown.code !== 'OUT_OF_MEMORY' || files.length < 2) throw thrown;
    const shapes: Cells<typeof SHAPE>[] = [];
    for (const file of files) shapes.push(...(await shapesOf(access, [file], limit)));
    return shapes;
  }
}

/** Paths of all keys in the first `limit` records of each file, with how many records have them and where first. */
export async function fieldPaths(
  access: Access,
  files: readonly RawFile[],
  limit: number,
): Promise<readonly FieldPath[]> {
  const found = new Map<string, FieldPath>();
  for (const { file_no: fileNo, shape, records, line } of await shapesOf(access, files, limit)) {
    if (shape === null) continue; // asked here: as a condition the engine would work the shape out twice
    for (const path of pathsOf(JSON.parse(shape))) {
      const key = JSON.stringify([fileNo, path]);
      const seen = found.get(key);
      found.set(key, {
        path,
        records: records + (seen?.records ?? 0),
        fileNo,
        line: seen?.line ?? line,
      });
    }
  }
  return [...found.values()].sort((a, b) => a.fileNo - b.fileNo || (a.path < b.path ? -1 : 1));
}

/** `{"a":{"b":"VARCHAR"},"c":["VARCHAR"]}` -> a.b, c. */
function pathsOf(shape: unknown, prefix = ''): readonly string[] {
  if (typeof shape !== 'object' || shape === null || Array.isArray(shape)) return prefix === '' ? [] : [prefix];
  const entries = Object.entries(shape);
  if (entries.length === 0) return prefix === '' ? [] : [prefix];
  return entries.flatMap(([key, inner]) => pathsOf(inner, prefix === '' ? key : `${prefix}.${key}`));
}
