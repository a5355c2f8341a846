import { closeSync, openSync, readSync } from 'node:fs';
import type { Lake, RawReader } from '../engine/reader.ts';
import { typedRows } from '../engine/typed-rows.ts';
import { rawSql } from '../lib/sql.ts';
import { some } from '../model/column.ts';
import { throwOurs } from '../lib/system-error.ts';
import { lines } from './decode.ts';
import { openPlain } from './open-plain.ts';
import { copyAgain } from './recopy.ts';
import { INPUT_FILE } from './tables.ts';

const CHUNK = 4 * 1024 * 1024;
const NEWLINE = 0x0a;

const KEPT = some(INPUT_FILE, 'raw_file', 'path', 'disk_path');

interface RawPlace {
  readonly rawFile: string;
  readonly rawLine: number;
}

/**
 * Raw records by `rawFile:rawLine`, for as many places as can still be read. `fit` shortens each text, because a record may be large.
 * `readable`: NDJSON by file hash in this run; for other files a copy with the right hash is made.
 */
export async function rawRecords(
  lake: Lake,
  places: readonly RawPlace[],
  fit: (text: string) => string,
  readable: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, { path: string; text: string }>> {
  const found = new Map<string, { path: string; text: string }>();
  const files = await typedRows(
    lake.engine,
    KEPT,
    rawSql('SELECT raw_file, path, disk_path FROM input_file ORDER BY file_no'),
  );
  const byFile = new Map<string, Set<number>>();
  for (const { rawFile, rawLine } of places) {
    const wanted = byFile.get(rawFile) ?? new Set();
    byFile.set(rawFile, wanted.add(rawLine));
  }
  for (const file of files) {
    const { raw_file: rawFile, path } = file;
    const wanted = byFile.get(rawFile);
    if (wanted === undefined) continue;
    try {
      const own = { rawFile, path, disk: file.disk_path ?? '' };
      await withRecords(lake.reader, own, readable.get(rawFile), (ndjson) =>
        eachLine(ndjson, wanted, (line, text) => found.set(`${rawFile}:${line}`, { path, text: fit(text) })),
      );
    } catch (thrown) {
      throwOurs(thrown);
      // The original is missing or has changed since it was read: the report shows no record.
    }
  }
  return found;
}

interface KeptFile {
  readonly rawFile: string;
  readonly path: string;
  readonly disk: string;
}

/** Opens the content of a file: this run's copy, the file itself, or a recreated copy. */
async function withRecords(
  reader: RawReader,
  file: KeptFile,
  ndjson: string | undefined,
  use: (ndjson: string) => Promise<void>,
): Promise<void> {
  if (ndjson !== undefined) return use(ndjson);
  const again = await copyAgain(reader, file);
  if (again === undefined) return;
  try {
    await use(again.ndjson);
  } finally {
    again.release();
  }
}

async function eachLine(
  disk: string,
  wanted: ReadonlySet<number>,
  found: (line: number, text: string) => void,
): Promise<void> {
  const head = Buffer.alloc(12);
  const handle = openSync(disk, 'r');
  readSync(handle, head, 0, 12, 0);
  closeSync(handle);
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  const carries = head.toString().startsWith('{"__line":');
  if (!gzip && !carries) return plainLines(disk, wanted, found);
  for await (const { line, text } of lines(openPlain(disk), 'utf-8')) {
    const carried = carries ? /^\{"__line":(\d+),?/.exec(text) : null;
    const place = carried === null ? line : Number(carried[1]);
    if (wanted.has(place)) found(place, carried === null ? text : `{${text.slice(carried[0].length)}`);
  }
}

/** Lines of a large plain file: counts line ends chunk by chunk and decodes only the wanted lines. */
function plainLines(disk: string, wanted: ReadonlySet<number>, found: (line: number, text: string) => void): void {
  const last = Math.max(...wanted);
  const handle = openSync(disk, 'r');
  const buffer = Buffer.allocUnsafe(CHUNK);
  let line = 1;
  let open: Buffer[] = [];
  try {
    for (;;) {
      const length = readSync(handle, buffer, 0, CHUNK, null);
      if (length === 0 || line > last) break;
      let start = 0;
      let end = buffer.subarray(0, length).indexOf(NEWLINE);
      while (end !== -1) {
        if (wanted.has(line)) found(line, Buffer.concat([...open, buffer.subarray(start, end)]).toString());
        open = [];
        line++;
        start = end + 1;
        end = buffer.subarray(0, length).indexOf(NEWLINE, start);
      }
      if (wanted.has(line)) open.push(Buffer.from(buffer.subarray(start, length)));
    }
    if (wanted.has(line) && open.length > 0) found(line, Buffer.concat(open).toString());
  } finally {
    closeSync(handle);
  }
}
