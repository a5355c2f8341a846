import { EXAMPLE_FOLDER, house } from '../app.ts';
import { investigate } from '../use/investigate.ts';
import type { StageRun } from '../use/pipeline.ts';
import { TrueseatError } from '../lib/error.ts';
import type { ReportModel, Tier } from '../model/report.ts';
import { stageIds } from '../pipeline.ts';
import { summary } from '../report/terminal.ts';
import { stopSignal, type Io } from './io.ts';
import { type ContentOptions, type JsonOption, type Limits, resources } from './options.ts';
import { progressOn } from './progress.ts';
import { lakeFile, openNote, outFolder } from './target.ts';
import { COULD_NOT_RUN, NOTHING_FOUND, SOMETHING_FOUND } from './run.ts';

const ORDER: readonly Tier[] = ['clear', 'watch', 'review', 'case'];

export interface InvestigateOptions extends ContentOptions, JsonOption, Limits {
  readonly out: string;
  readonly tier: Tier;
  readonly since?: string;
  readonly until?: string;
  readonly db?: string;
  readonly originals: boolean;
  readonly explain?: string | true;
}

function spanOf({ since, until }: InvestigateOptions): { since?: string; until?: string } {
  if (since !== undefined && until !== undefined && Date.parse(until) <= Date.parse(since)) {
    throw new TrueseatError('BAD_ARGUMENT', 'the span between --since and --until is empty', {
      place: { part: '--until' },
      wayOut: 'Give a time later than --since.',
    });
  }
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}

/** Warns when --since and --until leave no events; otherwise a mistyped span would look like a clean result. */
export function outsideNote(
  { dataFrom, dataUntil }: Pick<ReportModel, 'dataFrom' | 'dataUntil'>,
  { since, until }: { since?: string; until?: string },
): string {
  if (dataFrom === null || dataUntil === null) return '';
  const outside = (since !== undefined && since > dataUntil) || (until !== undefined && until <= dataFrom);
  return outside
    ? `trueseat: no event lies between --since and --until: the data runs from ${dataFrom.slice(0, 10)} to ${dataUntil.slice(0, 10)}.\n`
    : '';
}

/** Stages and their steps with rows and seconds. */
function stageLines(stages: readonly StageRun[]): string {
  const line = (name: string, rows: number, seconds: number): string =>
    `${name.padEnd(46)} ${String(rows).padStart(11)} ${seconds.toFixed(3).padStart(9)}\n`;
  const lines = stages.map(
    ({ id, rows, seconds, steps }) =>
      line(id, rows, seconds) + steps.map((one) => line(`  ${one.step}`, one.rows, one.seconds)).join(''),
  );
  return `\n${'stage'.padEnd(46)} ${'rows'.padStart(11)} ${'seconds'.padStart(9)}\n${lines.join('')}`;
}

export async function investigateCommand(
  paths: readonly string[],
  options: InvestigateOptions,
  io: Io,
): Promise<number> {
  const { db } = options;
  const explained = options.explain === true ? '' : options.explain;
  const ids = stageIds();
  if (explained !== undefined && explained !== '' && !ids.includes(explained)) {
    throw new TrueseatError('BAD_ARGUMENT', `no stage "${explained}"`, {
      place: { part: '--explain' },
      wayOut: `Stages: ${ids.join(', ')}.`,
    });
  }
  const span = spanOf(options);
  if (db !== undefined) lakeFile(db);
  const out = outFolder(options.out);
  io.err(openNote([out, ...(db === undefined ? [] : [db, `${db}.originals`])]));
  const shown = progressOn(io);
  const signal = stopSignal(io);
  try {
    const { model, highest, stages } = await investigate(house, {
      paths,
      out,
      contentFolders: options.content ?? [],
      keepOriginals: options.originals,
      now: io.now(),
      ...resources(options),
      progress: (id, done) => {
        if (signal.aborted) throw new TrueseatError('CANCELLED', 'the run was cancelled');
        shown.progress(id, done);
      },
      ...(db === undefined ? {} : { db }),
      ...span,
      signal,
    });
    shown.done();
    io.err(outsideNote(model, span));
    if (options.json === true) {
      io.out(
        `${JSON.stringify({ out, totals: model.totals, tiers: model.tiers, clusters: model.clusters.filter((one) => one.verdicts.length > 0).map((one) => ({ id: one.id, tier: one.tier, verdicts: one.verdicts.map((verdict) => verdict.id), members: one.members.map(({ kind, id, role }) => ({ kind, id, role })) })), subjects: model.subjects.map(({ kind, id, tier, scoreBits, topReason }) => ({ kind, id, tier, score_bits: scoreBits, top_reason: topReason })) }, null, 2)}\n`,
      );
    } else io.out(summary(model, out, io));
    if (explained !== undefined) {
      const tell = options.json === true ? io.err : io.out;
      tell(stageLines(stages.filter((one) => explained === '' || one.id === explained)));
    }
    return ORDER.indexOf(highest) >= ORDER.indexOf(options.tier) ? SOMETHING_FOUND : NOTHING_FOUND;
  } catch (thrown) {
    shown.done();
    if (!signal.aborted) throw thrown;
    io.err('trueseat: CANCELLED the run was cancelled. No report was written.\n');
    return COULD_NOT_RUN;
  }
}

export function demoCommand(options: InvestigateOptions, io: Io): Promise<number> {
  return investigateCommand([EXAMPLE_FOLDER], options, io);
}
