import { Readable } from 'node:stream';
import { parse as csvParser } from 'csv-parse';
import { messageOf } from '../lib/error.ts';
import { throwOurs } from '../lib/system-error.ts';
import type { TextFormat } from '../model/source.ts';
import type { Encoding } from './container.ts';
import { lines, MAX_TEXT, textChunks } from './decode.ts';
import { jsonSplitter, type JsonLayout } from './json-text.ts';
import { fileSink, type Sink } from './sink.ts';

export interface Problem {
  readonly line: number;
  readonly reason: string;
}

export interface Converted {
  readonly records: number;
  /** The first problems; `failed` counts all. */
  readonly problems: readonly Problem[];
  readonly failed: number;
}

/** Rearranges the fields of a record: what a dataset keeps as `extra` goes there. */
export type Rename = (record: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** At most this many problems of one file are listed; all are counted. */
export const MAX_LISTED = 1000;
const TOO_LONG = `longer than ${MAX_TEXT} characters`;

/** Half of a surrogate pair. */
const HALF = /\p{Surrogate}/gu;

/** Writes NDJSON whose records carry their line. */
class Writer {
  records = 0;
  failed = 0;
  readonly problems: Problem[] = [];
  readonly #out: Sink;
  constructor(target: string) {
    this.#out = fileSink(target);
  }
  async add(line: number, json: string): Promise<void> {
    const body = json.trimStart().slice(1);
    const comma = body.trimStart().startsWith('}') ? '' : ',';
    this.records++;
    await this.#out.write(`{"__line":${line}${comma}${body}\n`);
  }
  problem(line: number, reason: string): void {
    this.failed++;
    if (this.problems.length < MAX_LISTED) this.problems.push({ line, reason });
  }
  async close(): Promise<Converted> {
    await this.#out.close();
    return { records: this.records, problems: this.problems, failed: this.failed };
  }
}

/** Why a text is not a JSON object; undefined if it is one. */
export function jsonProblem(text: string): string | undefined {
  const value = jsonObject(text);
  return typeof value === 'string' ? value : undefined;
}

/** The object of a JSON text, or why there is none. */
function jsonObject(text: string): Readonly<Record<string, unknown>> | string {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : 'not a JSON object';
  } catch (thrown) {
    return `not JSON: ${messageOf(thrown).slice(0, 120).replaceAll(HALF, '\uFFFD')}`;
  }
}

/** Lone surrogates (`\ud83d`) as U+FFFD: the engine would reject the whole record for one. */
function wellFormed(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(HALF, '\uFFFD');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return entries.every(([key]) => key.search(HALF) === -1)
    ? value
    : Object.fromEntries(entries.map(([key, inner]) => [key.replaceAll(HALF, '\uFFFD'), inner]));
}

/** The record as one line of JSON, as written if possible. */
async function addRecord(out: Writer, line: number, text: string, rename: Rename | undefined): Promise<void> {
  const value = jsonObject(text);
  if (typeof value === 'string') return out.problem(line, value);
  if (rename === undefined && !text.includes('\n') && !/\\u[dD][89a-fA-F]/.test(text)) return out.add(line, text);
  let json: string;
  try {
    json = JSON.stringify(rename === undefined ? value : rename(value), wellFormed);
  } catch {
    return out.problem(line, 'nested too deeply');
  }
  return out.add(line, json);
}

/** NDJSON with blank or indented lines, in any encoding. */
export async function convertLines(
  file: string,
  encoding: Encoding,
  target: string,
  rename?: Rename,
): Promise<Converted> {
  const out = new Writer(target);
  for await (const { line, text, cut } of lines(file, encoding)) {
    if (cut) out.problem(line, TOO_LONG);
    else if (text.trim() !== '') await addRecord(out, line, text.trim(), rename);
  }
  return out.close();
}

/** Arrays, pages, and objects that span lines. */
export async function convertJson(
  file: string,
  encoding: Encoding,
  layout: JsonLayout,
  target: string,
  rename?: Rename,
): Promise<Converted> {
  const out = new Writer(target);
  const splitter = jsonSplitter(layout, MAX_TEXT);
  let last = 0;
  for await (const chunk of textChunks(file, encoding)) {
    for (const { text, place, cut } of splitter.push(Buffer.from(chunk))) {
      last = place;
      if (cut) out.problem(place, TOO_LONG);
      else await addRecord(out, place, text, rename);
    }
  }
  if (splitter.unfinished) out.problem(last + 1, 'the file ends in the middle of a record or array');
  return out.close();
}

const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter that occurs most in the header row. */
export function csvDelimiter(head: string): string {
  const header = (head.split('\n', 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  let best = ',';
  for (const one of DELIMITERS) if (header.split(one).length > header.split(best).length) best = one;
  return best;
}

/** Header cells of a CSV text; a repeated name gets a number. */
export function csvHeader(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const plain = cell.replace(/^\uFEFF/, '').trim() || `column_${index + 1}`;
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    return count === 1 ? plain : `${plain}_${count}`;
  });
}

function lineEnds(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells)
    if (cell.includes('\n') || cell.includes('\r')) count += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  return count;
}

/** CSV rows as objects of text; empty cells are absent. A row's position is the line on which it starts. */
export async function convertCsv(
  file: string,
  encoding: Encoding,
  delimiter: string,
  rename: Rename | undefined,
  target: string,
): Promise<Converted> {
  const out = new Writer(target);
  let header: string[] = [];
  const parser = csvParser({
    bom: true,
    delimiter,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_TEXT,
  });
  const source = Readable.from(textChunks(file, encoding));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let end = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      end = info.lines;
      if (header.length === 0) {
        header = csvHeader(record);
        continue;
      }
      const line = info.lines - lineEnds(record);
      const surplus = record.slice(header.length);
      if (record.length < header.length || surplus.some((cell) => cell !== '')) {
        out.problem(line, `${record.length} cells for ${header.length} columns`);
        continue;
      }
      const row = Object.fromEntries(
        header.map((id, index) => [id, record[index] ?? '']).filter(([, cell]) => cell !== ''),
      );
      await out.add(line, JSON.stringify(rename === undefined ? row : rename(row), wellFormed));
    }
  } catch (thrown) {
    throwOurs(thrown);
    out.problem(end + 1, `not CSV from here: ${messageOf(thrown).slice(0, 160)}`);
  }
  return out.close();
}

/** Text formats of sources; lines without a record are skipped, as the format defines. */
export async function convertText(
  file: string,
  encoding: Encoding,
  format: TextFormat,
  path: string,
  target: string,
): Promise<Converted> {
  const out = new Writer(target);
  for await (const { line, text } of lines(file, encoding)) {
    const record = format.parse(text, path);
    if (record !== null) await out.add(line, JSON.stringify(record, wellFormed));
  }
  return out.close();
}
