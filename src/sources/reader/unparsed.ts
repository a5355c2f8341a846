import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Engine } from '../../engine/engine.ts';
import { quoteName, rawSql } from '../../lib/sql.ts';
import type { Coverage } from '../../model/report.ts';
import { jsonProblem, MAX_LISTED } from './convert.ts';
import type { Prepared } from './prepare.ts';
import { parsedSql, stagedTable } from './staged.ts';

/** Records that no dataset of their file could parse, with line and reason. */
export async function listUnparsed(
  engine: Engine,
  files: readonly { prepared: Prepared; fileNo: number }[],
): Promise<Coverage['unparsed'][number][]> {
  const listed: Coverage['unparsed'][number][] = [];
  for (const { prepared, fileNo } of files) {
    for (const problem of prepared.problems) listed.push({ path: prepared.path, line: problem.line, reason: problem.reason });
    const parts = prepared.found.map(({ dataset }) => {
      const staged = stagedTable(dataset);
      return `SELECT ${engine.rawPlace(staged).line} AS line FROM ${quoteName(staged)} AS m
        WHERE m.file_no = ${fileNo} AND NOT coalesce(${parsedSql(dataset)}, false)`;
    });
    if (parts.length === 0) continue;
    const rows = await engine.rows(rawSql(`SELECT line FROM (${parts.join(' INTERSECT ')}) AS bad ORDER BY line LIMIT ${MAX_LISTED}`));
    const lines = new Set(rows.map((row) => Number(row['line'])));
    if (lines.size === 0) continue;
    const reasons = await reasonsOf(prepared, lines);
    const missing = prepared.found[0]?.dataset.recognise.required.join(', ') ?? '';
    for (const line of [...lines].sort((a, b) => a - b)) {
      listed.push({ path: prepared.path, line, reason: reasons.get(line) ?? `a required field is missing or has no usable value (${missing})` });
    }
  }
  return listed;
}

/** Looks at the bad lines once more to say what is wrong with them. */
async function reasonsOf(prepared: Prepared, lines: ReadonlySet<number>): Promise<Map<number, string>> {
  const reasons = new Map<number, string>();
  if (prepared.ndjson === undefined || prepared.carriesLines) return reasons;
  const last = Math.max(...lines);
  const raw = createReadStream(prepared.ndjson);
  const input = prepared.compression === 'gzip' ? raw.pipe(createGunzip()) : raw;
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line++;
    const problem = lines.has(line) ? jsonProblem(text) : undefined;
    if (problem !== undefined) reasons.set(line, problem);
    if (line >= last) break;
  }
  raw.destroy();
  return reasons;
}
