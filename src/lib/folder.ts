import { lstatSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { temporaryError } from './system-error.ts';

/** Whether anything exists there, including a dangling link. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Creates a folder and its missing parents, for their owner only. Returns the outermost one that it created, if any. Node's recursive mkdir
 * never returns if the parent exists but cannot have folders, as under /proc.
 */
export function makeFolder(path: string): string | undefined {
  if (isThere(path)) return undefined;
  const first = makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
  return first ?? path;
}

/** Runs `step` if the process ends before `forget` is called, as after an uncaught error. */
export function atExit(step: () => void): { readonly forget: () => void } {
  process.once('exit', step);
  return { forget: () => process.removeListener('exit', step) };
}

/** A temporary folder for one run. Throws TEMPORARY_NOT_WRITABLE. */
export function temporaryFolder(prefix: string): { readonly path: string; readonly release: () => void } {
  try {
    const path = mkdtempSync(join(tmpdir(), prefix));
    const remove = (): void => rmSync(path, { recursive: true, force: true });
    const exit = atExit(remove);
    return {
      path,
      release: () => {
        exit.forget();
        remove();
      },
    };
  } catch (thrown) {
    throw temporaryError(thrown);
  }
}

/** Those of these files and folders that other users can read or write; missing ones are left out. */
export function openToOthers(paths: readonly string[]): { readonly path: string; readonly mode: string }[] {
  if (process.platform === 'win32') return [];
  return paths.flatMap((path) => {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
    return (mode & 0o077) === 0 ? [] : [{ path, mode: (mode & 0o777).toString(8) }];
  });
}
