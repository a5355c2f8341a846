import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { messageOf, TrueseatError } from '../lib/error.ts';
import { openToOthers } from '../lib/folder.ts';

/** A path below a file counts as "nothing", like a path that does not exist. */
function kindOf(path: string): 'folder' | 'file' | 'nothing' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'nothing';
  }
}

function problemOf(path: string): string {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const kind = kindOf(folder);
    if (kind === 'nothing' && dirname(folder) !== folder) continue;
    if (kind !== 'folder') return `${folder} is not a folder`;
    try {
      accessSync(folder, constants.W_OK);
      return '';
    } catch (thrown) {
      return messageOf(thrown);
    }
  }
}

/** The folder to write to, checked before the work starts. Throws OUTPUT_NOT_WRITABLE. */
export function outFolder(path: string): string {
  const problem = problemOf(path);
  if (problem === '') return path;
  throw new TrueseatError('OUTPUT_NOT_WRITABLE', `${problem}.`, {
    place: { file: path },
    wayOut: 'Name another folder with --out.',
  });
}

/** A note on existing files and folders that other users can read. Their permissions are the user's and are not changed. */
export function openNote(paths: readonly string[]): string {
  return openToOthers(paths)
    .map(
      ({ path, mode }) =>
        `trueseat: note: ${path} can be read by other users of this machine (mode ${mode}) and holds personal data. Close it with: chmod go= ${path}\n`,
    )
    .join('');
}

/** The engine would also open a CSV file, and keep nothing in it. */
function foreign(path: string): string {
  const head = Buffer.alloc(12);
  const handle = openSync(path, 'r');
  const length = readSync(handle, head, 0, 12, 0);
  closeSync(handle);
  return length === 0 || head.toString('latin1', 8) === 'DUCK' ? '' : 'it is not a Trueseat lake';
}

/** The lake file: absent, or a DuckDB database. Throws LAKE_UNUSABLE. */
export function lakeFile(path: string): string {
  const kind = kindOf(path);
  const problem =
    kind === 'folder' ? 'it is a folder' : kind === 'file' ? foreign(path) : problemOf(dirname(resolve(path)));
  if (problem === '') return path;
  throw new TrueseatError('LAKE_UNUSABLE', `${problem}.`, {
    place: { file: path },
    wayOut: 'Name another file with --db.',
  });
}
