import { chmodSync, constants, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, TrueseatError } from '../lib/error.ts';
import { makeFolder } from '../lib/folder.ts';
import type { Prepared } from './prepared.ts';
import { scanFile } from './scan.ts';

/** The folder of a lake's originals; a run can use it without adding to it. */
export interface Originals {
  readonly folder: string;
  readonly keep: boolean;
}

const PARTIAL = '.partial';

/** Creates the folder, for its owner only, and removes partial copies of a stopped run. Throws LAKE_UNUSABLE. */
export function openOriginals({ folder, keep }: Originals): void {
  if (!keep) return;
  try {
    makeFolder(folder);
    for (const name of readdirSync(folder)) if (name.endsWith(PARTIAL)) rmSync(join(folder, name));
  } catch (thrown) {
    throw notKept(folder, thrown);
  }
}

/** Path of a kept file; undefined if it is not kept. */
export function originalOf({ folder }: Originals, sha256: string): string | undefined {
  const file = join(folder, sha256);
  return existsSync(file) ? file : undefined;
}

/**
 * Keeps a file under its SHA-256, completely or not at all; blocks are shared if the file system can. False if the file no longer is what
 * was hashed. Throws LAKE_UNUSABLE.
 */
export async function keepOriginal({ folder, keep }: Originals, file: Prepared): Promise<boolean> {
  const { original, sha256, bytes } = file;
  const place = join(folder, sha256);
  if (!keep || statSync(place, { throwIfNoEntry: false })?.size === bytes) return true;
  const partial = `${place}${PARTIAL}`;
  try {
    await copyFile(original, partial, constants.COPYFILE_FICLONE);
    const same = (await scanFile(partial, 'none')).sha256 === sha256;
    if (same) {
      chmodSync(partial, 0o600);
      renameSync(partial, place);
    } else rmSync(partial);
    return same;
  } catch (thrown) {
    rmSync(partial, { force: true });
    if (!existsSync(original)) return false;
    throw notKept(folder, thrown);
  }
}

function notKept(folder: string, cause: unknown): TrueseatError {
  return new TrueseatError('LAKE_UNUSABLE', `copies of the input files cannot be kept: ${messageOf(cause)}.`, {
    place: { file: folder },
    wayOut: 'Free space, make the folder writable, name another file with --db, or add --no-originals.',
    cause,
  });
}
