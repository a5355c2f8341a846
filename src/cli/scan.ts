import { house } from '../app.ts';
import { scan } from '../use/scan.ts';
import { unreadNote } from '../report/terminal.ts';
import { stopSignal, type Io } from './io.ts';
import { type ContentOptions, type JsonOption, type Limits, resources } from './options.ts';

export async function scanCommand(
  paths: readonly string[],
  options: ContentOptions & JsonOption & Limits,
  io: Io,
): Promise<number> {
  const matches = await scan(house, {
    paths,
    contentFolders: options.content ?? [],
    ...resources(options),
    signal: stopSignal(io),
    onRead: (coverage) => io.err(unreadNote(coverage, { width: io.width, colour: false })),
  });
  for (const match of matches) {
    io.out(
      options.json === true
        ? `${JSON.stringify(match)}\n`
        : `${match.id.padEnd(34)} ${match.table.padEnd(16)} ${match.raw_file.slice(0, 12)}:${match.raw_line}  ${match.title}\n`,
    );
  }
  return matches.length > 0 ? 1 : 0;
}
