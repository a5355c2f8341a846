import { closeSync, openSync, readSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { decodeMixed } from './decode.ts';

export type Compression = 'none' | 'gzip' | 'zip' | 'zstd';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Head {
  readonly compression: Compression;
  /** First bytes as text, without byte order mark; empty for zip, zstd and Parquet. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly parquet: boolean;
  /** `text` is the whole file. */
  readonly complete: boolean;
}

const HEAD_BYTES = 1024 * 1024;

function magic(bytes: Buffer): Compression | 'parquet' {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  if (
    bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4])) ||
    bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 5, 6]))
  )
    return 'zip';
  if (bytes.subarray(0, 4).equals(Buffer.from([0x28, 0xb5, 0x2f, 0xfd]))) return 'zstd';
  return bytes.subarray(0, 4).toString('latin1') === 'PAR1' ? 'parquet' : 'none';
}

/** Encoding by byte order mark or by every second byte being 0; else UTF-8 if the bytes are valid, else Windows-1252. */
export function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Array.from({ length: 16 }, (_unused, index) => [bytes[index * 2], bytes[index * 2 + 1]] as const);
  if (pairs.every(([low, high]) => high === 0 && low !== 0)) return 'utf-16le';
  if (pairs.every(([high, low]) => high === 0 && low !== 0 && low !== undefined)) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The first bytes of a file, decompressed if it is gzip. Only content matters, never the name. */
export function readHead(file: string): Head {
  const handle = openSync(file, 'r');
  const buffer = Buffer.alloc(HEAD_BYTES);
  const length = readSync(handle, buffer, 0, HEAD_BYTES, 0);
  closeSync(handle);
  let bytes: Buffer = buffer.subarray(0, length);
  const kind = magic(bytes);
  const none = { text: '', encoding: 'utf-8', parquet: kind === 'parquet', complete: false } as const;
  if (kind === 'zip' || kind === 'zstd') return { ...none, compression: kind };
  if (kind === 'parquet') return { ...none, compression: 'none' };
  let complete = length < HEAD_BYTES;
  if (kind === 'gzip') {
    bytes = gunzipHead(bytes);
    complete = complete && bytes.length < HEAD_BYTES;
    bytes = bytes.subarray(0, HEAD_BYTES);
  }
  const encoding = encodingOf(bytes);
  const text =
    encoding === 'windows-1252' ? decodeMixed(bytes) : new TextDecoder(encoding).decode(bytes, { stream: true });
  return { compression: kind, text, encoding, parquet: false, complete };
}

/** As many bytes as the start of a gzip file yields: fewer input bytes if they yield too much, or if damage follows. */
function gunzipHead(bytes: Buffer): Buffer {
  for (let length = bytes.length; length >= 32; length = Math.floor(length / 2)) {
    try {
      return gunzipSync(bytes.subarray(0, length), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: 64 * HEAD_BYTES,
      });
    } catch {
      continue;
    }
  }
  return Buffer.alloc(0);
}
