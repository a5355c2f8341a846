import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { messageOf } from '../../lib/error.ts';
import { hashOf } from './hash.ts';
import { utf8Check } from './decode.ts';

export interface Scan {
  readonly sha256: string;
  /**
   * The raw reader would not read every line as it stands: blank or indented lines would shift places, and bytes that are not
   * UTF-8, half characters and endless lines would cost records.
   */
  readonly irregular: boolean;
  /** Why decompression stopped early; empty when it did not. */
  readonly damage: string;
}

const CHUNK_BYTES = 4 * 1024 * 1024;
/** DuckDB loses the line after one that opens a bracket and never closes it. */
const ODD_LINE_STARTS = ['\n\n', '\n\r', '\n ', '\n\t', '\n['];
/** Our own key for the line a record stands on. */
const OWN_KEY = '"__line"';
const LONE_SURROGATE = /\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}/;
const LONG_LINE = 32 * 1024 * 1024;

/** Whether any chunk shown so far holds something out of the ordinary; native searches, no loop per line. */
function watch(): { look: (chunk: Buffer) => void; readonly irregular: boolean } {
  let irregular = false;
  let last = 0x0a;
  let open = 0;
  const isUtf8 = utf8Check();
  function odd(chunk: Buffer): boolean {
    const first = chunk[0] ?? 0;
    if (last === 0x0a && [0x0a, 0x0d, 0x20, 0x09, 0xef, 0x5b].includes(first)) return true;
    if (ODD_LINE_STARTS.some((text) => chunk.includes(text)) || chunk.includes(OWN_KEY)) return true;
    const newline = chunk.lastIndexOf(0x0a);
    open = newline === -1 ? open + chunk.length : chunk.length - newline;
    if (open > LONG_LINE || !isUtf8(chunk)) return true;
    return (chunk.includes('\\ud') || chunk.includes('\\uD')) && LONE_SURROGATE.test(chunk.toString('latin1'));
  }
  return {
    look: (chunk) => {
      if (irregular || chunk.length === 0) return;
      irregular = odd(chunk);
      last = chunk[chunk.length - 1] ?? last;
    },
    get irregular() {
      return irregular;
    },
  };
}

/** Hashes a file and looks for what the raw reader would stumble over; one pass. */
export async function scanFile(file: string, compression: 'none' | 'gzip'): Promise<Scan> {
  const seen = watch();
  const raw = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  if (compression === 'none') {
    const hashed = hashOf(file, statSync(file).size);
    hashed.catch(() => undefined); // awaited below, after the look
    for await (const chunk of raw as AsyncIterable<Buffer>) seen.look(chunk);
    return { sha256: await hashed, irregular: seen.irregular, damage: '' };
  }
  const hash = createHash('sha256');
  const text = createGunzip({ chunkSize: CHUNK_BYTES });
  raw.on('data', (chunk) => hash.update(chunk));
  raw.on('error', (error) => text.destroy(error));
  raw.pipe(text);
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) seen.look(chunk);
  } catch (thrown) {
    raw.destroy();
    return { sha256: await hashOf(file), irregular: true, damage: messageOf(thrown) };
  }
  if (text.bytesWritten < statSync(file).size) return { sha256: await hashOf(file), irregular: true, damage: 'other bytes follow its end' };
  return { sha256: hash.digest('hex'), irregular: seen.irregular, damage: '' };
}
