import { join } from 'node:path';
import type { Engine } from '../../engine/engine.ts';
import { quoteText, rawSql } from '../../lib/sql.ts';
import { messageOf } from '../../lib/error.ts';
import { readHead, type Compression, type Encoding } from './container.ts';
import { convertCsv, convertJson, convertLines, convertText, csvDelimiter, csvHeader, type Problem } from './convert.ts';
import type { FoundFile } from './find-files.ts';
import { jsonLayout, jsonSplitter, type JsonLayout } from './json-text.ts';
import { isObject, recogniseRecords, type Known, type Recognised } from './recognise.ts';
import { scanFile } from './scan.ts';
import { unpackGzip, unpackZip, unpackZstd } from './unpack.ts';
import { parse as parseCsv } from 'csv-parse/sync';

/** A file made ready for the raw reader: NDJSON, and what is in it. */
export interface Prepared {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly found: readonly Recognised[];
  /** NDJSON to read; absent when nothing can be read. */
  readonly ndjson?: string;
  readonly compression: 'none' | 'gzip';
  readonly carriesLines: boolean;
  readonly problems: readonly Problem[];
  /** Why nothing, or not all, is read; empty when all is well. */
  readonly reason: string;
}

const SAMPLE = 200;

export interface Preparing {
  readonly engine: Engine;
  readonly known: readonly Known[];
  /** Folder for copies; removed after the run. */
  readonly work: string;
  /** SHA-256 of files read before: they are not read again. */
  readonly before: ReadonlySet<string>;
}

let copies = 0;
function copyIn(work: string): string {
  return join(work, `copy-${++copies}`);
}

/** Looks into one file and makes it ready; an archive gives one for each file in it. Never throws for bad content. */
export async function prepare(context: Preparing, file: FoundFile): Promise<Prepared[]> {
  try {
    return await prepareFile(context, file);
  } catch (thrown) {
    const failed = { path: file.path, bytes: file.bytes, sha256: '', found: [], compression: 'none', carriesLines: false, problems: [] } as const;
    return [{ ...failed, reason: `cannot be read: ${messageOf(thrown)}` }];
  }
}

async function prepareFile(context: Preparing, file: FoundFile): Promise<Prepared[]> {
  const head = readHead(file.file);
  const base = { path: file.path, bytes: file.bytes, found: [], compression: 'none', carriesLines: false, problems: [] } as const;
  if (file.bytes === 0) return [{ ...base, sha256: (await scanFile(file.file, 'none')).sha256, reason: 'the file is empty' }];
  if (head.compression === 'zip' || head.compression === 'zstd') return unpacked(context, file, head.compression);
  const scan = await scanFile(file.file, head.compression === 'gzip' ? 'gzip' : 'none');
  const ready = { ...base, sha256: scan.sha256 };
  if (context.before.has(scan.sha256)) return [{ ...ready, reason: 'unchanged' }];
  if (head.parquet) return [await fromParquet(context, file, ready)];
  if (scan.damage !== '') {
    const target = copyIn(context.work);
    const result = await unpackGzip(file.file, file.bytes, target);
    const inner = await textFile(context, { ...file, file: target }, readHead(target), true, ready, 'none');
    return [{ ...inner, problems: [...inner.problems, ...result.problems.map((reason) => ({ line: 0, reason }))] }];
  }
  return [await textFile(context, file, head, scan.irregular, ready, head.compression)];
}

async function unpacked(context: Preparing, file: FoundFile, compression: 'zip' | 'zstd'): Promise<Prepared[]> {
  const target = copyIn(context.work);
  const { sha256 } = await scanFile(file.file, 'none');
  const result = compression === 'zip' ? await unpackZip(file.file, target) : await unpackZstd(file.file, file.bytes, target);
  const inner: Prepared[] = [];
  for (const one of result.files) {
    const path = one.name === '' ? file.path : `${file.path}!${one.name}`;
    const head = readHead(one.file);
    if (head.compression === 'zip') {
      inner.push({ path, bytes: 0, sha256: '', found: [], compression: 'none', carriesLines: false, problems: [], reason: 'an archive inside an archive is not opened' });
      continue;
    }
    const { statSync } = await import('node:fs');
    inner.push(...(await prepare(context, { file: one.file, path, bytes: statSync(one.file).size })));
  }
  if (compression === 'zstd') {
    return inner.map((one) => ({ ...one, sha256, bytes: file.bytes, problems: [...one.problems, ...result.problems.map((reason) => ({ line: 0, reason }))] }));
  }
  const failed = { bytes: file.bytes, sha256, found: [], compression: 'none', carriesLines: false, problems: [] } as const;
  return [...inner, ...result.problems.map((reason) => ({ ...failed, path: file.path, reason }))];
}

type Ready = Pick<Prepared, 'path' | 'bytes' | 'sha256'>;

