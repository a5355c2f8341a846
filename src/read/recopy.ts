import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { RawReader } from '../engine/reader.ts';
import { temporaryFolder } from '../lib/folder.ts';
import { loadPlugins } from '../lib/plugin.ts';
import type { Source } from '../model/source.ts';
import { prepare } from './prepare.ts';

/**
 * Recreates the records of a file read in an earlier run, whose copy was deleted after that run. Undefined if the file is missing or has
 * changed.
 */
export async function copyAgain(
  reader: RawReader,
  file: { readonly disk: string; readonly path: string; readonly rawFile: string },
): Promise<{ readonly ndjson: string; readonly release: () => void } | undefined> {
  const bytes = statSync(file.disk, { throwIfNoEntry: false })?.size;
  if (bytes === undefined) return undefined;
  const sources = await loadPlugins<Source>(new URL('../sources/', import.meta.url), 'source');
  const known = sources.flatMap((source) => source.datasets.map((dataset) => ({ source, dataset })));
  const { path: work, release } = temporaryFolder('trueseat-again-');
  // A kept original is the file itself, even if it came from an archive.
  const inside = basename(file.disk) === file.rawFile ? -1 : file.path.indexOf('!');
  const path = inside === -1 ? file.path : file.path.slice(0, inside);
  let ndjson: string | undefined;
  try {
    const found = await prepare({ reader, known, work, before: new Set() }, { file: file.disk, path, bytes });
    ndjson = found.find((one) => one.sha256 === file.rawFile)?.ndjson;
  } finally {
    if (ndjson === undefined) release();
  }
  return ndjson === undefined ? undefined : { ndjson, release };
}
