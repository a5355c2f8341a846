import type { Engine } from '../engine/engine.ts';
import type { Lake, RawReader } from '../engine/reader.ts';
import { typedRow } from '../engine/typed-rows.ts';
import { quoteName, quoteText, rawSql } from '../lib/sql.ts';
import { EVENT_TABLES, PROVENANCE } from '../model/event.ts';
import { columns, SQL_TYPE, type Column, type ColumnType, type Table } from '../model/column.ts';
import type { Coverage } from '../model/report.ts';
import { ROSTER_TABLES } from '../model/roster.ts';
import type { Dataset, Emit, Source } from '../model/source.ts';
import { parsedSql, stagedTable, timeSql } from './staged.ts';

export interface EmitOptions {
  /** Only events at or after this UTC time (ISO). */
  readonly since?: string;
  /** Only events before this UTC time (ISO). */
  readonly until?: string;
}

interface Branch {
  readonly source: Source;
  readonly dataset: Dataset;
  readonly emit: Emit;
  /** Index among the dataset's mappings into the table. */
  readonly place: number;
}

function branches(sources: readonly Source[], staged: ReadonlySet<string>, table: string): Branch[] {
  return sources.flatMap((source) =>
    source.datasets
      .filter((dataset) => staged.has(dataset.id))
      .flatMap((dataset) => {
        const emits = dataset.emit[table];
        if (emits === undefined) return [];
        return (Array.isArray(emits) ? (emits as readonly Emit[]) : [emits as Emit]).map((emit, place) => ({
          source,
          dataset,
          emit,
          place,
        }));
      }),
  );
}

function cellSql(cell: string | undefined, id: string, type: ColumnType): string {
  return type === 'json' && cell !== undefined
    ? `${cell} AS ${quoteName(id)}`
    : `CAST(${cell ?? 'NULL'} AS ${SQL_TYPE[type]}) AS ${quoteName(id)}`;
}

/** A SELECT over a staged table that returns rows of an event or roster table. The line of a row is its position unless the record carries one. */
function branchSql(
  reader: RawReader,
  table: Table,
  { source, dataset, emit }: Branch,
  wanted: readonly string[],
): string {
  const staged = stagedTable(dataset);
  const place = reader.rawPlace(staged);
  const own: Readonly<Record<string, string>> = {
    event_id: 'm.event_id',
    occurred_at: timeSql(dataset),
    source: quoteText(source.id),
    raw_file: place.file,
    raw_line: place.line,
  };
  const cells = Object.entries(table.columns).map(([id, { type }]) => cellSql(own[id] ?? emit.columns[id], id, type));
  return `SELECT ${cells.join(', ')} FROM ${quoteName(staged)} AS m WHERE ${whereSql(dataset, emit, wanted)}`;
}

function whereSql(dataset: Dataset, emit: Emit, wanted: readonly string[]): string {
  return [parsedSql(dataset), ...(emit.where === undefined ? [] : [`(${emit.where})`]), ...wanted].join(' AND ');
}

/** Writes what a branch maps into a table of its own and returns a SELECT over it. The file hash is looked up on reading, because it is long. */
async function branchOnce(
  { engine, reader }: Lake,
  table: Table,
  branch: Branch,
  wanted: readonly string[],
): Promise<string> {
  const { source, dataset, emit } = branch;
  const kept = `emitted_${branch.place}_${dataset.id}_${table.name}`;
  const place = reader.rawPlace(stagedTable(dataset));
  const ids = Object.keys(table.columns).filter((id) => id in emit.columns);
  const cells = ids.map((id) => cellSql(emit.columns[id], id, (table.columns[id] as Column).type)); // ids are the table's
  await engine.drop(kept);
  await engine.replace(
    kept,
    rawSql(`SELECT m.event_id, ${timeSql(dataset)} AS occurred_at, m.file_no, ${place.line} AS raw_line, ${cells.join(', ')}
      FROM ${quoteName(stagedTable(dataset))} AS m WHERE ${whereSql(dataset, emit, wanted)}`),
  );
  const own: Readonly<Record<string, string>> = {
    event_id: 'm.event_id',
    occurred_at: 'm.occurred_at',
    source: quoteText(source.id),
    raw_file: place.file,
    raw_line: 'm.raw_line',
  };
  const read = Object.entries(table.columns).map(([id, { type }]) =>
    cellSql(own[id] ?? (id in emit.columns ? `m.${quoteName(id)}` : undefined), id, type),
  );
  return `SELECT ${read.join(', ')} FROM ${quoteName(kept)} AS m`;
}

function spanSql({ since, until }: EmitOptions): string {
  const parts = [];
  if (since !== undefined) parts.push(`m.occurred_at >= to_timestamp_utc(${quoteText(since)})`);
  if (until !== undefined) parts.push(`m.occurred_at < to_timestamp_utc(${quoteText(until)})`);
  return parts.join(' AND ');
}

