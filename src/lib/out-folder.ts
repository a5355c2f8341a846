import { readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { messageOf, TrueseatError } from './error.ts';
import { withFinally } from './finally.ts';
import { atExit, isThere, makeFolder } from './folder.ts';
import { outputError, systemCode } from './system-error.ts';

/** Removes the folders created for the output, innermost first, as long as they are empty. */
function removeEmpty(from: string, first: string): void {
  try {
    for (let folder = from; ; folder = dirname(folder)) {
      rmdirSync(folder);
      if (folder === first) return;
    }
  } catch {
    // It is no longer empty.
  }
}

/** Moves complete output into place: the whole folder if there is none yet, else each entry of it. */
function publish(partial: string, target: string): void {
  if (!isThere(target)) return renameSync(partial, target);
  for (const name of readdirSync(partial).sort()) renameSync(join(partial, name), join(target, name));
  rmdirSync(partial);
}

/** An error on the output as one about the folder that the user named; other errors unchanged. */
function told(thrown: unknown, partial: string, target: string): unknown {
  const path = thrown instanceof Error && 'path' in thrown ? String(thrown.path) : partial;
  const isOutput =
    thrown instanceof TrueseatError
      ? thrown.code === 'OUTPUT_NOT_WRITABLE' && (thrown.place.file ?? partial).startsWith(partial)
      : systemCode(thrown) !== undefined && (path.startsWith(partial) || partial.startsWith(path));
  return isOutput ? outputError(target, messageOf(thrown).replaceAll(partial, target), thrown) : thrown;
}

/**
 * Gives `work` a folder to write to, created on the file system of `out` and for its owner only, and moves its contents into place when
 * everything is complete. Otherwise it leaves nothing behind, and the contents of `out` stay. Throws OUTPUT_NOT_WRITABLE.
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
        rmSync(partial, { recursive: true, force: true }); // of a killed process with this number
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
