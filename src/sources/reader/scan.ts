import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { messageOf } from '../../lib/error.ts';

export interface Scan {
  readonly sha256: string;
  /** The text's lines do not stand one record to a line: blank or indented lines occur, so places must be carried. */
  readonly irregular: boolean;
  /** Why decompression stopped early; empty when it did not. */
  readonly damage: string;
}

const CHUNK_BYTES = 4 * 1024 * 1024;
const ODD_LINE_STARTS = ['\n\n', '\n\r', '\n ', '\n\t'];

/** Hashes a file and looks for lines that would shift line numbers; one pass, searching natively, no loop per line. */
export async function scanFile(file: string, compression: 'none' | 'gzip'): Promise<Scan> {
  const hash = createHash('sha256');
  let irregular = false;
  let damage = '';
  let last = 0x0a;
  function look(chunk: Buffer): void {
    if (irregular || chunk.length === 0) return;
    const first = chunk[0];
    const oddStart = last === 0x0a && (first === 0x0a || first === 0x0d || first === 0x20 || first === 0x09 || first === 0xef);
    irregular = oddStart || ODD_LINE_STARTS.some((text) => chunk.includes(text));
    last = chunk[chunk.length - 1] ?? last;
  }
  const raw = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  if (compression === 'none') {
    for await (const chunk of raw as AsyncIterable<Buffer>) {
      hash.update(chunk);
      look(chunk);
    }
    return { sha256: hash.digest('hex'), irregular, damage };
  }
  raw.on('data', (chunk) => hash.update(chunk));
  const text = raw.pipe(createGunzip({ chunkSize: CHUNK_BYTES }));
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) look(chunk);
  } catch (thrown) {
    damage = messageOf(thrown);
    const rest = createHash('sha256');
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) rest.update(chunk);
    return { sha256: rest.digest('hex'), irregular: true, damage };
  }
  return { sha256: hash.digest('hex'), irregular, damage };
}
