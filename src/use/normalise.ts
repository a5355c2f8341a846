import { withFinally } from '../lib/finally.ts';
import { intoFolder } from '../lib/out-folder.ts';
import { findFiles } from '../read/find-files.ts';
import { readSources, type ReadResult } from '../read/read.ts';
import { writeOcsf } from '../report/ocsf/index.ts';
import { writeTables, type Written } from '../report/tables.ts';
import type { House } from './house.ts';
import { openLake, unpackedBytes, type LakeOptions } from './lake.ts';
import { wasRead } from './read.ts';

export interface NormaliseOptions extends LakeOptions {
  readonly paths: readonly string[];
  readonly out: string;
  readonly to: 'tables' | 'ocsf';
  readonly parquet: boolean;
  readonly onRead?: (coverage: ReadResult['coverage']) => void;
}

/** Reads files and writes the event and roster tables, or OCSF records. Files are renamed into place when all are complete. Throws NOTHING_READ. */
export function normalise(house: House, options: NormaliseOptions): Promise<Written[]> {
  return intoFolder(options.out, (partial) => normaliseInto(house, options, partial));
}

async function normaliseInto(house: House, options: NormaliseOptions, partial: string): Promise<Written[]> {
  const found = findFiles(options.paths);
  const lake = await openLake(house, { ...options, expectedBytes: unpackedBytes(found) });
  const { engine } = lake;
  let release = (): void => undefined;
  return withFinally(
    async () => {
      const read = await readSources(lake, await house.sources(), options.paths, { found });
      release = read.release;
      wasRead(options.paths, read.coverage);
      options.onRead?.(read.coverage);
      return options.to === 'ocsf'
        ? writeOcsf(engine, partial, house.version)
        : writeTables(engine, partial, options.parquet);
    },
    () => release(),
    () => engine.close(),
  );
}
