import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Writes pieces of text to a file as they come. A full disk rejects; the pieces are then no longer asked for. */
export async function writeText(file: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  await pipeline(pieces, createWriteStream(file, { mode: 0o600 }));
}
