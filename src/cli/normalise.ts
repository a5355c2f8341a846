import { house } from '../app.ts';
import { normalise } from '../use/normalise.ts';
import { TrueseatError } from '../lib/error.ts';
import { unreadNote } from '../report/terminal.ts';
import { type Limits, resources } from './options.ts';
import { stopSignal, type Io } from './io.ts';
import { openNote, outFolder } from './target.ts';

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
  const out = outFolder(options.out);
  io.err(openNote([out]));
  const written = await normalise(house, {
    paths,
    out,
    to: options.to,
    parquet: options.parquet === true,
    ...resources(options),
    signal: stopSignal(io),
    onRead: (coverage) => io.err(unreadNote(coverage, { width: io.width, colour: false })),
  });
  for (const one of written) io.out(`${one.file}  ${one.rows} rows\n`);
  return 0;
}
