import { checkContent } from '../detect/law/check.ts';
import { loadLists } from '../detect/lists.ts';
import type { Content } from '../detect/content.ts';
import type { Lake } from '../engine/reader.ts';
import { runStage, type StepRun } from '../engine/run-stage.ts';
import { pipeline, stagesOf } from '../pipeline.ts';
import type { FoundFile } from '../read/find-files.ts';
import { readSources, type ReadOptions, type ReadProgress, type ReadResult } from '../read/read.ts';
import type { House } from './house.ts';
import { wasRead } from './read.ts';

export interface StageRun {
  readonly id: string;
  readonly seconds: number;
  readonly rows: number;
  readonly steps: readonly StepRun[];
}

/** Reports the current stage, and its progress if known. */
export type Progress = (stage: string, done: Parameters<ReadProgress>[0] | undefined) => void;

export interface PipelineOptions {
  readonly paths: readonly string[];
  readonly found: readonly FoundFile[];
  readonly content: Content;
  readonly since?: string;
  readonly until?: string;
  readonly originals?: ReadOptions['originals'];
  readonly progress: Progress;
  /** Called when everything has been read. */
  readonly onRead?: (coverage: ReadResult['coverage']) => void;
}

export interface PipelineRun {
  readonly coverage: ReadResult['coverage'];
  readonly stages: readonly StageRun[];
  /** NDJSON that can be read now, by hash of the original. */
  readonly readable: ReadResult['readable'];
  /** Deletes the copies made while reading. */
  readonly release: () => void;
}

function secondsSince(start: number): number {
  return Math.round(performance.now() - start) / 1000;
}

/** Reads raw files and runs every stage. The caller releases what reading created, even if a stage fails: see `release`. Throws NOTHING_READ. */
export async function runPipeline(
  house: House,
  lake: Lake,
  options: PipelineOptions,
  release: (release: () => void) => void,
): Promise<PipelineRun> {
  const { engine } = lake;
  const { content, paths, progress } = options;
  const stages: StageRun[] = [];
  progress('read', undefined);
  const start = performance.now();
  await checkContent(engine, content);
  await loadLists(engine, content.lists);
  const read = await readSources(lake, await house.sources(), paths, {
    found: options.found,
    ...(options.since === undefined ? {} : { since: options.since }),
    ...(options.until === undefined ? {} : { until: options.until }),
    ...(options.originals === undefined ? {} : { originals: options.originals }),
    progress: (done) => progress('read', done),
  });
  release(read.release);
  const events = read.coverage.datasets.reduce((sum, one) => sum + one.events, 0);
  stages.push({ id: 'read', seconds: secondsSince(start), rows: events, steps: [] });
  wasRead(paths, read.coverage);
  options.onRead?.(read.coverage);
  await engine.seal(); // before any SQL of content files
  const phases = pipeline({ content, enrichers: await house.enrichers(), scorer: house.scorer });
  for (const stage of stagesOf(phases)) {
    progress(stage.id, undefined);
    const began = performance.now();
    const steps: StepRun[] = [];
    const rows = await runStage(engine, stage, {
      began: (what) => progress(stage.id, { files: 0, ofFiles: 0, rows: 0, what }),
      ended: (step) => steps.push(step),
    });
    stages.push({ id: stage.id, seconds: secondsSince(began), rows, steps });
  }
  return { coverage: read.coverage, stages, readable: read.readable, release: read.release };
}
