import { join, resolve } from 'node:path';
import { evaluateReport } from '../app.ts';
import { parseReplay } from '../evaluate/replay.ts';
import { evaluationText } from '../evaluate/terminal.ts';
import { writeEvaluation } from '../evaluate/write.ts';
import type { Io } from './io.ts';
import { folders, text } from './options.ts';
import { NOTHING_FOUND, SOMETHING_FOUND } from './run.ts';
import { outFolder } from './target.ts';

/** Holds a report folder against a truth. Status 1: something is worse than the baseline. */
export async function evaluateCommand(options: Record<string, unknown>, io: Io): Promise<number> {
  const report = text(options, 'report') ?? '';
  const out = outFolder(text(options, 'out') ?? report);
  const baseline = text(options, 'baseline');
  const labels = text(options, 'labels');
  const replays = options['replay'];
  const evaluation = await evaluateReport({
    truth: text(options, 'truth') ?? '',
    report,
    contentFolders: folders(options),
    replays: (Array.isArray(replays) ? replays.map(String) : []).map(parseReplay),
    ...(baseline === undefined ? {} : { baseline }),
    ...(labels === undefined ? {} : { labels }),
  });
  await writeEvaluation(evaluation, resolve(out));
  if (options['json'] === true) io.out(`${JSON.stringify(evaluation, null, 2)}\n`);
  else io.out(evaluationText(evaluation, join(out, 'evaluation.html'), io));
  return evaluation.comparison?.is_worse === true ? SOMETHING_FOUND : NOTHING_FOUND;
}
