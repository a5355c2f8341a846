import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadContent, type Content } from './detect/content.ts';
import { traitsOf } from './detect/run.ts';
import { openDuckdb } from './engine/duckdb/index.ts';
import type { Engine } from './engine/engine.ts';
import { checkKey, lakeKey } from './engine/key.ts';
import { ATTRIBUTIONS } from './enrich/address/attribution.ts';
import { evaluate, type EvaluateOptions } from './lab/evaluate/index.ts';
import type { Evaluation } from './lab/evaluate/evaluation.ts';
import { TrueseatError } from './lib/error.ts';
import { withFinally } from './lib/finally.ts';
import { intoFolder } from './lib/out-folder.ts';
import { loadPlugins } from './lib/plugin.ts';
import { rawSql } from './lib/sql.ts';
import { asOutput } from './lib/system-error.ts';
import { writeText } from './lib/write-text.ts';
import type { Enricher } from './model/enricher.ts';
import type { Coverage, ReportModel, Tier } from './model/report.ts';
import type { Source } from './model/source.ts';
import { PIPELINE, type Run } from './pipeline.ts';
import { listAges } from './report/list-ages.ts';
import { reportChunks } from './report/html/index.ts';
import { buildModel } from './report/model.ts';
import { writeFiles } from './report/files.ts';
import { writeTables, type Written } from './report/tables.ts';
import { writeOcsf } from './report/ocsf/index.ts';
import { findFiles, type FoundFile } from './read/find-files.ts';
import type { Originals } from './read/originals.ts';
import { readSources, type ReadResult } from './read/read.ts';
import { rawRecords } from './read/records.ts';
import { scanAhead } from './read/scan.ts';
import { evidenceOf } from './score/run.ts';
import { scoreV1 } from './score/v1/index.ts';
import { simulate, type Simulated } from './lab/simulate/index.ts';
import { LOOK_ALIKES } from './lab/simulate/look-alikes/index.ts';
import { linkAsOf, replayDates } from './lab/evaluate/as-of.ts';
import { readTruth } from './lab/evaluate/read/truth.ts';
import type { ReplayFolder } from './lab/evaluate/replay.ts';
import { PRESETS, settingOf, type SettingOptions } from './lab/simulate/presets.ts';

const ROOT = new URL('..', import.meta.url);
export const CONTENT_FOLDER = fileURLToPath(new URL('content', ROOT));
export const EXAMPLE_FOLDER = fileURLToPath(new URL('examples/small-company/data', ROOT));

export function version(): string {
  return (JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string }).version; // our own file
}

export function content(folders: readonly string[] = []): Content {
  return loadContent([CONTENT_FOLDER, ...folders]);
}

export function sources(): Promise<Source[]> {
  return loadPlugins<Source>(new URL('sources/', import.meta.url), 'source');
}

export function enrichers(): Promise<Enricher[]> {
  return loadPlugins<Enricher>(new URL('enrich/', import.meta.url), 'enricher');
}

export interface LakeOptions {
  readonly db?: string;
  readonly memoryBytes: number;
  readonly threads: number;
  /** About how many bytes will be read, unpacked. */
  readonly expectedBytes?: number;
}

/** What stands beside a lake, and is no input also where it stands in the folder that is investigated. */
function besideLake(db: string, keep: boolean): { originals: Originals; own: readonly string[] } {
  const folder = `${resolve(db)}.originals`;
  return { originals: { folder, keep }, own: [db, `${db}.wal`, `${db}.key`, folder] };
}

/** About how many bytes files hold when they are unpacked: logs shrink to a tenth. */
function unpackedBytes(files: readonly FoundFile[]): number {
  return files.reduce((sum, { path, bytes }) => sum + bytes * (/\.(gz|zip|zst)$/i.test(path) ? 10 : 1), 0);
}

