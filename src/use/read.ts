import { TrueseatError } from '../lib/error.ts';
import type { ReadResult } from '../read/read.ts';

const READ: readonly string[] = ['read', 'partly', 'unchanged', 'duplicate'];
/** Number of files whose reason is shown if none could be read: there is no report to show it. */
const TOLD = 3;

/** Throws NOTHING_READ if no file was read. */
export function wasRead(paths: readonly string[], { files }: Pick<ReadResult['coverage'], 'files'>): void {
  if (files.some((file) => READ.includes(file.status))) return;
  const told = files.slice(0, TOLD).map((file) => `${file.path}: ${file.reason}`);
  const count =
    files.length === 1 ? 'the only file could not be read' : `none of the ${files.length} files could be read`;
  throw new TrueseatError('NOTHING_READ', files.length === 0 ? 'no files found' : `${count}. ${told.join('; ')}`, {
    place: { file: paths.join(' ') },
    wayOut: 'See `trueseat sources list` for what can be read.',
  });
}
