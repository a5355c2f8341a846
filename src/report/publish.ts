import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, TrueseatError } from '../lib/error.ts';

/** Moves every file of a finished folder into place. */
export function publish(from: string, to: string): void {
  try {
    mkdirSync(to, { recursive: true });
    for (const file of [
      'subjects.csv',
      'clusters.csv',
      'links.csv',
      'findings.ndjson',
      'timeline.csv',
      'coverage.json',
      'report.html',
    ]) {
      renameSync(join(from, file), join(to, file));
    }
  } catch (thrown) {
    throw new TrueseatError('OUTPUT_NOT_WRITABLE', messageOf(thrown), {
      place: { file: to },
      wayOut: 'Name another folder with --out.',
      cause: thrown,
    });
  }
}
