import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { messageOf, TrueseatError } from '../lib/error.ts';

export interface FoundFile {
  /** Path on disk. */
  readonly file: string;
  /** Name in reports: relative to the path that the user gave, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Why it cannot be read. */
  readonly problem?: string;
}

/**
 * Everything under the given paths, folders in order of name; what cannot be read is listed with its reason. Links are followed once, so
 * loops end; `own` are files and folders that are not input. Throws BAD_ARGUMENT if a given path does not exist or cannot be read.
 */
export function findFiles(paths: readonly string[], own: readonly string[] = []): FoundFile[] {
  const found = new Map<string, FoundFile>();
  const visited = new Set<string>();
  const skipped = new Set(own.filter((file) => existsSync(file)).map((file) => realpathSync(file)));
  function walk(file: string, path: string): void {
    const real = realpathSync(file);
    if (skipped.has(real)) return;
    const stat = statSync(real);
    const name = path === '' ? basename(file) : path;
    if (stat.isDirectory()) {
      if (visited.has(real)) return;
      visited.add(real);
      for (const entry of readdirSync(real).sort())
        tryWalk(join(file, entry), path === '' ? entry : `${path}/${entry}`);
    } else if (!found.has(real)) {
      found.set(real, {
        file: real,
        path: name,
        bytes: stat.size,
        ...(stat.isFile() ? {} : { problem: 'not a regular file' }),
      });
    }
  }
  function tryWalk(file: string, path: string): void {
    try {
      walk(file, path);
    } catch (thrown) {
      found.set(file, { file, path, bytes: 0, problem: plain(thrown) });
    }
  }
  for (const path of paths) {
    try {
      walk(path, '');
    } catch (thrown) {
      throw new TrueseatError('BAD_ARGUMENT', plain(thrown), {
        place: { file: path },
        wayOut: 'Name a file or folder that exists and can be read.',
        cause: thrown,
      });
    }
  }
  return [...found.values()];
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ELOOP: 'the link points to itself',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};

function plain(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return WORDS[code] ?? messageOf(thrown);
}
