import { normalise } from '../app.ts';
import { resources, text } from './options.ts';
import type { Io } from './io.ts';
import { outFolder } from './target.ts';

export async function normaliseCommand(
  paths: readonly string[],
  options: Record<string, unknown>,
  io: Io,
): Promise<number> {
  const written = await normalise({
    paths,
    out: outFolder(text(options, 'out') ?? ''),
    to: options['to'] === 'ocsf' ? 'ocsf' : 'tables',
    parquet: options['parquet'] === true,
    ...resources(options),
  });
  for (const one of written) io.out(`${one.file}  ${one.rows} rows\n`);
  return 0;
}