async function fromParquet(context: Preparing, file: FoundFile, ready: Ready): Promise<Prepared> {
  const target = copyIn(context.work);
  await context.engine.copy(
    rawSql(`SELECT row_number() OVER () AS __line, * FROM read_parquet(${quoteText(file.file)})`), target, 'ndjson',
  );
  const head = readHead(target);
  const found = recogniseRecords(context.known, sampleOf(head.text, 'lines'));
  return { ...ready, found, ndjson: target, compression: 'none', carriesLines: true, problems: [], reason: found.length === 0 ? 'no source knows these records' : '' };
}

/** The first records of a JSON text. */
function sampleOf(text: string, layout: JsonLayout): unknown[] {
  if (layout === 'lines') {
    return text.split('\n').slice(0, SAMPLE).flatMap((line) => parsed(line));
  }
  return jsonSplitter(layout).push(Buffer.from(text)).slice(0, SAMPLE).flatMap((record) => parsed(record.text));
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return [];
  }
}

async function textFile(
  context: Preparing,
  file: FoundFile,
  head: { readonly text: string; readonly encoding: Encoding },
  irregular: boolean,
  ready: Ready,
  compression: Compression,
): Promise<Prepared> {
  const plain = { ...ready, found: [], compression: 'none', carriesLines: true, problems: [] } as const;
  const none = (reason: string): Prepared => ({ ...plain, reason });
  const target = copyIn(context.work);
  async function source(): Promise<string> {
    if (compression !== 'gzip') return file.file;
    await unpackGzip(file.file, file.bytes, `${target}-plain`);
    return `${target}-plain`;
  }
  const format = context.known.find(({ dataset }) => dataset.text?.recognise(head.text.slice(0, 65_536), file.path) === true);
  if (format?.dataset.text !== undefined) {
    const result = await convertText(await source(), head.encoding, format.dataset.text, file.path, target);
    return { ...plain, found: [{ ...format, enveloped: false }], ndjson: target, problems: result.problems, reason: '' };
  }
  const layout = jsonLayout(head.text);
  if (layout !== undefined) {
    const found = recogniseRecords(context.known, sampleOf(head.text, layout));
    if (found.length === 0) return none('no source knows these records');
    // Records of an exploded dataset give several rows each, so that a row's place does not tell its line.
    const regular = !irregular && head.encoding === 'utf-8' && found.every((one) => one.dataset.explode === undefined);
    if (layout === 'lines' && regular) {
      return { ...ready, found, ndjson: file.file, compression: compression === 'gzip' ? 'gzip' : 'none', carriesLines: false, problems: [], reason: '' };
    }
    const text = await source();
    const result = layout === 'lines' ? await convertLines(text, head.encoding, target) : await convertJson(text, head.encoding, layout, target);
    return { ...plain, found, ndjson: target, problems: result.problems, reason: '' };
  }
  return csvFile(context, head, plain, none, source, target);
}

async function csvFile(
  context: Preparing,
  head: { readonly text: string; readonly encoding: Encoding },
  plain: Ready & Pick<Prepared, 'found' | 'compression' | 'carriesLines' | 'problems'>,
  none: (reason: string) => Prepared,
  source: () => Promise<string>,
  target: string,
): Promise<Prepared> {
  const sample = csvSample(head.text);
  if (sample === undefined) return none('neither JSON nor CSV nor a text format that a source knows');
  const found = recogniseRecords(context.known, sample.records).slice(0, 1);
  const best = recogniseRecords(context.known, [Object.assign({}, ...sample.records.filter(isObject))] as unknown[])[0] ?? found[0];
  if (best === undefined) return none('no source knows a table with these columns');
  const fields = new Set(Object.keys(best.dataset.fields));
  function rename(row: Record<string, string>): Record<string, unknown> {
    if (!fields.has('__extra')) return row;
    const extra = Object.fromEntries(Object.entries(row).filter(([key]) => !fields.has(key)));
    return Object.keys(extra).length === 0 ? row : { ...row, __extra: extra };
  }
  const result = await convertCsv(await source(), head.encoding, sample.delimiter, rename, target);
  return { ...plain, found: [best], ndjson: target, problems: result.problems, reason: '' };
}

/** The first rows of a CSV text as records that hold every column; undefined when it has no header of two columns. */
function csvSample(text: string): { delimiter: string; records: unknown[] } | undefined {
  const delimiter = csvDelimiter(text.replace(/^\uFEFF/, ''));
  const whole = text.slice(0, 200_000);
  const cut = whole.length < text.length ? whole.slice(0, whole.lastIndexOf('\n')) : whole;
  try {
    const rows = parseCsv(cut, { bom: true, delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, to: SAMPLE });
    const [first, ...rest] = rows;
    if (first === undefined || first.length < 2) return undefined;
    const header = csvHeader(first);
    const records = rest.map((row) => Object.fromEntries(header.map((id, index) => [id, row[index] ?? ''])));
    return { delimiter, records: records.length === 0 ? [Object.fromEntries(header.map((id) => [id, '']))] : records };
  } catch {
    return undefined;
  }
}
