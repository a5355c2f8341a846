import { join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { house } from '../app.ts';
import { evaluate } from '../use/evaluate.ts';
import { replay } from '../use/replay.ts';
import { TrueseatError } from '../lib/error.ts';
import { parseReplay, type ReplayFolder } from '../lab/evaluate/replay.ts';
import { evaluationText } from '../lab/evaluate/terminal.ts';
import { writeEvaluation } from '../lab/evaluate/write.ts';
import { stopSignal, type Io } from './io.ts';
import { type ContentOptions, type JsonOption, type Limits, resources } from './options.ts';
import { NOTHING_FOUND, SOMETHING_FOUND } from './run.ts';
import { openNote, outFolder } from './target.ts';

export interface EvaluateOptions extends ContentOptions, JsonOption, Limits {
  readonly truth: string;
  readonly report: string;
  readonly baseline?: string;
  readonly labels?: string;
  readonly data?: string;
  readonly every: number;
  readonly replay?: readonly string[];
  readonly out?: string;
}

/** New replays of `--data`, and those given by `--replay`. */
async function replaysOf(options: EvaluateOptions, out: string, io: Io): Promise<readonly ReplayFolder[]> {
  const known = (options.replay ?? []).map(parseReplay);
  const { data, every } = options;
  if (data === undefined) return known;
  if (!existsSync(data)) {
    throw new TrueseatError('BAD_ARGUMENT', 'no such folder', {
      place: { part: '--data', file: data },
      wayOut: 'Name the folder of raw files that the report was made from (`data` in a folder that `simulate` wrote).',
    });
  }
  const made = await replay(house, {
    truth: options.truth,
    data,
    everyDays: every,
    out: join(out, 'replays'),
    contentFolders: options.content ?? [],
    now: io.now(),
    ...resources(options),
    progress: (what) => io.err(`${what} …\n`),
    signal: stopSignal(io),
  });
  return [...known, ...made];
}

/** Evaluates a report folder against a truth file. Exit 1: something is worse than the baseline. */
export async function evaluateCommand(options: EvaluateOptions, io: Io): Promise<number> {
  const { report, baseline, labels } = options;
  const out = outFolder(options.out ?? report);
  io.err(openNote([out]));
  const evaluation = await evaluate(house, {
    truth: options.truth,
    report,
    contentFolders: options.content ?? [],
    replays: await replaysOf(options, out, io),
    ...(baseline === undefined ? {} : { baseline }),
    ...(labels === undefined ? {} : { labels }),
  });
  await writeEvaluation(evaluation, resolve(out));
  if (options.json === true) io.out(`${JSON.stringify(evaluation, null, 2)}\n`);
  else io.out(evaluationText(evaluation, join(out, 'evaluation.html'), io));
  return evaluation.comparison?.is_worse === true ? SOMETHING_FOUND : NOTHING_FOUND;
}