/**
 * Creates the event tables (views over staged tables: no row is copied) and the roster tables (small; one row for each key: from the file
 * given last, then the one with most fields, then the smallest by content, so that order within a run changes nothing).
 */
export async function emitTables(
  lake: Lake,
  sources: readonly Source[],
  options: EmitOptions,
): Promise<{ datasets: Coverage['datasets']; filled: ReadonlySet<string> }> {
  const { engine, reader } = lake;
  const datasets: Dataset[] = [];
  for (const source of sources) {
    for (const dataset of source.datasets) if (await engine.hasRelation(stagedTable(dataset))) datasets.push(dataset);
  }
  const staged = new Set(datasets.map((dataset) => dataset.id));
  await reader.refreshPlaces(datasets.map(stagedTable));
  const filled = new Set<string>();
  const time = spanSql(options);
  for (const table of [...EVENT_TABLES, ...ROSTER_TABLES]) {
    const roster = ROSTER_TABLES.find((one) => one.name === table.name);
    await engine.drop(table.name);
    const parts: string[] = [];
    for (const branch of branches(sources, staged, table.name)) {
      const inSpan = branch.dataset.timeless === true || time === '' ? [] : [time];
      // Of copies in a roster, the one given last counts; onePerKey finds it.
      const wanted = roster === undefined ? ['m.is_copy IS NULL', ...inSpan] : [];
      parts.push(
        branch.emit.once === true
          ? await branchOnce(lake, table, branch, wanted)
          : branchSql(reader, table, branch, wanted),
      );
    }
    if (parts.length === 0) {
      await engine.createTable(table);
      continue;
    }
    const union = parts.join(' UNION ALL ');
    if (roster === undefined) await engine.createView(table.name, rawSql(union));
    else await engine.replace(table.name, rawSql(onePerKey(roster.identity, roster, union)));
    const [row] = await engine.rows(rawSql(`SELECT 1 AS one FROM ${quoteName(table.name)} LIMIT 1`));
    if (row !== undefined) filled.add(table.name);
  }
  return { datasets: await coverageOf(engine, sources, staged), filled };
}

function onePerKey(identity: readonly string[], table: Table, union: string): string {
  const own = Object.keys(table.columns).filter((id) => !(id in PROVENANCE));
  const fullness = own.map((id) => `CASE WHEN ${quoteName(id)} IS NULL THEN 0 ELSE 1 END`).join(' + ');
  const key = identity.map(quoteName).join(', ');
  const names = Object.keys(table.columns).map(quoteName).join(', ');
  const partition = key === '' ? 'event_id' : key;
  return `SELECT ${names} FROM (
    SELECT *, row_number() OVER (PARTITION BY ${partition} ORDER BY of_given DESC, of_read DESC, ${fullness} DESC, event_id, raw_file, raw_line) AS place
    FROM (${union}) AS rows_read
    JOIN (SELECT raw_file AS of_file, given_run AS of_given, read_run AS of_read FROM input_file) AS f ON f.of_file = rows_read.raw_file
  ) AS ranked WHERE place = 1`;
}

const STAGED = columns({
  files: 'integer!',
  events: 'integer!',
  copies: 'integer!',
  unparsed: 'integer!',
  first_at: 'timestamp',
  last_at: 'timestamp',
});

async function coverageOf(
  engine: Engine,
  sources: readonly Source[],
  staged: ReadonlySet<string>,
): Promise<Coverage['datasets']> {
  const rows = [];
  for (const source of sources) {
    for (const dataset of source.datasets) {
      if (!staged.has(dataset.id)) continue;
      const parsed = parsedSql(dataset);
      // In a file of several datasets, a record that does not parse belongs to none of them: the file counts it.
      const { files, events, copies, unparsed, first_at, last_at } = await typedRow(
        engine,
        STAGED,
        rawSql(`SELECT count(DISTINCT m.file_no) AS files, count(*) FILTER (WHERE ${parsed} AND m.is_copy IS NULL) AS events,
        count(*) FILTER (WHERE ${parsed} AND m.is_copy) AS copies, count(*) FILTER (WHERE NOT coalesce(${parsed}, false) AND f.dataset = ${quoteText(dataset.id)}) AS unparsed,
        min(occurred_at) FILTER (WHERE ${parsed}) AS first_at, max(occurred_at) FILTER (WHERE ${parsed}) AS last_at
        FROM ${quoteName(stagedTable(dataset))} AS m JOIN input_file AS f ON f.file_no = m.file_no`),
      );
      rows.push({
        id: dataset.id,
        title: dataset.title,
        source: source.id,
        files,
        rows: events + copies + unparsed,
        events,
        duplicates: copies,
        unparsed,
        firstAt: first_at,
        lastAt: last_at,
      });
    }
  }
  return rows;
}
