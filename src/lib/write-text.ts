import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Writes pieces of text to a file as they arrive. A full disk rejects, and no more pieces are requested. */
export async function writeText(file: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  await pipeline(pieces, createWriteStream(file, { mode: 0o600 }));
}
