import type { Lake, RawFile, RawRead, RawReader } from '../engine/reader.ts';
import { messageOf, TrueseatError } from '../lib/error.ts';
import { quoteName, quoteText } from '../lib/sql.ts';
import type { Dataset } from '../model/source.ts';
import { lateDatasets } from './late.ts';
import type { Numbered } from './prepared.ts';
import type { Known } from './recognise.ts';
import { parsedSql, stagedTable } from './staged.ts';
import { countUnparsed } from './unparsed.ts';

export interface Counts {
  readonly records: number;
  /** Records that no dataset of the file could parse. */
  readonly unparsed: number;
  /** Why the engine could not read the file; empty if it could. */
  readonly failure: string;
}

interface Group {
  readonly dataset: Dataset;
  readonly enveloped: boolean;
  readonly mixed: boolean;
  readonly files: RawFile[];
}

/** Files that one statement can read together: same dataset, envelope, compression, line numbers, and alone in the file or not. */
function groups(files: readonly Numbered[], late: boolean): Group[] {
  const found = new Map<string, Group>();
  for (const { prepared, fileNo } of files) {
    for (const { dataset, enveloped } of prepared.found) {
      const mixed = late || prepared.found.length > 1;
      const key = [dataset.id, enveloped, mixed, prepared.compression, prepared.carriesLines].join(' ');
      const group = found.get(key) ?? { dataset, enveloped, mixed, files: [] };
      group.files.push({
        fileNo,
        path: prepared.ndjson ?? '',
        compression: prepared.compression,
        carriesLines: prepared.carriesLines,
        long: prepared.long,
      });
      found.set(key, group);
    }
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}

/** In a file with several datasets, a record belongs to a dataset only if its identifying fields have that dataset's values. */
function stageOf({ dataset, mixed }: Group): Readonly<Record<string, string>> {
  const { equals } = dataset.recognise;
  if (!mixed || equals === undefined) return dataset.stage;
  const telling = Object.entries(equals).filter(([path]) => path in dataset.fields);
  if (telling.length === 0) return dataset.stage;
  const own = telling
    .map(([path, values]) => `${quoteName(path)} IN (${values.map(quoteText).join(', ')})`)
    .join(' AND ');
  return { ...dataset.stage, event_id: `CASE WHEN ${own} THEN (${dataset.stage['event_id'] ?? 'NULL'}) END` };
}

const MAX_ROUNDS = 5;

/**
 * Reads all files into their staged tables. Records that no dataset of their file could parse are examined again, so that a dataset whose
 * first record comes late is read too. A file that the engine cannot read is left out and reported; the others are read.
 */
export async function readGroups(
  lake: Lake,
  known: readonly Known[],
  files: readonly Numbered[],
  progress: (rows: number, what: string) => void,
): Promise<{ readonly files: readonly Numbered[]; readonly counts: ReadonlyMap<number, Counts> }> {
  const counts = new Map<number, Counts>();
  await readOnce(lake.reader, groups(files, false), counts, progress);
  await recount(lake, files, counts);
  let read = files;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const late = await lateDatasets(
      lake,
      known,
      read.filter(({ fileNo }) => counts.get(fileNo)?.failure === '' && counts.get(fileNo)?.unparsed !== 0),
    );
    if (late.length === 0) break;
    await readOnce(lake.reader, groups(late, true), counts, progress);
    const found = new Map(late.map((one) => [one.fileNo, one.prepared.found]));
    read = read.map((one) => ({
      ...one,
      prepared: { ...one.prepared, found: [...one.prepared.found, ...(found.get(one.fileNo) ?? [])] },
    }));
    await recount(lake, read, counts);
  }
  return { files: read, counts };
}

/** Counts by line what did not parse in files whose records give several rows. */
async function recount(lake: Lake, files: readonly Numbered[], counts: Map<number, Counts>): Promise<void> {
  const several = files.filter(
    (one) =>
      one.prepared.found.some(({ dataset }) => dataset.explode !== undefined) && counts.get(one.fileNo)?.failure === '',
  );
  if (several.length === 0) return;
  await lake.reader.refreshPlaces(
    several.flatMap((one) => one.prepared.found.map(({ dataset }) => stagedTable(dataset))),
  );
  for (const file of several) {
    const sum = counts.get(file.fileNo);
    if (sum !== undefined) counts.set(file.fileNo, { ...sum, unparsed: await countUnparsed(lake, file) });
  }
}

async function readOnce(
  reader: RawReader,
  all: readonly Group[],
  counts: Map<number, Counts>,
  progress: (rows: number, what: string) => void,
): Promise<void> {
  let rows = 0;
  async function read(group: Group, part: readonly RawFile[]): Promise<void> {
    const { dataset } = group;
    const request: RawRead = {
      table: stagedTable(dataset),
      files: part,
      fields: dataset.fields,
      stage: stageOf(group),
      parsed: parsedSql(dataset),
      ...(group.enveloped ? { envelope: 'properties', categories: dataset.recognise.categories ?? [] } : {}),
      ...(dataset.explode === undefined ? {} : { explode: dataset.explode }),
    };
    for (const { fileNo, records, unparsed } of (await reader.read(request)).files) {
      const sum = counts.get(fileNo);
      rows += records - unparsed;
      counts.set(fileNo, {
        records: Math.max(sum?.records ?? 0, records),
        unparsed: sum === undefined ? unparsed : Math.max(0, sum.unparsed - (records - unparsed)),
        failure: sum?.failure ?? '',
      });
    }
  }
  for (const group of all) {
    progress(rows, group.dataset.title);
    try {
      await read(group, group.files);
    } catch (thrown) {
      if (!isEngineFailure(thrown)) throw thrown;
      for (const file of group.files) {
        try {
          await read(group, [file]);
        } catch (failure) {
          if (!isEngineFailure(failure)) throw failure;
          const sum = counts.get(file.fileNo);
          counts.set(file.fileNo, {
            records: sum?.records ?? 0,
            unparsed: sum?.unparsed ?? 0,
            failure: messageOf(failure),
          });
        }
      }
    }
  }
}

function isEngineFailure(thrown: unknown): boolean {
  return thrown instanceof TrueseatError && thrown.code === 'ENGINE_FAILED';
}
