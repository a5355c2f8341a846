import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Engine, RawFile } from '../../engine/engine.ts';
import { rawSql } from '../../lib/sql.ts';
import type { Coverage } from '../../model/report.ts';
import type { Dataset, Source } from '../../model/source.ts';
import { columns, type Table } from '../../model/column.ts';
import { findFiles } from './find-files.ts';
import { MAX_LISTED } from './convert.ts';
import { emitTables, type EmitOptions } from './emit.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { Known } from './recognise.ts';
import { parsedSql, stagedTable } from './staged.ts';
import { listUnparsed } from './unparsed.ts';
import { unusedFields } from './unused.ts';

/** The files of the lake; kept between runs with `--db`. */
export const INPUT_FILE: Table = {
  name: 'input_file',
  about: 'one original file',
  columns: columns({
    file_no: 'integer number in the lake',
    raw_file: 'text SHA-256',
    path: 'text path inside the folder that was given',
    disk_path: 'text where it was read from',
    ndjson: 'text copy that was read, when it is not the file itself',
    bytes: 'integer size',
    dataset: 'text datasets, ; between',
    records: 'integer records',
    unparsed: 'integer records that did not parse',
    status: 'text read, partly, not_recognised, failed or duplicate',
    reason: 'text why not',
  }),
};

export interface ReadProgress {
  (done: { files: number; ofFiles: number; rows: number; what: string }): void;
}

export interface ReadResult {
  readonly coverage: Pick<Coverage, 'files' | 'datasets' | 'unparsed' | 'unusedFields' | 'fieldsChecked'>;
  /** Tables that hold rows. */
  readonly filled: ReadonlySet<string>;
  /** Frees the copies made while reading. */
  readonly release: () => void;
}

