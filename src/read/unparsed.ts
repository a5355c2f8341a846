import type { Lake, RawReader } from '../engine/reader.ts';
import { typedRow, typedRows } from '../engine/typed-rows.ts';
import { quoteName, rawSql } from '../lib/sql.ts';
import { columns } from '../model/column.ts';
import { jsonProblem, MAX_LISTED } from './convert.ts';
import { lines } from './decode.ts';
import { openPlain } from './open-plain.ts';
import type { Numbered, Prepared } from './prepared.ts';
import { parsedSql, stagedTable } from './staged.ts';

/** Records that no dataset of their file could parse, with line and reason; the first of each file. */
export async function listUnparsed(
  lake: Lake,
  files: readonly Numbered[],
): Promise<{ file_no: number; line: number; reason: string }[]> {
  const listed: { file_no: number; line: number; reason: string }[] = [];
  for (const { prepared, fileNo } of files) {
    for (const { line, reason } of prepared.problems) listed.push({ file_no: fileNo, line, reason });
    const bad = await unparsedLines(lake, { prepared, fileNo });
    if (bad.size === 0) continue;
    const reasons = await reasonsOf(prepared, bad);
    const missing = [...new Set(prepared.found.map(({ dataset }) => dataset.recognise.required.join(', ')))].join(
      ', or ',
    );
    for (const line of bad)
      listed.push({
        file_no: fileNo,
        line,
        reason: reasons.get(line) ?? `a required field is missing or has no usable value (${missing})`,
      });
  }
  return listed;
}

/** SQL of the lines of a file that none of its datasets could parse. */
function unparsedSql(reader: RawReader, { prepared, fileNo }: Numbered): string {
  const parts = new Map<string, string>();
  for (const { dataset } of prepared.found) {
    const staged = stagedTable(dataset);
    const rows = `SELECT ${reader.rawPlace(staged).line} AS line FROM ${quoteName(staged)} AS m WHERE m.file_no = ${fileNo}`;
    const bad = `${rows} AND NOT coalesce(${parsedSql(dataset)}, false)`;
    // Read twice, with an envelope and without, a record has two rows, one of which parses.
    parts.set(staged, parts.has(staged) ? `(${bad} EXCEPT ${rows} AND ${parsedSql(dataset)})` : bad);
  }
  return [...parts.values()].join(' INTERSECT ');
}

/** The first lines of a file that none of its datasets could parse. */
export async function unparsedLines({ engine, reader }: Lake, file: Numbered): Promise<ReadonlySet<number>> {
  const rows = await typedRows(
    engine,
    columns({ line: 'integer!' }),
    rawSql(`SELECT DISTINCT line FROM (${unparsedSql(reader, file)}) AS bad ORDER BY line LIMIT ${MAX_LISTED}`),
  );
  return new Set(rows.map((row) => row.line));
}

export async function countUnparsed({ engine, reader }: Lake, file: Numbered): Promise<number> {
  const { n } = await typedRow(
    engine,
    columns({ n: 'integer!' }),
    rawSql(`SELECT count(DISTINCT line) AS n FROM (${unparsedSql(reader, file)}) AS bad`),
  );
  return n;
}

/** Examines the bad lines again to find out what is wrong with them. */
async function reasonsOf(prepared: Prepared, bad: ReadonlySet<number>): Promise<Map<number, string>> {
  const reasons = new Map<number, string>();
  if (prepared.ndjson === undefined || prepared.carriesLines) return reasons;
  const last = Math.max(...bad);
  for await (const { line, text } of lines(openPlain(prepared.ndjson), 'utf-8')) {
    const problem = bad.has(line) ? jsonProblem(text) : undefined;
    if (problem !== undefined) reasons.set(line, problem);
    if (line >= last) break;
  }
  return reasons;
}
