import { EXAMPLE_FOLDER, investigate } from '../app.ts';
import { TrueseatError } from '../lib/error.ts';
import type { ReportModel, Tier } from '../model/report.ts';
import { PIPELINE } from '../pipeline.ts';
import { summary } from '../report/terminal.ts';
import { addressData } from '../enrich/address/data.ts';
import type { Io } from './io.ts';
import { type ContentOptions, type JsonOption, type Limits, resources } from './options.ts';
import { progressOn } from './progress.ts';
import { lakeFile, outFolder } from './target.ts';
import { COULD_NOT_RUN, NOTHING_FOUND, SOMETHING_FOUND } from './run.ts';

const ORDER: readonly Tier[] = ['clear', 'watch', 'review', 'case'];

export interface InvestigateOptions extends ContentOptions, JsonOption, Limits {
  readonly out: string;
  readonly tier: Tier;
  readonly since?: string;
  readonly until?: string;
  readonly db?: string;
  readonly originals: boolean;
  readonly explain?: string;
}

function spanOf({ since, until }: InvestigateOptions): { since?: string; until?: string } {
  if (since !== undefined && until !== undefined && Date.parse(until) <= Date.parse(since)) {
    throw new TrueseatError('BAD_ARGUMENT', 'nothing lies between --since and --until', {
      place: { part: '--until' },
      wayOut: 'Write a time after that of --since.',
    });
  }
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}

/** What a wrong span would otherwise hide: that it leaves no event. */
export function outsideNote(
  { dataFrom, dataUntil }: Pick<ReportModel, 'dataFrom' | 'dataUntil'>,
  { since, until }: { since?: string; until?: string },
): string {
  if (dataFrom === null || dataUntil === null) return '';
  const outside = (since !== undefined && since > dataUntil) || (until !== undefined && until <= dataFrom);
  return outside
    ? `trueseat: no event lies in the span that was asked for: the data are from ${dataFrom.slice(0, 10)} to ${dataUntil.slice(0, 10)}.\n`
    : '';
}

export async function investigateCommand(
  paths: readonly string[],
  options: InvestigateOptions,
  io: Io,
): Promise<number> {
  const { explain: explained, db } = options;
  const stage = PIPELINE.find((one) => one.id === explained);
  if (explained !== undefined && stage === undefined) {
    throw new TrueseatError('BAD_ARGUMENT', `there is no stage "${explained}"`, {
      place: { part: '--explain' },
      wayOut: `Stages: ${PIPELINE.map((one) => one.id).join(', ')}.`,
    });
  }
  const span = spanOf(options);
  addressData(); // a file that cannot be read is refused before the work
  if (db !== undefined) lakeFile(db);
  const out = outFolder(options.out);
  const shown = progressOn(io);
  let cancelled = false;
  try {
    const { model, highest } = await investigate({
      paths,
      out,
      contentFolders: options.content ?? [],
      keepOriginals: options.originals,
      now: io.now(),
      ...resources(options),
      progress: (id, done) => {
        if (cancelled) throw new TrueseatError('CANCELLED', 'the run was cancelled');
        shown.progress(id, done);
      },
      ...(db === undefined ? {} : { db }),
      ...span,
      onEngine: (engine) =>
        io.onInterrupt(() => {
          cancelled = true;
          engine.cancel();
        }),
    });
    shown.done();
    io.err(outsideNote(model, span));
    if (options.json === true) {
      io.out(
        `${JSON.stringify({ out, totals: model.totals, tiers: model.tiers, clusters: model.clusters.filter((one) => one.verdicts.length > 0).map((one) => ({ id: one.id, tier: one.tier, verdicts: one.verdicts.map((verdict) => verdict.id), members: one.members.map(({ kind, id, role }) => ({ kind, id, role })) })), subjects: model.subjects.map(({ kind, id, tier, scoreBits, topReason }) => ({ kind, id, tier, score_bits: scoreBits, top_reason: topReason })) }, null, 2)}\n`,
      );
    } else io.out(summary(model, out, io));
    if (stage !== undefined) {
      const took = model.coverage.stages.find((one) => one.id === stage.id);
      const tell = options.json === true ? io.err : io.out;
      tell(
        `\nStage ${stage.id}: ${stage.about}\n  reads   ${stage.reads.join(', ')}\n  writes  ${stage.writes.join(', ')}\n  rows    ${took?.rows ?? 0} in ${took?.seconds ?? 0} s\n`,
      );
    }
    return ORDER.indexOf(highest) >= ORDER.indexOf(options.tier) ? SOMETHING_FOUND : NOTHING_FOUND;
  } catch (thrown) {
    shown.done();
    if (!cancelled) throw thrown;
    io.err('trueseat: CANCELLED the run was cancelled. No report was written.\n');
    return COULD_NOT_RUN;
  }
}

export function demoCommand(options: InvestigateOptions, io: Io): Promise<number> {
  return investigateCommand([EXAMPLE_FOLDER], options, io);
}
