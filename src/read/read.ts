import { ahead } from '../lib/ahead.ts';
import { withFinally } from '../lib/finally.ts';
import type { Lake, RawReader } from '../engine/reader.ts';
import { temporaryFolder } from '../lib/folder.ts';
import type { Coverage } from '../model/report.ts';
import type { Source } from '../model/source.ts';
import { emitTables, type EmitOptions } from './emit.ts';
import { findFiles, type FoundFile } from './find-files.ts';
import { noteGiven } from './given.ts';
import { listedFields, listedProblems, nextRun, openLakeFiles, type Earlier } from './lake.ts';
import { plainName, prepare, type Preparing } from './prepare.ts';
import { keepOriginal, openOriginals, originalOf, type Originals } from './originals.ts';
import { unread, type Numbered, type Prepared } from './prepared.ts';
import { scanAhead } from './scan.ts';
import { readGroups, type Counts } from './read-groups.ts';
import type { Known } from './recognise.ts';
import { stagedTable } from './staged.ts';
import { INPUT_FILE, INPUT_PROBLEM } from './tables.ts';
import { listUnparsed } from './unparsed.ts';
import { unreadValues } from './unread.ts';
import { unusedFields } from './unused.ts';

export interface ReadProgress {
  (done: { files: number; ofFiles: number; rows: number; what: string }): void;
}

export interface ReadOptions extends EmitOptions {
  readonly progress?: ReadProgress;
  /** Folder of the lake's originals. */
  readonly originals?: Originals;
  /** The files under the paths, if they have already been found. */
  readonly found?: readonly FoundFile[];
}

export interface ReadResult {
  /** Number of this run over the lake. */
  readonly run: number;
  readonly coverage: Pick<Coverage, 'files' | 'datasets' | 'unparsed' | 'unusedFields' | 'fieldsChecked'>;
  /** Tables that have rows. */
  readonly filled: ReadonlySet<string>;
  /** NDJSON by file hash: what this run read, and files that it found unchanged. */
  readonly readable: ReadonlyMap<string, string>;
  /** Deletes the copies made while reading. */
  readonly release: () => void;
}

/**
 * Reads every file under the paths into event and roster tables. Files read before (same SHA-256) are not read again. Bad content never
 * stops the run: it is listed in the coverage.
 */
export async function readSources(
  lake: Lake,
  sources: readonly Source[],
  paths: readonly string[],
  options: ReadOptions,
): Promise<ReadResult> {
  const { engine, reader } = lake;
  const known: Known[] = sources.flatMap((source) => source.datasets.map((dataset) => ({ source, dataset })));
  const work = temporaryFolder('trueseat-read-');
  try {
    const run = await nextRun(engine);
    const earlier = await openLakeFiles(
      lake,
      known.map((one) => one.dataset),
    );
    if (options.originals !== undefined) openOriginals(options.originals);
    const found = options.found ?? findFiles(paths);
    scanAhead(found);
    const tell = (files: number, rows: number, what: string): void =>
      options.progress?.({ files, ofFiles: found.length, rows, what });
    const { ready: prepared, others } = await prepareAll(
      { reader, known, work: work.path, before: new Set(earlier.keys()) },
      found,
      earlier.size,
      options.originals,
      (index, path) => tell(index, 0, path),
    );
    const { files: ready, counts } = await readGroups(lake, known, prepared, (rows, what) =>
      tell(found.length, rows, what),
    );
    const staged = sources.flatMap((source) => source.datasets.map(stagedTable));
    const again = new Map(others.filter((one) => one.reason === 'unchanged').map((one) => [one.sha256, one]));
    await noteGiven(engine, run, earlier, again, options.originals);
    await reader.refreshPlaces(staged);
    await noteContent(lake, ready, counts);
    // Last: a run that is stopped before this has read nothing, and the next one reads everything.
    await engine.append(
      INPUT_FILE,
      ready.map((one) => fileRow(one, counts.get(one.fileNo), run)),
    );
    for (const source of sources) await markCopies(reader, source);
    const emitted = await emitTables(lake, sources, options);
    const files = [
      ...ready.map((one) => coverageFile(one.prepared, counts.get(one.fileNo))),
      ...others.map((one) => otherFile(one, earlier)),
    ];
    return {
      run,
      coverage: {
        files: files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
        datasets: emitted.datasets,
        unparsed: await listedProblems(engine),
        ...(await listedFields(engine)),
      },
      filled: emitted.filled,
      readable: readableNow(ready, again, earlier),
      release: work.release,
    };
  } catch (thrown) {
    return withFinally(() => Promise.reject(thrown as Error), work.release); // rethrows the first error, whatever it is
  }
}

/** Records what coverage says about the content of files: records that did not parse, unused fields. */
async function noteContent(lake: Lake, ready: readonly Numbered[], counts: ReadonlyMap<number, Counts>): Promise<void> {
  const readable = ready.filter((one) => (counts.get(one.fileNo)?.failure ?? '') === '');
  await lake.engine.append(INPUT_PROBLEM, await listUnparsed(lake, readable));
  const counted = readable.map((one) => ({ ...one, records: counts.get(one.fileNo)?.records ?? 0 }));
  await unusedFields(lake, counted);
  await unreadValues(lake, counted);
}

