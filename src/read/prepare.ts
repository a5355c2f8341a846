import { copyFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { RawReader } from '../engine/reader.ts';
import { messageOf, TrueseatError } from '../lib/error.ts';
import { temporaryError, throwOurs } from '../lib/system-error.ts';
import { readHead, type Compression, type Encoding, type Head } from './container.ts';
import { convertCsv, convertJson, convertLines, convertText, type Converted } from './convert.ts';
import { csvSample } from './csv-sample.ts';
import { MAX_TEXT, textChunks } from './decode.ts';
import { keepExtra } from './extra.ts';
import type { FoundFile } from './find-files.ts';
import { jsonLayout, jsonSplitter, type JsonLayout } from './json-text.ts';
import { unread, type Prepared } from './prepared.ts';
import { recogniseRecords, type Known, type Recognised } from './recognise.ts';
import { scanFile } from './scan.ts';
import { hashOf } from './scan-thread.js';
import { unpackGzip, unpackZip, unpackZstd } from './unpack.ts';

const SAMPLE = 200;
/** Containers may be nested this deep; a zip inside a zip is never opened. */
const MAX_DEPTH = 3;

export interface Preparing {
  readonly reader: RawReader;
  readonly known: readonly Known[];
  /** Folder for copies; removed after the run. */
  readonly work: string;
  /** SHA-256 of files read before, which are not read again. */
  readonly before: ReadonlySet<string>;
}

let copies = 0;
function copyIn(work: string): string {
  return join(work, `copy-${++copies}`);
}

/** Examines one file and prepares it for reading; an archive yields one for each file in it. Never throws for bad content; throws TEMPORARY_NOT_WRITABLE. */
export async function prepare(context: Preparing, file: FoundFile, depth = 0): Promise<Prepared[]> {
  if (file.problem !== undefined) return [unread(file, '', `cannot be read: ${file.problem}`)];
  try {
    return await prepareFile(context, file, depth);
  } catch (thrown) {
    throwOurs(thrown);
    return [unread(file, '', `cannot be read: ${messageOf(thrown)}`)];
  }
}

async function prepareFile(context: Preparing, file: FoundFile, depth: number): Promise<Prepared[]> {
  const head = readHead(file.file);
  if (file.bytes === 0) return [unread(file, hashOf(file.file), EMPTY)];
  if (depth > MAX_DEPTH) return [unread(file, '', 'nested archives this deep are not opened')];
  if (head.compression === 'zip') return fromZip(context, file, depth);
  if (head.compression === 'zstd') return fromZstd(context, file, depth);
  const { sha256, irregular, long, damage } = await scanFile(file.file, head.compression);
  if (context.before.has(sha256)) return [unread(file, sha256, 'unchanged')];
  if (head.parquet) return [await fromParquet(context, file, sha256)];
  if (damage === '')
    return [await fromText({ context, file, head, irregular, long, sha256, compression: head.compression })];
  const target = copyIn(context.work);
  await unpackGzip(file.file, file.bytes, target);
  const inner = await fromText({
    context,
    file: { ...file, file: target },
    head: readHead(target),
    irregular: true,
    long: true,
    sha256,
    compression: 'none',
  });
  return [
    {
      ...inner,
      disk: file.file,
      original: file.file,
      asItStands: false,
      reason: joined(inner.reason, `gzip data: ${damage}; the part before it was read`),
    },
  ];
}

const EMPTY = 'the file is empty';

/** Problems of the content and of its container, without the obvious one that damage left nothing to read. */
function joined(content: string, damage: string): string {
  if (content === EMPTY && damage !== '') return damage.replace('; the part before it was read', '');
  return [content, damage].filter((reason) => reason !== '').join('; ');
}

async function fromZip(context: Preparing, file: FoundFile, depth: number): Promise<Prepared[]> {
  const { files, problems } = await unpackZip(file.file, file.bytes, copyIn(context.work));
  const found: Prepared[] = [];
  for (const one of files) {
    const inner = { path: `${file.path}!${one.name}`, file: one.file, bytes: statSync(one.file).size };
    const damage = problems.find(({ name }) => name === one.name)?.reason ?? '';
    const nested = readHead(one.file).compression === 'zip';
    const looked = nested
      ? [unread(inner, hashOf(one.file), 'an archive inside an archive is not opened')]
      : await prepare(context, inner, depth + 1);
    found.push(
      ...looked.map((prepared) => ({
        ...prepared,
        disk: file.file,
        asItStands: false,
        reason: joined(prepared.reason, damage),
      })),
    );
  }
  const unopened = problems.filter(({ name }) => !files.some((one) => one.name === name));
  return [
    ...found,
    ...unopened.map(({ name, reason }) =>
      unread({ ...file, path: name === '' ? file.path : `${file.path}!${name}` }, '', reason),
    ),
  ];
}

async function fromZstd(context: Preparing, file: FoundFile, depth: number): Promise<Prepared[]> {
  const sha256 = hashOf(file.file);
  if (context.before.has(sha256)) return [unread(file, sha256, 'unchanged')];
  const target = copyIn(context.work);
  const { problems } = await unpackZstd(file.file, file.bytes, target);
  const plain = { path: file.path, file: target, bytes: statSync(target).size };
  if (readHead(target).compression === 'zip')
    return [unread(file, sha256, 'an archive inside an archive is not opened')];
  const inner = await prepare({ ...context, before: new Set() }, plain, depth + 1);
  return inner.map((one) => ({
    ...one,
    disk: file.file,
    original: file.file,
    asItStands: false,
    sha256,
    bytes: file.bytes,
    reason: joined(one.reason, problems[0]?.reason ?? ''),
  }));
}

async function fromParquet(context: Preparing, file: FoundFile, sha256: string): Promise<Prepared> {
  const rows = copyIn(context.work);
  await context.reader.parquetToNdjson(plainName(context, file.file), rows).catch((thrown: unknown) => {
    const ours = thrown instanceof TrueseatError && thrown.code === 'OUTPUT_NOT_WRITABLE';
    throw ours ? temporaryError(new Error(thrown.message, { cause: thrown })) : thrown;
  });
  const found = recogniseRecords(context.known, sampleOf(readHead(rows).text, 'lines'));
  if (found.length === 0) return unread(file, sha256, 'no source recognises these records');
  const target = copyIn(context.work);
  return ready(
    file,
    sha256,
    found,
    target,
    await convertLines(rows, 'utf-8', target, keepExtra(found.map((one) => one.dataset))),
  );
}

function ready(
  file: FoundFile,
  sha256: string,
  found: readonly Recognised[],
  ndjson: string,
  { problems, failed }: Converted,
): Prepared {
  return { ...unread(file, sha256, ''), found, ndjson, problems, failed };
}

/** A path that the engine takes literally: no pattern, and no folder `key=value` that it would turn into a column. */
export function plainName(context: Pick<Preparing, 'work'>, file: string): string {
  if (!/[*?[\]{}=]/.test(file)) return file;
  const target = copyIn(context.work);
  try {
    symlinkSync(file, target);
  } catch {
    try {
      copyFileSync(file, target);
    } catch (thrown) {
      throw temporaryError(thrown);
    }
  }
  return target;
}

/** The first records of a JSON text. */
function sampleOf(text: string, layout: JsonLayout): unknown[] {
  if (layout === 'lines')
    return text
      .split('\n')
      .slice(0, SAMPLE)
      .flatMap((line) => parsed(line));
  return jsonSplitter(layout)
    .push(Buffer.from(text))
    .slice(0, SAMPLE)
    .flatMap((record) => parsed(record.text));
}

/** The first records of a file whose first bytes contain no complete one. */
async function firstRecords(file: string, encoding: Encoding, layout: JsonLayout): Promise<unknown[]> {
  const splitter = jsonSplitter(layout === 'lines' ? 'objects' : layout, MAX_TEXT);
  let bytes = 0;
  for await (const chunk of textChunks(file, encoding)) {
    const records = splitter.push(Buffer.from(chunk)).flatMap((record) => parsed(record.text));
    bytes += chunk.length;
    if (records.length > 0 || bytes > MAX_TEXT) return records.slice(0, SAMPLE);
  }
  return [];
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return [];
  }
}

