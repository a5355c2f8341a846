import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** Writes pieces of text to a file as they come. */
export async function writeText(file: string, pieces: Iterable<string>): Promise<void> {
  const out = createWriteStream(file);
  for (const piece of pieces) if (!out.write(piece)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}
