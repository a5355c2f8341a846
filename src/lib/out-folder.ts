import { readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { messageOf, TrueseatError } from './error.ts';
import { withFinally } from './finally.ts';
import { atExit, isThere, makeFolder } from './folder.ts';
import { outputError, systemCode } from './system-error.ts';

/** Removes the folders that were made for the output, from the innermost, as far as they are empty. */
function removeEmpty(from: string, first: string): void {
  try {
    for (let folder = from; ; folder = dirname(folder)) {
      rmdirSync(folder);
      if (folder === first) return;
    }
  } catch {
    // It holds something by now.
  }
}

/** Moves what is complete into place: the whole folder where there is none, else each entry of it. */
function publish(partial: string, target: string): void {
  if (!isThere(target)) return renameSync(partial, target);
  for (const name of readdirSync(partial).sort()) renameSync(join(partial, name), join(target, name));
  rmdirSync(partial);
}

/** What went wrong with the output, told of the folder that the user named; any other error as it is. */
function told(thrown: unknown, partial: string, target: string): unknown {
  const path = thrown instanceof Error && 'path' in thrown ? String(thrown.path) : partial;
  const isOutput =
    thrown instanceof TrueseatError
      ? thrown.code === 'OUTPUT_NOT_WRITABLE' && (thrown.place.file ?? partial).startsWith(partial)
      : systemCode(thrown) !== undefined && (path.startsWith(partial) || partial.startsWith(path));
  return isOutput ? outputError(target, messageOf(thrown).replaceAll(partial, target), thrown) : thrown;
}

/**
 * Gives `work` a folder to write to, made at once on the file system of `out` and for its owner only, and moves what is in it
 * into place when all is complete. Else nothing is left of it, and what stood in `out` stays. Throws OUTPUT_NOT_WRITABLE.
 */
export async function intoFolder<T>(out: string, work: (partial: string) => Promise<T>): Promise<T> {
  const target = resolve(out);
  const parent = dirname(target);
  const stands = isThere(target);
  const partial = stands ? join(target, `.partial-${process.pid}`) : `${target}.partial-${process.pid}`;
  let first: string | undefined;
  function discard(): void {
    rmSync(partial, { recursive: true, force: true });
    if (first !== undefined) removeEmpty(parent, first);
  }
  const exit = atExit(discard);
  try {
    return await withFinally(
      async () => {
        if (!stands) first = makeFolder(parent);
        rmSync(partial, { recursive: true, force: true }); // of a process of this number that was killed
        makeFolder(partial);
        const result = await work(partial);
        publish(partial, target);
        return result;
      },
      discard,
      exit.forget,
    );
  } catch (thrown) {
    throw told(thrown, partial, target);
  }
}
