import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { parse as csvParser } from 'csv-parse';
import { messageOf } from '../../lib/error.ts';
import type { TextFormat } from '../../model/source.ts';
import type { Encoding } from './container.ts';
import { jsonSplitter, type JsonLayout } from './json-text.ts';


export interface Problem {
  readonly line: number;
  readonly reason: string;
}

export interface Converted {
  readonly records: number;
  readonly problems: readonly Problem[];
}

/** The most problems of one file that are listed one by one; all are counted. */
export const MAX_LISTED = 1000;
/** A line or cell longer than this is no record. */
const MAX_TEXT = 64 * 1024 * 1024;

/** Writes NDJSON whose records carry their line. */
class Writer {
  records = 0;
  readonly problems: Problem[] = [];
  readonly #out: WriteStream;
  constructor(target: string) {
    this.#out = createWriteStream(target);
  }
  async add(line: number, json: string): Promise<void> {
    const body = json.trimStart().slice(1);
    const comma = body.trimStart().startsWith('}') ? '' : ',';
    this.records++;
    if (!this.#out.write(`{"__line":${line}${comma}${body}\n`)) await once(this.#out, 'drain');
  }
  problem(line: number, reason: string): void {
    this.problems.push({ line, reason });
  }
  async close(): Promise<Converted> {
    this.#out.end();
    await once(this.#out, 'finish');
    return { records: this.records, problems: this.problems };
  }
}

async function* textChunks(file: string, encoding: Encoding): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** Lines with their number from 1; a line over the limit is cut short, so that no line can exhaust memory. */
async function* lines(file: string, encoding: Encoding): AsyncIterable<{ line: number; text: string }> {
  let rest = '';
  let line = 0;
  for await (const chunk of textChunks(file, encoding)) {
    const parts = (rest.length > MAX_TEXT ? rest.slice(0, MAX_TEXT) : rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) yield { line: ++line, text: text.replace(/\r$/, '') };
  }
  if (rest !== '') yield { line: ++line, text: rest.replace(/\r$/, '') };
}

/** Why a text is no JSON object; undefined when it is one. */
export function jsonProblem(text: string): string | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'not a JSON object';
  } catch (thrown) {
    return `not JSON: ${messageOf(thrown).slice(0, 120)}`;
  }
}

/** NDJSON with blank or indented lines, in any encoding. */
export async function convertLines(file: string, encoding: Encoding, target: string): Promise<Converted> {
  const out = new Writer(target);
  for await (const { line, text } of lines(file, encoding)) {
    if (text.trim() === '') continue;
    const problem = jsonProblem(text);
    if (problem === undefined) await out.add(line, text.trim());
    else out.problem(line, problem);
  }
  return out.close();
}

/** Arrays, pages, and objects over several lines. */
export async function convertJson(file: string, encoding: Encoding, layout: JsonLayout, target: string): Promise<Converted> {
  const out = new Writer(target);
  const splitter = jsonSplitter(layout);
  let last = 0;
  for await (const chunk of textChunks(file, encoding)) {
    for (const { text, place } of splitter.push(Buffer.from(chunk))) {
      last = place;
      const problem = jsonProblem(text);
      if (problem !== undefined) out.problem(place, problem);
      else await out.add(place, text.includes('\n') ? JSON.stringify(JSON.parse(text)) : text);
    }
  }
  if (splitter.unfinished) out.problem(last + 1, 'the file breaks off inside a record or its array');
  return out.close();
}

const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter that the header row has most of. */
export function csvDelimiter(head: string): string {
  const header = (head.split('\n', 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  let best = ',';
  for (const one of DELIMITERS) if (header.split(one).length > header.split(best).length) best = one;
  return best;
}

/** Header cells of a CSV text; a name that comes twice gets a number. */
export function csvHeader(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const plain = cell.replace(/^\uFEFF/, '').trim() || `column_${index + 1}`;
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    return count === 1 ? plain : `${plain}_${count}`;
  });
}

/** CSV rows as objects of text; empty cells are absent. `rename` maps a header to its field. */
export async function convertCsv(
  file: string,
  encoding: Encoding,
  delimiter: string,
  rename: (row: Record<string, string>) => Record<string, unknown>,
  target: string,
): Promise<Converted> {
  const out = new Writer(target);
  let width = 0;
  let header: string[] = [];
  const parser = csvParser({
    bom: true, delimiter, info: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MAX_TEXT,
  });
  const source = Readable.from(textChunks(file, encoding));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let previousEnd = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = previousEnd + 1;
      previousEnd = info.lines;
      if (width === 0) {
        header = csvHeader(record);
        width = header.length;
        continue;
      }
      if (record.length !== width) {
        out.problem(info.lines, `${record.length} cells for ${width} columns`);
        continue;
      }
      const row: Record<string, string> = {};
      for (const [index, cell] of record.entries()) if (cell !== '') row[header[index] ?? ''] = cell;
      await out.add(Math.max(line, 2), JSON.stringify(rename(row)));
    }
  } catch (thrown) {
    out.problem(previousEnd + 1, `not CSV: ${messageOf(thrown).slice(0, 160)}`);
  }
  return out.close();
}

/** Text formats of sources; lines that hold no record are passed over, as the format says. */
export async function convertText(file: string, encoding: Encoding, format: TextFormat, path: string, target: string): Promise<Converted> {
  const out = new Writer(target);
  for await (const { line, text } of lines(file, encoding)) {
    const record = format.parse(text, path);
    if (record !== null) await out.add(line, JSON.stringify(record));
  }
  return out.close();
}
