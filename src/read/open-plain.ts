import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { createGunzip } from 'node:zlib';

const CHUNK_BYTES = 1 << 20;

/** The bytes of a file, decompressed if its content is gzip. Errors of the file and of the gzip data both reach the reader of the bytes. */
export async function* openPlain(file: string): AsyncIterable<Buffer> {
  const head = Buffer.alloc(2);
  const handle = openSync(file, 'r');
  readSync(handle, head, 0, 2, 0);
  closeSync(handle);
  const raw = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* raw as AsyncIterable<Buffer>;
  const text = createGunzip({ chunkSize: CHUNK_BYTES });
  raw.on('error', (error) => text.destroy(error));
  try {
    yield* raw.pipe(text) as AsyncIterable<Buffer>;
  } finally {
    raw.destroy();
  }
}
