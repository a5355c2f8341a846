import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import yauzl from 'yauzl';
import { messageOf } from '../../lib/error.ts';

/** An archive may grow to this many times its size, and no entry beyond this many bytes: more is a bomb. */
const MAX_RATIO = 250;
const MAX_ENTRY_BYTES = 64 * 1024 ** 3;
const RATIO_FREE_BYTES = 64 * 1024 ** 2;

export interface Unpacked {
  readonly file: string;
  /** Name inside the archive; empty for a compressed single file. */
  readonly name: string;
}

export interface UnpackResult {
  readonly files: readonly Unpacked[];
  /** What was refused or broke off, one sentence each. */
  readonly problems: readonly string[];
}

/** Fails once more than the allowed bytes have passed. */
function ceiling(limit: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(new Error(`it unpacks to more than ${limit} bytes`));
      else done(null, chunk);
    },
  });
}

function limitFor(bytes: number): number {
  return Math.min(MAX_ENTRY_BYTES, Math.max(RATIO_FREE_BYTES, bytes * MAX_RATIO));
}

/** Unpacks as much of a gzip file as there is. */
export async function unpackGzip(file: string, bytes: number, target: string): Promise<UnpackResult> {
  const problems: string[] = [];
  try {
    await pipeline(createReadStream(file), createGunzip(), ceiling(limitFor(bytes)), createWriteStream(target));
  } catch (thrown) {
    problems.push(`gzip data: ${messageOf(thrown)}; what came before was read`);
  }
  return { files: [{ file: target, name: '' }], problems };
}

export async function unpackZstd(file: string, bytes: number, target: string): Promise<UnpackResult> {
  const problems: string[] = [];
  const waiting: Uint8Array[] = [];
  const decompress = new Decompress((chunk) => waiting.push(chunk));
  const inflate = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        decompress.push(chunk);
        for (const out of waiting.splice(0)) this.push(out);
        done();
      } catch (thrown) {
        done(thrown as Error);
      }
    },
  });
  try {
    await pipeline(createReadStream(file), inflate, ceiling(limitFor(bytes)), createWriteStream(target));
  } catch (thrown) {
    problems.push(`zstd data: ${messageOf(thrown)}; what came before was read`);
  }
  return { files: [{ file: target, name: '' }], problems };
}

function openZip(file: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) => {
      if (error === null && zip !== undefined) resolve(zip);
      else reject(error ?? new Error('no zip archive'));
    });
  });
}

/** Unpacks the files of a zip archive under names of our own, so that no name in it can lead anywhere. */
export async function unpackZip(file: string, folder: string): Promise<UnpackResult> {
  const files: Unpacked[] = [];
  const problems: string[] = [];
  mkdirSync(folder, { recursive: true });
  let zip: yauzl.ZipFile;
  try {
    zip = await openZip(file);
  } catch (thrown) {
    return { files, problems: [`zip archive: ${messageOf(thrown)}`] };
  }
  await new Promise<void>((resolve) => {
    zip.on('error', (error: Error) => {
      problems.push(`zip archive: ${error.message}`);
      resolve();
    });
    zip.on('end', resolve);
    zip.on('entry', (entry: yauzl.Entry) => {
      const name = entry.fileName;
      if (name.endsWith('/')) return zip.readEntry();
      const target = join(folder, String(files.length));
      zip.openReadStream(entry, (error, stream) => {
        if (error !== null || stream === undefined) {
          problems.push(`${name}: ${messageOf(error)}`);
          zip.readEntry();
          return;
        }
        pipeline(stream, ceiling(limitFor(entry.compressedSize)), createWriteStream(target))
          .then(() => files.push({ file: target, name }))
          .catch((thrown: unknown) => problems.push(`${name}: ${messageOf(thrown)}`))
          .finally(() => zip.readEntry());
      });
    });
    zip.readEntry();
  });
  zip.close();
  return { files, problems };
}