interface Text {
  readonly context: Preparing;
  readonly file: FoundFile;
  readonly head: Head;
  readonly irregular: boolean;
  readonly long: boolean;
  readonly sha256: string;
  readonly compression: Compression;
}

async function fromText(text: Text): Promise<Prepared> {
  const { context, file, head, sha256 } = text;
  const target = copyIn(context.work);
  const format = context.known.find(
    ({ dataset }) => dataset.text?.recognise(head.text.slice(0, 65_536), file.path) === true,
  );
  if (format?.dataset.text !== undefined) {
    const plain = await plainText(text);
    return ready(
      file,
      sha256,
      [{ ...format, enveloped: false }],
      target,
      await convertText(plain, head.encoding, format.dataset.text, file.path, target),
    );
  }
  const layout = jsonLayout(head.text);
  if (layout !== undefined) return fromJson(text, layout, target);
  const sample = csvSample(head.text, SAMPLE);
  if (sample === undefined) return unread(file, sha256, 'neither JSON, CSV nor a text format that a source recognises');
  const whole = Object.fromEntries(sample.records.flatMap((record) => Object.entries(record)));
  const best = recogniseRecords(context.known, [whole])[0] ?? recogniseRecords(context.known, sample.records)[0];
  if (best === undefined) return unread(file, sha256, 'no source recognises a table with these columns');
  return ready(
    file,
    sha256,
    [best],
    target,
    await convertCsv(await plainText(text), head.encoding, sample.delimiter, keepExtra([best.dataset]), target),
  );
}

/** The file itself, or its copy without gzip. */
async function plainText({ context, file, compression }: Text): Promise<string> {
  if (compression !== 'gzip') return file.file;
  const target = copyIn(context.work);
  const { problems } = await unpackGzip(file.file, file.bytes, target);
  if (problems[0] !== undefined) throw new Error(problems[0].reason);
  return target;
}

async function fromJson(text: Text, layout: JsonLayout, target: string): Promise<Prepared> {
  const { context, file, head, sha256, compression } = text;
  const sample = sampleOf(head.text, layout);
  const found = recogniseRecords(
    context.known,
    sample.length > 0 || head.complete ? sample : await firstRecords(await plainText(text), head.encoding, layout),
  );
  if (found.length === 0) return unread(file, sha256, 'no source recognises these records');
  const extra = keepExtra(found.map((one) => one.dataset));
  // Records of an exploded dataset give several rows each, so that a row number does not give the line.
  const regular =
    !text.irregular &&
    head.encoding === 'utf-8' &&
    extra === undefined &&
    found.every((one) => one.dataset.explode === undefined);
  if (layout === 'lines' && regular) {
    return {
      ...unread(file, sha256, ''),
      found,
      ndjson: plainName(context, file.file),
      compression: compression === 'gzip' ? 'gzip' : 'none',
      carriesLines: false,
      asItStands: true,
      long: text.long,
      mixable: true,
    };
  }
  const plain = await plainText(text);
  const converted =
    layout === 'lines'
      ? await convertLines(plain, head.encoding, target, extra)
      : await convertJson(plain, head.encoding, layout, target, extra);
  return { ...ready(file, sha256, found, target, converted), mixable: true };
}
