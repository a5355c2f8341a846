import { createReadStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { constants, createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import yauzl from 'yauzl';
import { messageOf } from '../lib/error.ts';
import { temporaryError, throwOurs } from '../lib/system-error.ts';
import { fileSink } from './sink.ts';

/** A file may unpack to this many times its size, and never to more than this many bytes: anything larger is a bomb. */
const MAX_RATIO = 250;
const MAX_BYTES = 64 * 1024 ** 3;
const RATIO_FREE_BYTES = 64 * 1024 ** 2;
/** Limit for all files of an archive together: a few bytes can represent many files. */
const ARCHIVE_FREE_BYTES = 1024 ** 3;
/** Damage loses a whole chunk of output, so small files are unpacked in small chunks. */
const SMALL_FILE_BYTES = 8 * 1024 ** 2;

export interface Unpacked {
  readonly file: string;
  /** Name inside the archive; empty for a compressed single file. */
  readonly name: string;
}

export interface UnpackResult {
  readonly files: readonly Unpacked[];
  /** What was refused or ended early: the name inside the archive (empty for the archive itself), and one sentence. */
  readonly problems: readonly { readonly name: string; readonly reason: string }[];
}

export function limitFor(bytes: number): number {
  return Math.min(MAX_BYTES, Math.max(RATIO_FREE_BYTES, bytes * MAX_RATIO));
}

function tooMuch(limit: number): Error {
  return new Error(`unpacks to more than ${limit} bytes`);
}

/** Writes what arrives until it ends, fails or exceeds the limit. Returns the bytes written and why it stopped; empty at the end. */
async function writeAll(
  chunks: AsyncIterable<Buffer>,
  target: string,
  limit: number,
): Promise<{ bytes: number; problem: string }> {
  const out = fileSink(target);
  const reader = chunks[Symbol.asyncIterator]();
  let bytes = 0;
  let problem = '';
  for (;;) {
    let next: IteratorResult<Buffer>;
    try {
      next = await reader.next();
      if (next.done !== true && bytes + next.value.length > limit) throw tooMuch(limit);
    } catch (thrown) {
      problem = messageOf(thrown);
      await reader.return?.();
      break;
    }
    if (next.done === true) break;
    bytes += next.value.length;
    await out.write(next.value);
  }
  await out.close();
  return { bytes, problem };
}

async function* gunzipped(file: string, bytes: number): AsyncIterable<Buffer> {
  const raw = createReadStream(file, { highWaterMark: bytes < SMALL_FILE_BYTES ? 512 : 65_536 });
  const text = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  raw.on('error', (error) => text.destroy(error));
  try {
    yield* raw.pipe(text) as AsyncIterable<Buffer>;
  } finally {
    raw.destroy();
  }
}

function single(target: string, kind: string, problem: string): UnpackResult {
  return {
    files: [{ file: target, name: '' }],
    problems: problem === '' ? [] : [{ name: '', reason: `${kind} data: ${problem}; the part before it was read` }],
  };
}

/** Unpacks as much of a gzip file as possible. A truncated one is not reported here: the scan has done that. */
export async function unpackGzip(file: string, bytes: number, target: string): Promise<UnpackResult> {
  return single(target, 'gzip', (await writeAll(gunzipped(file, bytes), target, limitFor(bytes))).problem);
}

async function* unzstd(file: string, limit: number): AsyncIterable<Buffer> {
  const waiting: Uint8Array[] = [];
  let seen = 0;
  const decompress = new Decompress((chunk) => {
    seen += chunk.length;
    if (seen > limit) throw tooMuch(limit);
    waiting.push(chunk);
  });
  const buffers = (): Buffer[] => waiting.splice(0).map((chunk) => Buffer.from(chunk));
  for await (const chunk of createReadStream(file, { highWaterMark: 4096 }) as AsyncIterable<Buffer>) {
    decompress.push(chunk);
    yield* buffers();
  }
  decompress.push(new Uint8Array(0), true);
  yield* buffers();
}

export async function unpackZstd(file: string, bytes: number, target: string): Promise<UnpackResult> {
  const limit = limitFor(bytes);
  return single(target, 'zstd', (await writeAll(unzstd(file, limit), target, limit)).problem);
}

function openZip(file: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    // Names stay bytes: the library would reject the whole archive for one name that points outside, and we use none of them.
    yauzl.open(file, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, zip) => {
      if (error === null && zip !== undefined) resolve(zip);
      else reject(error ?? new Error('not a zip archive'));
    });
  });
}

function entryStream(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<AsyncIterable<Buffer>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null && stream !== undefined) resolve(stream as AsyncIterable<Buffer>);
      else reject(error ?? new Error('cannot be opened'));
    });
  });
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncIterable<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | undefined>((resolve, reject) => {
      zip.removeAllListeners();
      zip.once('entry', resolve);
      zip.once('end', () => resolve(undefined));
      zip.on('error', reject);
      zip.readEntry();
    });
    if (entry === undefined) return;
    yield entry;
  }
}

/** Unpacks the files of a zip archive under names of our own, so that no name in it can point anywhere. */
export async function unpackZip(file: string, bytes: number, folder: string): Promise<UnpackResult> {
  const files: Unpacked[] = [];
  const problems: { name: string; reason: string }[] = [];
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    throw temporaryError(thrown);
  }
  let left = Math.max(ARCHIVE_FREE_BYTES, limitFor(bytes));
  let zip: yauzl.ZipFile | undefined;
  try {
    zip = await openZip(file);
    if (zip.entryCount === 0) problems.push({ name: '', reason: 'the archive is empty' });
    for await (const entry of entriesOf(zip)) {
      const name = (entry.fileName as string | Buffer).toString(); // bytes, as opened above
      if (name.endsWith('/')) continue;
      const target = join(folder, String(files.length));
      try {
        const { bytes: written, problem } = await writeAll(
          await entryStream(zip, entry),
          target,
          Math.min(left, limitFor(entry.compressedSize)),
        );
        left -= written;
        files.push({ file: target, name });
        if (problem !== '') problems.push({ name, reason: `zip data: ${problem}; the part before it was read` });
      } catch (thrown) {
        throwOurs(thrown);
        problems.push({ name, reason: `zip data: ${messageOf(thrown)}` });
      }
    }
  } catch (thrown) {
    throwOurs(thrown);
    problems.push({ name: '', reason: `zip archive: ${messageOf(thrown)}` });
  } finally {
    zip?.close();
  }
  return { files, problems };
}
