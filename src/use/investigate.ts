import { join } from 'node:path';
import type { Content } from '../detect/content.ts';
import type { Engine } from '../engine/engine.ts';
import type { Lake } from '../engine/reader.ts';
import { withFinally } from '../lib/finally.ts';
import { intoFolder } from '../lib/out-folder.ts';
import { writeText } from '../lib/write-text.ts';
import type { Coverage, ReportModel, Tier } from '../model/report.ts';
import { findFiles } from '../read/find-files.ts';
import { rawRecords } from '../read/records.ts';
import { scanAhead } from '../read/scan.ts';
import { detectionRuns } from '../report/detection-run.ts';
import { writeFiles } from '../report/files.ts';
import { reportChunks } from '../report/html/index.ts';
import { listAges } from '../report/list-ages.ts';
import { buildModel } from '../report/model.ts';
import type { House } from './house.ts';
import { besideLake, openLake, unpackedBytes } from './lake.ts';
import { runPipeline, type PipelineRun, type Progress, type StageRun } from './pipeline.ts';
import type { ScanOptions } from './scan.ts';

export interface InvestigateOptions extends ScanOptions {
  readonly out: string;
  readonly since?: string;
  readonly until?: string;
  /** With `db`: keep a copy of every file that is read (default). */
  readonly keepOriginals?: boolean;
  /** The clock; only ages of lists depend on it. */
  readonly now: Date;
  readonly progress: Progress;
}

export interface Investigated {
  readonly model: ReportModel;
  readonly highest: Tier;
  readonly stages: readonly StageRun[];
}

/** Runs the whole pipeline and writes the report folder. Files are renamed into place when all are complete. Throws OUTPUT_NOT_WRITABLE at once. */
export function investigate(house: House, options: InvestigateOptions): Promise<Investigated> {
  return intoFolder(options.out, (partial) => investigateInto(house, options, partial));
}

async function investigateInto(house: House, options: InvestigateOptions, partial: string): Promise<Investigated> {
  house.addressData(); // an unreadable file is an error before the work starts
  const beside = options.db === undefined ? undefined : besideLake(options.db, options.keepOriginals !== false);
  const found = findFiles(options.paths, beside?.own);
  scanAhead(found, options.threads); // while content is loaded
  const content = house.content(options.contentFolders);
  const lake = await openLake(house, { ...options, expectedBytes: unpackedBytes(found) });
  let release = (): void => undefined;
  return withFinally(
    async () => {
      const originals = beside === undefined ? {} : { originals: beside.originals };
      const run = await runPipeline(house, lake, { ...options, ...originals, found, content }, (free) => {
        release = free;
      });
      return report(house, lake, content, run, options, partial);
    },
    () => release(),
    () => lake.engine.close(),
  );
}

/** Writes the report to the folder `partial`. */
async function report(
  house: House,
  lake: Lake,
  content: Content,
  run: PipelineRun,
  options: InvestigateOptions,
  partial: string,
): Promise<Investigated> {
  const { engine } = lake;
  options.progress('report', undefined);
  const start = performance.now();
  const coverage: Coverage = {
    ...run.coverage,
    detections: await detectionRuns(engine),
    lists: listAges(content.lists, options.now),
    parameters: content.settings,
    addressData: house.addressData(),
    stages: run.stages.map(({ id, seconds, rows }) => ({ id, seconds, rows })),
  };
  const model = await buildModel(engine, {
    title: 'Investigation',
    version: house.version,
    coverage,
    attributions: house.attributions,
    detectionSources: new Map(content.detections.map((one) => [one.id, one.sources])),
    rawRecords: (places, fit) => rawRecords(lake, places, fit, run.readable),
  });
  await writeReport(engine, content, model, partial);
  const timed = [
    ...coverage.stages,
    { id: 'report', seconds: Math.round(performance.now() - start) / 1000, rows: model.subjects.length },
  ];
  await writeText(join(partial, 'coverage.json'), [`${JSON.stringify({ ...coverage, stages: timed }, null, 2)}\n`]);
  const highest = (['case', 'review', 'watch'] as const).find((tier) => model.tiers[tier] > 0) ?? 'clear';
  return { model, highest, stages: run.stages };
}

async function writeReport(engine: Engine, content: Content, model: ReportModel, folder: string): Promise<void> {
  const attack = new Map(content.detections.map((one) => [one.id, one.attack]));
  await writeFiles(engine, folder, model.version, attack);
  // Seconds and ages of lists change with the clock; the page has no seconds, so that two runs give the same bytes.
  await writeText(join(folder, 'report.html'), reportChunks({ ...model, coverage: { ...model.coverage, stages: [] } }));
}
