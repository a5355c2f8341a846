import { join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { house } from '../app.ts';
import { evaluate } from '../use/evaluate.ts';
import { replay } from '../use/replay.ts';
import { TrueseatError } from '../lib/error.ts';
import { parseCount } from '../lib/parse.ts';
import { parseReplay, type ReplayFolder } from '../lab/evaluate/replay.ts';
import { evaluationText } from '../lab/evaluate/terminal.ts';
import { writeEvaluation } from '../lab/evaluate/write.ts';
import { stopSignal, type Io } from './io.ts';
import { folders, resources, text } from './options.ts';
import { NOTHING_FOUND, SOMETHING_FOUND } from './run.ts';
import { openNote, outFolder } from './target.ts';

/** Replays of `--data`, and those that were made before. */
async function replaysOf(options: Record<string, unknown>, out: string, io: Io): Promise<readonly ReplayFolder[]> {
  const named = options['replay'];
  const known = (Array.isArray(named) ? named.map(String) : []).map(parseReplay);
  const data = text(options, 'data');
  const everyDays = parseCount(text(options, 'every') ?? '7', '--every');
  if (data === undefined) return known;
  if (!existsSync(data)) {
    throw new TrueseatError('BAD_ARGUMENT', 'there is no such folder', {
      place: { part: '--data', file: data },
      wayOut: 'Name the raw files that the report was made from; of `simulate` that is the folder data.',
    });
  }
  const made = await replay(house, {
    truth: text(options, 'truth') ?? '',
    data,
    everyDays,
    out: join(out, 'replays'),
    contentFolders: folders(options),
    now: io.now(),
    ...resources(options),
    progress: (what) => io.err(`${what} …\n`),
    signal: stopSignal(io),
  });
  return [...known, ...made];
}

/** Holds a report folder against a truth. Status 1: something is worse than the baseline. */
export async function evaluateCommand(options: Record<string, unknown>, io: Io): Promise<number> {
  const report = text(options, 'report') ?? '';
  const out = outFolder(text(options, 'out') ?? report);
  io.err(openNote([out]));
  const baseline = text(options, 'baseline');
  const labels = text(options, 'labels');
  const evaluation = await evaluate(house, {
    truth: text(options, 'truth') ?? '',
    report,
    contentFolders: folders(options),
    replays: await replaysOf(options, out, io),
    ...(baseline === undefined ? {} : { baseline }),
    ...(labels === undefined ? {} : { labels }),
  });
  await writeEvaluation(evaluation, resolve(out));
  if (options['json'] === true) io.out(`${JSON.stringify(evaluation, null, 2)}\n`);
  else io.out(evaluationText(evaluation, join(out, 'evaluation.html'), io));
  return evaluation.comparison?.is_worse === true ? SOMETHING_FOUND : NOTHING_FOUND;
}