/** Paths are valid in this run only: stored in a lake, they would show whatever is there later. */
function readableNow(
  ready: readonly Numbered[],
  again: ReadonlyMap<string, Prepared>,
  earlier: ReadonlyMap<string, Earlier>,
): ReadonlyMap<string, string> {
  return new Map([
    ...ready.flatMap(({ prepared }) =>
      prepared.ndjson === undefined ? [] : [[prepared.sha256, prepared.ndjson] as const],
    ),
    ...[...again].flatMap(([sha256, { disk }]) =>
      earlier.get(sha256)?.asItStands === true ? [[sha256, disk] as const] : [],
    ),
  ]);
}

async function markCopies(reader: RawReader, { datasets }: Source): Promise<void> {
  await reader.markCopies(datasets.map(stagedTable));
  const named = datasets.filter(({ stage, idless }) => 'likeness' in stage && idless !== true);
  for (const dataset of datasets.filter(({ idless }) => idless === true))
    await reader.markLikenesses(stagedTable(dataset), named.map(stagedTable));
}

const CHANGED = 'cannot be read: it changed while it was read';

/** Files to read, numbered after those of the lake, and the others with the reason why not. */
async function prepareAll(
  context: Preparing,
  found: readonly FoundFile[],
  numbered: number,
  originals: Originals | undefined,
  progress: (index: number, path: string) => void,
): Promise<{ ready: Numbered[]; others: Prepared[] }> {
  const ready: Numbered[] = [];
  const others: Prepared[] = [];
  const seen = new Map<string, string>();
  const kept = async (file: Prepared): Promise<boolean> =>
    originals === undefined || (await keepOriginal(originals, file));
  let index = 0;
  // Two files at once: one is hashed in a thread while the next is examined.
  for await (const [file, looked] of ahead(found, 2, (one) => prepare(context, one))) {
    progress(index++, file.path);
    for (const prepared of looked) {
      const telling = prepared.sha256 !== '' && prepared.bytes > 0;
      const twin = telling ? seen.get(prepared.sha256) : undefined;
      if (twin !== undefined) others.push({ ...prepared, reason: `duplicate: the same bytes as ${twin}` });
      else if (prepared.ndjson !== undefined && (await kept(prepared)))
        ready.push({ prepared: steady(context, originals, prepared), fileNo: numbered + ready.length + 1 });
      else if (prepared.ndjson !== undefined) others.push(unread({ ...prepared, file: prepared.disk }, '', CHANGED));
      else {
        others.push(prepared);
        if (prepared.reason === 'unchanged') await kept(prepared); // an earlier run may have kept nothing
      }
      if (twin === undefined && telling) seen.set(prepared.sha256, prepared.path);
    }
  }
  return { ready, others };
}

/** A file that is read in place is read from its original, which does not change in the meantime. */
function steady(context: Preparing, originals: Originals | undefined, prepared: Prepared): Prepared {
  const asItStands = originals !== undefined && prepared.ndjson === prepared.original;
  const original = asItStands ? originalOf(originals, prepared.sha256) : undefined;
  return original === undefined ? prepared : { ...prepared, ndjson: plainName(context, original) };
}

function fileRow(
  { prepared, fileNo }: Numbered,
  counted: Counts | undefined,
  run: number,
): Record<string, string | number | boolean | null> {
  const { path, bytes, dataset, rows, unparsed, status, reason } = coverageFile(prepared, counted);
  return {
    file_no: fileNo,
    raw_file: prepared.sha256,
    path,
    disk_path: prepared.disk,
    as_it_stands: prepared.asItStands,
    bytes,
    dataset,
    records: rows,
    unparsed,
    status,
    reason,
    read_run: run,
    given_run: run,
    seen_run: run,
  };
}

function datasetsOf(prepared: Prepared): string | null {
  return prepared.found.length === 0 ? null : [...new Set(prepared.found.map((one) => one.dataset.id))].join(';');
}

function coverageFile(prepared: Prepared, counted: Counts | undefined): Coverage['files'][number] {
  const unparsed = prepared.failed + (counted?.unparsed ?? 0);
  const failure = counted?.failure ?? '';
  const count = unparsed === 0 ? [] : [`${unparsed} record${unparsed === 1 ? '' : 's'} did not parse`];
  const reason = [
    ...(failure === '' ? count : [`cannot be read: ${failure}`]),
    ...(prepared.reason === '' ? [] : [prepared.reason]),
  ].join('; ');
  return {
    path: prepared.path,
    rawFile: prepared.sha256,
    bytes: prepared.bytes,
    dataset: datasetsOf(prepared),
    rows: Math.max(0, (counted?.records ?? 0) - (counted?.unparsed ?? 0)),
    unparsed,
    status: failure !== '' ? 'failed' : reason === '' ? 'read' : 'partly',
    reason,
  };
}

function otherFile(prepared: Prepared, earlier: ReadonlyMap<string, Earlier>): Coverage['files'][number] {
  const { path, bytes, sha256, reason } = prepared;
  const file = {
    path,
    rawFile: sha256 === '' ? null : sha256,
    bytes,
    dataset: datasetsOf(prepared),
    rows: 0,
    unparsed: 0,
  };
  const before = reason === 'unchanged' ? earlier.get(sha256) : undefined;
  if (before !== undefined) {
    const status = before.status === 'failed' ? 'failed' : 'unchanged';
    return {
      ...file,
      dataset: before.dataset,
      rows: before.rows,
      unparsed: before.unparsed,
      status,
      reason: before.reason,
    };
  }
  const status = reason.startsWith('duplicate')
    ? 'duplicate'
    : reason.startsWith('cannot be read')
      ? 'failed'
      : 'not_recognised';
  return { ...file, status, reason };
}
