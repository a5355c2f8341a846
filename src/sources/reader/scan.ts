import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { messageOf } from '../../lib/error.ts';
import { hashOf } from './hash.ts';
import { utf8Check } from './decode.ts';

export interface Scan {
  readonly sha256: string;
  /**
   * The raw reader would not read every line as it stands: blank lines would shift places, a line cut where a value should
   * come costs DuckDB the next one too, and bytes that are not UTF-8, half characters and endless lines would cost records.
   */
  readonly irregular: boolean;
  /** Why decompression stopped early; empty when it did not. */
  readonly damage: string;
}

const CHUNK_BYTES = 4 * 1024 * 1024;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const OPENING = 0x7b;
const CLOSING = 0x7d;
/** Our own key for the line a record stands on. */
const OWN_KEY = '"__line"';
const LONE_SURROGATE =
  /\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}/;
const LONG_LINE = 32 * 1024 * 1024;

/** Whether any chunk shown so far holds a line that does not go from `{` to `}`, or anything else out of the ordinary. */
function watch(): { look: (chunk: Buffer) => void; readonly irregular: boolean } {
  let irregular = false;
  let last = NEWLINE;
  let beforeLast = 0;
  let open = 0;
  const isUtf8 = utf8Check();
  function oddEdges(chunk: Buffer): boolean {
    if (last === NEWLINE && chunk[0] !== OPENING) return true;
    const at = (index: number): number => (index >= 0 ? (chunk[index] ?? 0) : index === -1 ? last : beforeLast);
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, end + 1)) {
      const closing = at(end - 1) === RETURN ? at(end - 2) : at(end - 1);
      if (closing !== CLOSING || (end + 1 < chunk.length && chunk[end + 1] !== OPENING)) return true;
    }
    return false;
  }
  function odd(chunk: Buffer): boolean {
    if (oddEdges(chunk) || chunk.includes(OWN_KEY)) return true;
    const newline = chunk.lastIndexOf(NEWLINE);
    open = newline === -1 ? open + chunk.length : chunk.length - newline;
    if (open > LONG_LINE || !isUtf8(chunk)) return true;
    return (chunk.includes('\\ud') || chunk.includes('\\uD')) && LONE_SURROGATE.test(chunk.toString('latin1'));
  }
  return {
    look: (chunk) => {
      if (irregular || chunk.length === 0) return;
      irregular = odd(chunk);
      beforeLast = chunk.length > 1 ? (chunk[chunk.length - 2] ?? 0) : last;
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
  if (text.bytesWritten < statSync(file).size)
    return { sha256: await hashOf(file), irregular: true, damage: 'other bytes follow its end' };
  return { sha256: hash.digest('hex'), irregular: seen.irregular, damage: '' };
}