/** Opens the lake. Throws LAKE_UNUSABLE. */
export async function openLake(options: LakeOptions): Promise<Engine> {
  const engine = await openDuckdb({
    ...(options.db === undefined ? {} : { file: options.db }),
    memoryBytes: options.memoryBytes,
    threads: options.threads,
    ...(options.expectedBytes === undefined ? {} : { expectedBytes: options.expectedBytes }),
    key: lakeKey(options.db),
  });
  if (options.db !== undefined) await checkKey(engine, options.db);
  return engine;
}

interface ReadOptions extends LakeOptions {
  readonly paths: readonly string[];
  /** Called once all is read. */
  readonly onRead?: (coverage: ReadResult['coverage']) => void;
  readonly onEngine?: (engine: Engine) => void;
}

export interface ScanOptions extends ReadOptions {
  readonly contentFolders: readonly string[];
}

/** What the pipeline works on. */
async function runOf(options: ScanOptions, found: readonly FoundFile[], progress: Run['progress']): Promise<Run> {
  return {
    content: content(options.contentFolders),
    sources: await sources(),
    enrichers: await enrichers(),
    paths: options.paths,
    found,
    detections: [],
    progress,
    engine: await openLake({ ...options, expectedBytes: unpackedBytes(found) }), // last: nothing after it can fail and leave it open
  };
}

export interface InvestigateOptions extends ScanOptions {
  readonly out: string;
  readonly since?: string;
  readonly until?: string;
  /** With `db`: keep a copy of every file that is read; so it is unless this is false. */
  readonly keepOriginals?: boolean;
  /** The clock: only list ages depend on it. */
  readonly now: Date;
  readonly progress: Run['progress'];
}

export interface Investigated {
  readonly model: ReportModel;
  readonly highest: Tier;
}

/** Runs the whole pipeline and writes the report folder. Files appear by rename when all are complete. */
export function investigate(options: InvestigateOptions): Promise<Investigated> {
  return intoFolder(options.out, (partial) => investigateInto(options, partial));
}

async function investigateInto(options: InvestigateOptions, partial: string): Promise<Investigated> {
  const beside = options.db === undefined ? undefined : besideLake(options.db, options.keepOriginals !== false);
  const found = findFiles(options.paths, beside?.own);
  scanAhead(found, options.threads); // while content is read
  const run: Run = {
    ...(await runOf(options, found, options.progress)),
    ...(beside === undefined ? {} : { originals: beside.originals }),
    ...(options.since === undefined ? {} : { since: options.since }),
    ...(options.until === undefined ? {} : { until: options.until }),
  };
  options.onEngine?.(run.engine);
  return withFinally(
    () => report(run, options, partial),
    () => run.read?.release(),
    () => run.engine.close(),
  );
}

/** Runs all stages and writes the report into the folder `partial`. */
async function report(run: Run, options: InvestigateOptions, partial: string): Promise<Investigated> {
  const { engine, content: loaded } = run;
  const stages: Coverage['stages'][number][] = [];
  for (const stage of PIPELINE) {
    options.progress(stage.id, undefined);
    const start = performance.now();
    const rows = await stage.run(run);
    stages.push({ id: stage.id, seconds: Math.round(performance.now() - start) / 1000, rows });
    if (stage.id === 'read') wasRead(options, run.read?.coverage);
  }
  const coverage = coverageOf(run, stages, options.now);
  options.progress('report', undefined);
  const start = performance.now();
  const model = await buildModel(engine, {
    title: 'Investigation',
    version: version(),
    coverage,
    attributions: ATTRIBUTIONS.map((one) => ({ text: `${one.text} (${one.licence})`, url: one.url })),
    verdicts: loaded.verdicts,
    detectionSources: new Map(loaded.detections.map((one) => [one.id, one.sources])),
    reckon: (findings, now, inVerdict) => scoreV1(findings.map(evidenceOf), now, inVerdict),
    rawRecords: (places, fit) => rawRecords(engine, places, fit, run.read?.readable),
  });
  await writeReport(run, model, partial);
  const timed = [
    ...stages,
    { id: 'report', seconds: Math.round(performance.now() - start) / 1000, rows: model.subjects.length },
  ];
  await writeText(join(partial, 'coverage.json'), [`${JSON.stringify({ ...coverage, stages: timed }, null, 2)}\n`]);
  const highest = (['case', 'review', 'watch'] as const).find((tier) => model.tiers[tier] > 0) ?? 'clear';
  return { model, highest };
}

