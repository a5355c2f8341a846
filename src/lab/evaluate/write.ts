import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, TrueseatError } from '../../lib/error.ts';
import { writeText } from '../../lib/write-text.ts';
import type { Evaluation } from './evaluation.ts';
import { pageChunks } from './html/index.ts';

/** Writes evaluation.json and evaluation.html into a folder; both appear by rename when both are complete. */
export async function writeEvaluation(evaluation: Evaluation, folder: string): Promise<void> {
  const partial = join(folder, `.evaluation.partial-${process.pid}`);
  const files = {
    'evaluation.json': [`${JSON.stringify(evaluation, null, 2)}\n`],
    'evaluation.html': pageChunks(evaluation),
  };
  try {
    mkdirSync(partial, { recursive: true });
    for (const [name, pieces] of Object.entries(files)) await writeText(join(partial, name), pieces);
    for (const name of Object.keys(files)) renameSync(join(partial, name), join(folder, name));
  } catch (thrown) {
    if (!(thrown instanceof Error && 'syscall' in thrown)) throw thrown;
    throw new TrueseatError('OUTPUT_NOT_WRITABLE', messageOf(thrown), {
      place: { file: folder },
      wayOut: 'Name another folder with --out.',
      cause: thrown,
    });
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
