// JavaScript, because a thread starts from a file that runs as it stands: from source, from tests and from the build.
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';

/**
 * @typedef {object} Scan
 * @property {string} sha256 of the file as it stands on disk, hexadecimal
 * @property {boolean} irregular The raw reader would not read every line as it stands: blank lines would shift places, a
 *   line cut where a value should come costs it the next one too, and bytes that are not UTF-8, half characters and
 *   endless lines would cost records.
 * @property {boolean} long A line is longer than `MANY_BYTES`.
 * @property {string} damage Why decompression stopped early; empty when it did not.
 */

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const OPENING = 0x7b;
const CLOSING = 0x7d;
/** Our own key for the line a record stands on; without its quotes, which stand everywhere and make the search slow. */
const OWN_KEY = Buffer.from('__line');
const ESCAPED = Buffer.from('\\u');
const LONE_SURROGATE =
  /\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}/;
const LONG_LINE = 32 * 1024 * 1024;
/** Longest line that readers need no more than their usual memory for. */
const MANY_BYTES = 4 * 1024 * 1024;

/**
 * Where the last whole UTF-8 character of the bytes ends.
 * @param {Buffer} bytes
 * @returns {number}
 */
export function wholeUtf8(bytes) {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Whether any chunk shown so far holds a line that does not go from `{` to `}`, or anything else out of the ordinary. */
function watch() {
  let irregular = false;
  let long = false;
  let last = NEWLINE;
  let beforeLast = 0;
  let open = 0;
  /** @type {Buffer} */
  let rest = Buffer.alloc(0);

  /** @param {Buffer} chunk */
  function oddEdges(chunk) {
    if (last === NEWLINE && chunk[0] !== OPENING) return true;
    const at = (/** @type {number} */ index) => (index >= 0 ? chunk[index] : index === -1 ? last : beforeLast);
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, end + 1)) {
      const closing = at(end - 1) === RETURN ? at(end - 2) : at(end - 1);
      if (closing !== CLOSING || (end + 1 < chunk.length && chunk[end + 1] !== OPENING)) return true;
    }
    return false;
  }

  /** @param {Buffer} chunk */
  function notUtf8(chunk) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = wholeUtf8(bytes);
    rest = Buffer.from(bytes.subarray(end));
    return !isUtf8(bytes.subarray(0, end));
  }

  /** @param {Buffer} chunk */
  function odd(chunk) {
    if (oddEdges(chunk) || chunk.includes(OWN_KEY)) return true;
    const newline = chunk.lastIndexOf(NEWLINE);
    open = newline === -1 ? open + chunk.length : chunk.length - newline;
    if (open > MANY_BYTES) long = true;
    if (open > LONG_LINE || notUtf8(chunk)) return true;
    if (!chunk.includes(ESCAPED)) return false;
    return (chunk.includes('\\ud') || chunk.includes('\\uD')) && LONE_SURROGATE.test(chunk.toString('latin1'));
  }

  return {
    /** @param {Buffer} chunk */
    look: (chunk) => {
      if (irregular || chunk.length === 0) return;
      irregular = odd(chunk);
      beforeLast = chunk.length > 1 ? (chunk[chunk.length - 2] ?? 0) : last;
      last = chunk[chunk.length - 1] ?? last;
    },
    get irregular() {
      return irregular;
    },
    get long() {
      return long;
    },
  };
}

/**
 * SHA-256 of a file; each chunk of its bytes is shown to `look`, and is overwritten afterwards.
 * @param {string} file
 * @param {(chunk: Buffer) => void} [look]
 * @returns {string}
 */
export function hashOf(file, look) {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  const handle = openSync(file, 'r');
  try {
    for (let length = 1; length > 0;) {
      length = readSync(handle, buffer, 0, buffer.length, null);
      const chunk = buffer.subarray(0, length);
      hash.update(chunk);
      look?.(chunk);
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

/**
 * Hashes a file and looks for what the raw reader would stumble over; one pass. Throws when the file cannot be read.
 * @param {string} file
 * @param {'none' | 'gzip'} compression
 * @returns {Promise<Scan>}
 */
export async function scanBytes(file, compression) {
  const seen = watch();
  if (compression === 'none') {
    const sha256 = hashOf(file, seen.look);
    return { sha256, irregular: seen.irregular, long: seen.long, damage: '' };
  }
  const hash = createHash('sha256');
  const raw = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  const text = createGunzip({ chunkSize: CHUNK_BYTES });
  raw.on('data', (chunk) => hash.update(chunk));
  raw.on('error', (error) => text.destroy(error));
  raw.pipe(text);
  try {
    for await (const chunk of text) seen.look(chunk);
  } catch (thrown) {
    raw.destroy();
    return {
      sha256: hashOf(file),
      irregular: true,
      long: true,
      damage: thrown instanceof Error ? thrown.message : String(thrown),
    };
  }
  if (text.bytesWritten < statSync(file).size)
    return { sha256: hashOf(file), irregular: true, long: true, damage: 'unexpected bytes after its end' };
  return { sha256: hash.digest('hex'), irregular: seen.irregular, long: seen.long, damage: '' };
}

if (!isMainThread && workerData?.scans === true)
  parentPort?.on('message', async ({ file, compression }) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    parentPort?.postMessage(await scanBytes(file, compression));
  });