const READ: readonly string[] = ['read', 'partly', 'unchanged', 'duplicate'];
/** Files of which the reason is told when none could be read: there is no report that says it. */
const TOLD = 3;

/** Throws NOTHING_READ. */
function wasRead({ paths, onRead }: ReadOptions, coverage: ReadResult['coverage'] | undefined): void {
  const files = coverage?.files ?? [];
  if (coverage !== undefined && files.some((file) => READ.includes(file.status))) return onRead?.(coverage);
  const told = files.slice(0, TOLD).map((file) => `${file.path}: ${file.reason}`);
  const count =
    files.length === 1 ? 'the one file could not be read' : `none of the ${files.length} files could be read`;
  throw new TrueseatError('NOTHING_READ', files.length === 0 ? 'there is no file' : `${count}. ${told.join('; ')}`, {
    place: { file: paths.join(' ') },
    wayOut: 'See `trueseat sources list` for what is recognised.',
  });
}

function coverageOf(run: Run, stages: Coverage['stages'], now: Date): Coverage {
  const read = run.read?.coverage;
  return {
    files: read?.files ?? [],
    datasets: read?.datasets ?? [],
    unparsed: read?.unparsed ?? [],
    unusedFields: read?.unusedFields ?? [],
    fieldsChecked: read?.fieldsChecked ?? [],
    detections: run.detections,
    lists: listAges(run.content.lists, now),
    stages,
  };
}

async function writeReport({ engine, content: loaded }: Run, model: ReportModel, folder: string): Promise<void> {
  const attack = new Map(loaded.detections.map((one) => [one.id, one.attack]));
  await writeFiles(engine, folder, model.version, attack, loaded.verdicts);
  // Seconds and list ages move with the clock; the page states neither seconds, so that two runs give the same bytes.
  await writeText(join(folder, 'report.html'), reportChunks({ ...model, coverage: { ...model.coverage, stages: [] } }));
}

export interface Match {
  readonly id: string;
  readonly title: string;
  readonly table: string;
  readonly event_id: string;
  readonly raw_file: string;
  readonly raw_line: number;
}

/** Runs the pipeline up to the detections and gives every record that one of them rests on. */
export async function scan(options: ScanOptions): Promise<Match[]> {
  const run = await runOf(options, findFiles(options.paths), () => undefined);
  options.onEngine?.(run.engine);
  return withFinally(
    async () => {
      for (const stage of PIPELINE) {
        await stage.run(run);
        if (stage.id === 'read') wasRead(options, run.read?.coverage);
      }
      const rows = await run.engine.rows(
        rawSql(
          'SELECT DISTINCT detection AS id, title, table_name, event_id, raw_file, raw_line FROM timeline ORDER BY id, table_name, raw_file, raw_line, event_id',
        ),
      );
      return rows.map((row) => ({
        id: String(row['id']),
        title: String(row['title']),
        table: String(row['table_name']),
        event_id: String(row['event_id']),
        raw_file: String(row['raw_file']),
        raw_line: Number(row['raw_line']),
      }));
    },
    () => run.read?.release(),
    () => run.engine.close(),
  );
}

export interface NormaliseOptions extends ReadOptions {
  readonly out: string;
  readonly to: 'tables' | 'ocsf';
  readonly parquet: boolean;
}

/** Reads files and writes the event and roster tables, or OCSF records. Files appear by rename when all are complete. */
export function normalise(options: NormaliseOptions): Promise<Written[]> {
  return intoFolder(options.out, (partial) => normaliseInto(options, partial));
}

