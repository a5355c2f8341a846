import type { Engine } from '../engine/engine.ts';
import type { Lake } from '../engine/reader.ts';
import { typedRow, typedRows } from '../engine/typed-rows.ts';
import { TrueseatError } from '../lib/error.ts';
import { quoteName, rawSql, sql } from '../lib/sql.ts';
import { columns, some, type Cells } from '../model/column.ts';
import type { Coverage } from '../model/report.ts';
import type { Dataset } from '../model/source.ts';
import { MAX_LISTED } from './convert.ts';
import { stagedTable } from './staged.ts';
import { INPUT_FIELD, INPUT_FILE, INPUT_PROBLEM, INPUT_RUN } from './tables.ts';

/** A file read before. */
export interface Earlier {
  readonly fileNo: number;
  readonly path: string;
  readonly disk: string;
  readonly asItStands: boolean;
  readonly givenRun: number;
  readonly seenRun: number;
  readonly dataset: string;
  readonly rows: number;
  readonly unparsed: number;
  readonly status: string;
  readonly reason: string;
}

/** Counts this run over the lake; gives its number. */
export async function nextRun(engine: Engine): Promise<number> {
  await engine.createTable(INPUT_RUN);
  const last = await typedRow(engine, INPUT_RUN.columns, rawSql('SELECT coalesce(max(run), 0) AS run FROM input_run'));
  const run = last.run + 1;
  await engine.append(INPUT_RUN, [{ run }]);
  return run;
}

/** Opens the tables about files; what a run left behind that was stopped while it read is taken out. */
export async function openLakeFiles(
  { engine, reader }: Lake,
  datasets: readonly Dataset[],
): Promise<Map<string, Earlier>> {
  for (const table of [INPUT_FILE, INPUT_PROBLEM, INPUT_FIELD]) await engine.createTable(table);
  const rows = await filesOf(engine);
  await checkStaged(engine, datasets);
  await reader.forgetFiles(datasets.map(stagedTable), rows.length);
  for (const table of [INPUT_PROBLEM, INPUT_FIELD]) await engine.remove(table.name, sql`file_no > ${rows.length}`);
  return new Map(
    rows.map((row) => [
      row.raw_file,
      {
        fileNo: row.file_no,
        path: row.path,
        disk: row.disk_path ?? '',
        asItStands: row.as_it_stands === true,
        givenRun: row.given_run,
        seenRun: row.seen_run,
        dataset: row.dataset ?? '',
        rows: row.records,
        unparsed: row.unparsed,
        status: row.status,
        reason: row.reason ?? '',
      },
    ]),
  );
}

const EARLIER = some(
  INPUT_FILE,
  'file_no',
  'raw_file',
  'path',
  'disk_path',
  'as_it_stands',
  'dataset',
  'records',
  'unparsed',
  'status',
  'reason',
  'given_run',
  'seen_run',
);

async function filesOf(engine: Engine): Promise<Cells<typeof EARLIER>[]> {
  const names = Object.keys(EARLIER).join(', ');
  return ofThisVersion(() => typedRows(engine, EARLIER, rawSql(`SELECT ${names} FROM input_file ORDER BY file_no`)));
}

/** Throws LAKE_UNUSABLE where a staged table lacks a column: nothing could be added to it. */
async function checkStaged(engine: Engine, datasets: readonly Dataset[]): Promise<void> {
  for (const dataset of datasets) {
    const staged = stagedTable(dataset);
    if (!(await engine.hasRelation(staged))) continue;
    const names = Object.keys(dataset.stage).map(quoteName).join(', ');
    await ofThisVersion(() => engine.rows(rawSql(`SELECT ${names} FROM ${quoteName(staged)} LIMIT 1`)));
  }
}

async function ofThisVersion<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof TrueseatError && thrown.code === 'ENGINE_FAILED')) throw thrown;
    throw new TrueseatError('LAKE_UNUSABLE', 'the lake was made by another version of Trueseat, or is damaged.', {
      wayOut: 'Name a new file with --db; the input is then read again.',
      cause: thrown,
    });
  }
}

const PROBLEM = columns({ path: 'text! path', line: 'integer! line', reason: 'text! why' });

/** The records that did not parse: the first of every file before the second of any, at most `MAX_LISTED` in all. */
export async function listedProblems(engine: Engine): Promise<Coverage['unparsed']> {
  const listed = await typedRows(
    engine,
    PROBLEM,
    rawSql(`SELECT path, line, reason FROM (
    SELECT f.path, p.line, p.reason, row_number() OVER (PARTITION BY p.file_no ORDER BY p.line, p.reason) AS place
    FROM input_problem AS p JOIN input_file AS f ON f.file_no = p.file_no) AS ranked ORDER BY place, path, line, reason LIMIT ${MAX_LISTED}`),
  );
  return listed.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

/** Fields that no mapping used, over all files of the lake. */
export async function listedFields(engine: Engine): Promise<Pick<Coverage, 'unusedFields' | 'fieldsChecked'>> {
  const rows = await typedRows(
    engine,
    INPUT_FIELD.columns,
    rawSql(
      'SELECT file_no, dataset, field, records, of_records, path, line FROM input_field ORDER BY dataset, field, path, line, file_no',
    ),
  );
  const fields = new Map<string, Coverage['unusedFields'][number]>();
  const checked = new Map<string, Coverage['fieldsChecked'][number]>();
  for (const row of rows) {
    const { dataset, records, field } = row;
    if (field === null) {
      const sum = checked.get(dataset);
      checked.set(dataset, {
        dataset,
        records: (sum?.records ?? 0) + records,
        of: (sum?.of ?? 0) + row.of_records,
      });
    } else {
      const key = JSON.stringify([dataset, field]);
      const first = fields.get(key) ?? {
        dataset,
        field,
        records: 0,
        path: row.path,
        line: row.line ?? 0,
      };
      fields.set(key, { ...first, records: first.records + records });
    }
  }
  return { unusedFields: [...fields.values()], fieldsChecked: [...checked.values()] };
}
