import { join } from 'node:path';
import { intoFolder } from '../../lib/out-folder.ts';
import { writeText } from '../../lib/write-text.ts';
import type { Evaluation } from './evaluation.ts';
import { pageChunks } from './html/index.ts';

/** Writes evaluation.json and evaluation.html to a folder; both are renamed into place when complete. Throws OUTPUT_NOT_WRITABLE. */
export function writeEvaluation(evaluation: Evaluation, folder: string): Promise<void> {
  return intoFolder(folder, async (partial) => {
    await writeText(join(partial, 'evaluation.json'), [`${JSON.stringify(evaluation, null, 2)}\n`]);
    await writeText(join(partial, 'evaluation.html'), pageChunks(evaluation));
  });
}