async function normaliseInto(options: NormaliseOptions, partial: string): Promise<Written[]> {
  const found = findFiles(options.paths);
  const engine = await openLake({ ...options, expectedBytes: unpackedBytes(found) });
  options.onEngine?.(engine);
  let release = (): void => undefined;
  return withFinally(
    async () => {
      const read = await readSources(engine, await sources(), options.paths, { found });
      release = read.release;
      wasRead(options, read.coverage);
      return options.to === 'ocsf'
        ? writeOcsf(engine, partial, version())
        : writeTables(engine, partial, options.parquet);
    },
    () => release(),
    () => engine.close(),
  );
}

export { PRESETS as presets } from './lab/simulate/presets.ts';

export interface SimulateOptions extends LakeOptions, SettingOptions {
  readonly out: string;
  readonly preset: string;
  readonly progress: (what: string, done: number, of: number) => void;
  readonly onEngine?: (engine: Engine) => void;
}

/** Writes a simulated organisation. The folder appears by rename when complete. Throws OUTPUT_NOT_WRITABLE when it holds something. */
export async function simulateInto(options: SimulateOptions): Promise<Simulated> {
  const preset = PRESETS[options.preset];
  if (preset === undefined) throw new TrueseatError('BAD_ARGUMENT', `there is no preset "${options.preset}"`);
  if (existsSync(options.out) && readdirSync(options.out).length > 0) {
    throw new TrueseatError('OUTPUT_NOT_WRITABLE', 'the folder is not empty', {
      place: { file: options.out },
      wayOut: 'Name a new folder with --out.',
    });
  }
  return intoFolder(options.out, async (partial) => {
    const engine = await openLake(options);
    options.onEngine?.(engine);
    const kinds = LOOK_ALIKES.map((one) => one.kind);
    return withFinally(
      () => simulate(engine, settingOf(options.preset, preset, kinds, options), partial, options.progress),
      () => engine.close(),
    );
  });
}

/** Holds a report folder against the truth of its data. What a detection's findings have in common comes from the content. */
export function evaluateReport(
  options: Omit<EvaluateOptions, 'reckon' | 'version'> & { readonly contentFolders: readonly string[] },
): Promise<Evaluation> {
  const traits = new Map(content(options.contentFolders).detections.map((one) => [one.id, traitsOf(one)]));
  return evaluate({
    ...options,
    version: version(),
    reckon: (findings, now, inVerdict) =>
      scoreV1(
        findings.map((one) => evidenceOf({ ...one, ...traits.get(one.detection) })),
        now,
        inVerdict,
      ).tier,
  });
}

export interface ReplayOptions extends LakeOptions {
  readonly truth: string;
  readonly data: string;
  readonly everyDays: number;
  /** Folder for the reports; each is named by its date. */
  readonly out: string;
  readonly contentFolders: readonly string[];
  readonly now: Date;
  readonly progress: (what: string) => void;
  readonly onEngine?: (engine: Engine) => void;
}

/** Investigates data as it was known at one date after the other. Gives the report folders, by date. */
export async function replayInto(options: ReplayOptions): Promise<readonly ReplayFolder[]> {
  const { from, to } = (await readTruth(options.truth)).head;
  const made: ReplayFolder[] = [];
  for (const at of replayDates(from, to, options.everyDays)) {
    const date = at.slice(0, 10);
    const folder = join(options.out, date);
    const data = `${folder}.data-${process.pid}`;
    options.progress(`replay ${date}`);
    await withFinally(
      async () => {
        asOutput(options.out, () => linkAsOf(options.data, at, data));
        await investigate({ ...options, paths: [data], out: folder, until: at, progress: () => undefined });
      },
      () => rmSync(data, { recursive: true, force: true }),
    );
    made.push({ at, folder });
  }
  return made;
}
