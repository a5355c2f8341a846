import type { Engine, RawFile, RawRead } from '../../engine/engine.ts';
import { messageOf, TrueseatError } from '../../lib/error.ts';
import { quoteName, quoteText } from '../../lib/sql.ts';
import type { Dataset } from '../../model/source.ts';
import type { Prepared } from './prepared.ts';
import { parsedSql, stagedTable } from './staged.ts';

export interface Numbered {
  readonly prepared: Prepared;
  readonly fileNo: number;
}

export interface Counts {
  readonly records: number;
  /** Records that no dataset of the file could parse. */
  readonly unparsed: number;
  /** Why the engine could not read the file; empty when it could. */
  readonly failure: string;
}

interface Group {
  readonly dataset: Dataset;
  readonly enveloped: boolean;
  readonly mixed: boolean;
  readonly files: RawFile[];
}

/** Files that one statement can read together: same dataset, envelope, compression, line carrying, alone in the file or not. */
function groups(files: readonly Numbered[]): Group[] {
  const found = new Map<string, Group>();
  for (const { prepared, fileNo } of files) {
    for (const { dataset, enveloped } of prepared.found) {
      const mixed = prepared.found.length > 1;
      const key = [dataset.id, enveloped, mixed, prepared.compression, prepared.carriesLines].join(' ');
      const group = found.get(key) ?? { dataset, enveloped, mixed, files: [] };
      group.files.push({ fileNo, path: prepared.ndjson ?? '', compression: prepared.compression, carriesLines: prepared.carriesLines });
      found.set(key, group);
    }
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}

/** In a file of several datasets a record is one dataset's only where its telling fields hold that dataset's values. */
function stageOf({ dataset, mixed }: Group): Readonly<Record<string, string>> {
  const { equals } = dataset.recognise;
  if (!mixed || equals === undefined) return dataset.stage;
  const telling = Object.entries(equals).filter(([path]) => path in dataset.fields);
  if (telling.length === 0) return dataset.stage;
  const own = telling.map(([path, values]) => `${quoteName(path)} IN (${values.map(quoteText).join(', ')})`).join(' AND ');
  return { ...dataset.stage, event_id: `CASE WHEN ${own} THEN (${dataset.stage['event_id'] ?? 'NULL'}) END` };
}

/** Reads all files into their staged tables. A file that the engine cannot read is left out and told, the others are read. */
export async function readGroups(
  engine: Engine, files: readonly Numbered[], progress: (rows: number, what: string) => void,
): Promise<ReadonlyMap<number, Counts>> {
  const counts = new Map<number, Counts>();
  let rows = 0;
  async function read(group: Group, part: readonly RawFile[]): Promise<void> {
    const { dataset } = group;
    const request: RawRead = {
      table: stagedTable(dataset), files: part, fields: dataset.fields, stage: stageOf(group), parsed: parsedSql(dataset),
      ...(group.enveloped ? { envelope: 'properties', categories: dataset.recognise.categories ?? [] } : {}),
      ...(dataset.explode === undefined ? {} : { explode: dataset.explode }),
    };
    for (const { fileNo, records, unparsed } of (await engine.readRaw(request)).files) {
      const sum = counts.get(fileNo);
      rows += records - unparsed;
      counts.set(fileNo, {
        records: Math.max(sum?.records ?? 0, records),
        unparsed: sum === undefined ? unparsed : Math.max(0, sum.unparsed - (records - unparsed)),
        failure: sum?.failure ?? '',
      });
    }
  }
  for (const group of groups(files)) {
    progress(rows, group.dataset.title);
    try {
      await read(group, group.files);
    } catch (thrown) {
      if (!(thrown instanceof TrueseatError) || thrown.code !== 'ENGINE_FAILED') throw thrown;
      for (const file of group.files) {
        try {
          await read(group, [file]);
        } catch (failure) {
          if (!(failure instanceof TrueseatError) || failure.code !== 'ENGINE_FAILED') throw failure;
          const sum = counts.get(file.fileNo);
          counts.set(file.fileNo, { records: sum?.records ?? 0, unparsed: sum?.unparsed ?? 0, failure: messageOf(failure) });
        }
      }
    }
  }
  return counts;
}
