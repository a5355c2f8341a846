import { lstatSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { temporaryError } from './system-error.ts';

/** Whether anything stands there, a link to nothing included. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Makes a folder, and those above it that are not there, for their owner only. Gives the outermost that it made, if any. The
 * recursive call of Node never ends where the system has the folder above and yet makes none in it, as under /proc.
 */
export function makeFolder(path: string): string | undefined {
  if (isThere(path)) return undefined;
  const first = makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
  return first ?? path;
}

/** Runs `step` when the process ends before `forget` was called, as by an error that nobody caught. */
export function atExit(step: () => void): { readonly forget: () => void } {
  process.once('exit', step);
  return { forget: () => process.removeListener('exit', step) };
}

/** A folder of our own for the time of a run. Throws TEMPORARY_NOT_WRITABLE. */
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

/** Which of these files and folders others on this machine may read or write; what is not there is not named. */
export function openToOthers(paths: readonly string[]): { readonly path: string; readonly mode: string }[] {
  if (process.platform === 'win32') return [];
  return paths.flatMap((path) => {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
    return (mode & 0o077) === 0 ? [] : [{ path, mode: (mode & 0o777).toString(8) }];
  });
}
