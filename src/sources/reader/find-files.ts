import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { messageOf, TrueseatError } from '../../lib/error.ts';

export interface FoundFile {
  /** Where it is on disk. */
  readonly file: string;
  /** Name in reports: relative to the path the user gave, with `/`. */
  readonly path: string;
  readonly bytes: number;
}

/**
 * Every regular file under the given paths, folders walked in order of name. Links are followed once, so that a loop ends.
 * Throws BAD_ARGUMENT when a path does not exist.
 */
export function findFiles(paths: readonly string[]): FoundFile[] {
  const found = new Map<string, FoundFile>();
  const visited = new Set<string>();
  function walk(file: string, path: string): void {
    const real = realpathSync(file);
    const stat = statSync(real);
    if (stat.isDirectory()) {
      if (visited.has(real)) return;
      visited.add(real);
      for (const entry of readdirSync(real).sort()) {
        const child = join(file, entry);
        if (lstatSync(child).isSymbolicLink() && !reachable(child)) continue;
        walk(child, path === '' ? entry : `${path}/${entry}`);
      }
    } else if (stat.isFile() && !found.has(real)) {
      found.set(real, { file: real, path: path === '' ? basename(file) : path, bytes: stat.size });
    }
  }
  for (const path of paths) {
    try {
      walk(path, '');
    } catch (thrown) {
      throw new TrueseatError('BAD_ARGUMENT', messageOf(thrown), {
        place: { file: path },
        wayOut: 'Name a file or folder that exists and can be read.',
        cause: thrown,
      });
    }
  }
  return [...found.values()];
}

function reachable(file: string): boolean {
  try {
    statSync(file);
    return true;
  } catch {
    return false;
  }
}
