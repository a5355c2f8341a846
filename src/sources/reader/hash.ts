import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Worker } from 'node:worker_threads';

const CHUNK_BYTES = 4 * 1024 * 1024;
/** Below this size a thread costs more than it saves. */
const THREAD_FROM_BYTES = 16 * 1024 * 1024;

/** The thread's whole program, as text so that it is the same from source and from the build. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const { createHash } = require('node:crypto');
const { openSync, readSync, closeSync } = require('node:fs');
const hash = createHash('sha256');
const buffer = Buffer.allocUnsafe(workerData.chunk);
const handle = openSync(workerData.file, 'r');
try {
  for (let length; (length = readSync(handle, buffer, 0, buffer.length, null)) > 0; ) hash.update(buffer.subarray(0, length));
} finally {
  closeSync(handle);
}
parentPort.postMessage(hash.digest('hex'));
`;

/** SHA-256 of a file in hexadecimal; a large file in a thread of its own. Rejects when the file cannot be read. */
export async function hashOf(file: string, bytes = 0): Promise<string> {
  if (bytes >= THREAD_FROM_BYTES) return inThread(file);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>)
    hash.update(chunk);
  return hash.digest('hex');
}

function inThread(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { eval: true, workerData: { file, chunk: CHUNK_BYTES } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
