import { normalise } from '../app.ts';
import { TrueseatError } from '../lib/error.ts';
import { unreadNote } from '../report/terminal.ts';
import { type Limits, resources } from './options.ts';
import type { Io } from './io.ts';
import { outFolder } from './target.ts';

export interface NormaliseOptions extends Limits {
  readonly to: 'tables' | 'ocsf';
  readonly out: string;
  readonly parquet?: true;
}

export async function normaliseCommand(paths: readonly string[], options: NormaliseOptions, io: Io): Promise<number> {
  if (options.to === 'ocsf' && options.parquet === true) {
    throw new TrueseatError('BAD_ARGUMENT', 'OCSF records are written as NDJSON', {
      place: { part: '--parquet' },
      wayOut: 'Leave out --parquet, or write --to tables.',
    });
  }
  const written = await normalise({
    paths,
    out: outFolder(options.out),
    to: options.to,
    parquet: options.parquet === true,
    ...resources(options),
    onRead: (coverage) => io.err(unreadNote(coverage, { width: io.width, colour: false })),
  });
  for (const one of written) io.out(`${one.file}  ${one.rows} rows\n`);
  return 0;
}