/** Groups files that one statement can read together: same dataset, envelope, compression and line carrying. */
function groups(files: readonly { prepared: Prepared; fileNo: number }[]): { dataset: Dataset; enveloped: boolean; files: RawFile[] }[] {
  const found = new Map<string, { dataset: Dataset; enveloped: boolean; files: RawFile[] }>();
  for (const { prepared, fileNo } of files) {
    for (const one of prepared.found) {
      const key = [one.dataset.id, one.enveloped, prepared.compression, prepared.carriesLines].join(' ');
      const group = found.get(key) ?? { dataset: one.dataset, enveloped: one.enveloped, files: [] };
      group.files.push({ fileNo, path: prepared.ndjson ?? '', compression: prepared.compression, carriesLines: prepared.carriesLines });
      found.set(key, group);
    }
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}

/**
 * Reads every file under the paths into event and roster tables. Files read before (same SHA-256) are not read again.
 * Bad content never stops the run: it is listed in the coverage.
 */
export async function readSources(
  engine: Engine,
  sources: readonly Source[],
  paths: readonly string[],
  options: EmitOptions & { progress?: ReadProgress },
): Promise<ReadResult> {
  const known: Known[] = sources.flatMap((source) => source.datasets.map((dataset) => ({ source, dataset })));
  const work = mkdtempSync(joinPath(tmpdir(), 'trueseat-read-'));
  const release = (): void => rmSync(work, { recursive: true, force: true });
  try {
    await engine.createTable(INPUT_FILE);
    const earlier = await engine.rows(rawSql('SELECT raw_file, file_no, path, status FROM input_file ORDER BY file_no'));
    const before = new Set(earlier.filter((row) => row['status'] !== 'failed').map((row) => String(row['raw_file'])));
    const found = findFiles(paths);
    let fileNo = earlier.length;
    let rows = 0;
    const ready: { prepared: Prepared; fileNo: number }[] = [];
    const skipped: Prepared[] = [];
    const seen = new Map<string, string>();
    for (const [index, file] of found.entries()) {
      options.progress?.({ files: index, ofFiles: found.length, rows, what: file.path });
      for (const prepared of await prepare({ engine, known, work, before }, file)) {
        const twin = prepared.sha256 === '' ? undefined : seen.get(prepared.sha256);
        if (twin !== undefined) skipped.push({ ...prepared, reason: `duplicate: the same bytes as ${twin}` });
        else if (prepared.ndjson === undefined) skipped.push(prepared);
        else ready.push({ prepared, fileNo: ++fileNo });
        if (twin === undefined && prepared.sha256 !== '') seen.set(prepared.sha256, prepared.path);
      }
    }
    const counts = new Map<number, { records: number; unparsed: number }>();
    for (const { dataset, enveloped, files } of groups(ready)) {
      options.progress?.({ files: found.length, ofFiles: found.length, rows, what: dataset.title });
      const result = await engine.readRaw({
        table: stagedTable(dataset),
        files,
        fields: dataset.fields,
        ...(enveloped ? { envelope: 'properties', categories: dataset.recognise.categories ?? [] } : {}),
        ...(dataset.explode === undefined ? {} : { explode: dataset.explode }),
        stage: dataset.stage,
        parsed: parsedSql(dataset),
      });
      for (const one of result.files) {
        const sum = counts.get(one.fileNo);
        rows += one.records - one.unparsed;
        counts.set(one.fileNo, { records: Math.max(sum?.records ?? 0, one.records), unparsed: sum === undefined ? one.unparsed : Math.max(0, sum.unparsed - (one.records - one.unparsed)) });
      }
    }
    await engine.append(INPUT_FILE, ready.map(({ prepared, fileNo: no }) => fileRow(prepared, no, counts.get(no))));
    for (const source of sources) await engine.markCopies(source.datasets.map(stagedTable));
    await engine.refreshPlaces(sources.flatMap((source) => source.datasets.map(stagedTable)));
    const unparsed = await listUnparsed(engine, ready);
    const unused = await unusedFields(engine, ready.map((one) => ({ ...one, records: counts.get(one.fileNo)?.records ?? 0 })));
    const emitted = await emitTables(engine, sources, options);
    return {
      coverage: {
        files: [...ready.map(({ prepared, fileNo: no }) => coverageFile(prepared, counts.get(no))), ...skipped.map((one) => coverageFile(one, undefined))].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
        datasets: emitted.datasets,
        unparsed: unparsed.slice(0, MAX_LISTED),
        ...unused,
      },
      filled: emitted.filled,
      release,
    };
  } catch (thrown) {
    release();
    throw thrown;
  }
}

function problemsOf(prepared: Prepared, counted: { unparsed: number } | undefined): number {
  return prepared.problems.length + (counted?.unparsed ?? 0);
}

function fileRow(prepared: Prepared, fileNo: number, counted: { records: number; unparsed: number } | undefined): Record<string, string | number | null> {
  return {
    file_no: fileNo,
    raw_file: prepared.sha256,
    path: prepared.path,
    ndjson: prepared.ndjson ?? null,
    bytes: prepared.bytes,
    dataset: prepared.found.map((one) => one.dataset.id).join(';'),
    records: counted?.records ?? 0,
    unparsed: problemsOf(prepared, counted),
    status: coverageFile(prepared, counted).status,
    reason: prepared.reason,
  };
}

function coverageFile(prepared: Prepared, counted: { records: number; unparsed: number } | undefined): Coverage['files'][number] {
  const problems = problemsOf(prepared, counted);
  const status = prepared.reason.startsWith('duplicate') ? 'duplicate'
    : prepared.reason === 'unchanged' ? 'unchanged'
    : prepared.reason.startsWith('cannot be read') ? 'failed'
    : prepared.ndjson === undefined ? 'not_recognised'
    : problems > 0 ? 'partly' : 'read';
  return {
    path: prepared.path,
    rawFile: prepared.sha256 === '' ? null : prepared.sha256,
    bytes: prepared.bytes,
    dataset: prepared.found.length === 0 ? null : prepared.found.map((one) => one.dataset.id).join(';'),
    rows: Math.max(0, (counted?.records ?? 0) - (counted?.unparsed ?? 0)),
    unparsed: problems,
    status,
    reason: status === 'partly' && prepared.reason === '' ? `${problems} record${problems === 1 ? '' : 's'} did not parse` : prepared.reason,
  };
}
