import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Engine } from '../engine/engine.ts';
import { rawSql } from '../lib/sql.ts';

/** Text shown of one raw record at most. */
const MAX_SHOWN = 4_000;
const CHUNK = 4 * 1024 * 1024;
const NEWLINE = 0x0a;
/** Fields whose value is never shown: bank, government and document numbers. */
const SECRET = /("(?:account_number|account_token|routing_number|payout_account|id_document_hash|iban|ssn|tax_id|token|password)"\s*:\s*")([^"]*)(")/gi;

/** A raw record fit to be shown: secrets reduced to their last four characters, cut to a length. */
export function shown(text: string): string {
  const masked = text.replaceAll(SECRET, (_whole, before: string, value: string, after: string) => `${before}…${value.length > 4 ? value.slice(-4) : ''}${after}`);
  return masked.length > MAX_SHOWN ? `${masked.slice(0, MAX_SHOWN)} … (${masked.length - MAX_SHOWN} characters more)` : masked;
}

export interface RawPlace {
  readonly rawFile: string;
  readonly rawLine: number;
}

/** Raw records by `rawFile:rawLine`, for as many of the places as can still be read. */
export async function rawRecords(engine: Engine, places: readonly RawPlace[]): Promise<Map<string, { path: string; text: string }>> {
  const found = new Map<string, { path: string; text: string }>();
  const files = await engine.rows(rawSql('SELECT raw_file, path, ndjson, dataset FROM input_file ORDER BY file_no'));
  const byFile = new Map<string, Set<number>>();
  for (const { rawFile, rawLine } of places) {
    const lines = byFile.get(rawFile) ?? new Set();
    byFile.set(rawFile, lines.add(rawLine));
  }
  for (const file of files) {
    const lines = byFile.get(String(file['raw_file']));
    const disk = file['ndjson'];
    if (lines === undefined || typeof disk !== 'string') continue;
    try {
      await eachLine(disk, lines, (line, text) => found.set(`${String(file['raw_file'])}:${line}`, { path: String(file['path']), text: shown(text) }));
    } catch {
      // The original has gone since it was read: the report says so by showing no record.
    }
  }
  return found;
}

async function eachLine(disk: string, wanted: ReadonlySet<number>, found: (line: number, text: string) => void): Promise<void> {
  const head = Buffer.alloc(12);
  const handle = openSync(disk, 'r');
  readSync(handle, head, 0, 12, 0);
  closeSync(handle);
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  const carries = head.toString().startsWith('{"__line":');
  if (!gzip && !carries) return plainLines(disk, wanted, found);
  const raw = createReadStream(disk);
  let line = 0;
  for await (const text of createInterface({ input: gzip ? raw.pipe(createGunzip()) : raw, crlfDelay: Infinity })) {
    line++;
    const carried = carries ? /^\{"__line":(\d+),?/.exec(text) : null;
    const place = carried === null ? line : Number(carried[1]);
    if (wanted.has(place)) found(place, carried === null ? text : `{${text.slice(carried[0].length)}`);
  }
}

/** Lines of a large plain file: counts line ends chunk by chunk and turns only wanted lines into text. */
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
