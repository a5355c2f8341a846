import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_FOLDER, house } from '../src/app.ts';
import { normalise } from '../src/use/normalise.ts';
import { openDuckdb } from '../src/engine/duckdb/index.ts';
import { quoteText, rawSql } from '../src/lib/sql.ts';
import { rowSchema } from '../src/model/column.ts';
import { ALL_TABLES } from '../src/model/table.ts';
import type { Written } from '../src/report/tables.ts';

const LAKE = { memoryBytes: 1e9, threads: 2 };
const out = mkdtempSync(join(tmpdir(), 'trueseat-normalise-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

function recordsOf(folder: string, file: string): Record<string, unknown>[] {
  const text = readFileSync(join(out, folder, file), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The reading of one source is enough to tell how something is written. */
const OKTA = fileURLToPath(new URL('../src/sources/okta/fixtures', import.meta.url));

async function write(
  folder: string,
  to: 'tables' | 'ocsf',
  parquet: boolean,
  from = EXAMPLE_FOLDER,
): Promise<readonly Written[]> {
  return normalise(house, { ...LAKE, paths: [from], out: join(out, folder), to, parquet });
}

/** Whether a row tells file and line. */
function isPlaced(row: Record<string, unknown>): boolean {
  return /^[0-9a-f]{64}$/.test(String(row['raw_file'])) && Number(row['raw_line']) > 0;
}

function isOcsf(record: Record<string, unknown>): boolean {
  const { metadata, time, unmapped } = record as {
    metadata?: { version?: unknown; uid?: unknown };
    time?: unknown;
    unmapped?: { trueseat?: Record<string, unknown> };
  }; // as OCSF has it; what is missing is undefined
  return (
    typeof metadata?.version === 'string' &&
    typeof metadata.uid === 'string' &&
    typeof time === 'number' &&
    record['type_uid'] === Number(record['class_uid']) * 100 + Number(record['activity_id']) &&
    isPlaced(unmapped?.trueseat ?? {})
  );
}

describe('normalise of the built-in example', () => {
  let tables: readonly Written[];
  beforeAll(async () => {
    tables = await write('tables', 'tables', false);
  });

  it('writes one file for each table that has rows, and names it', () => {
    expect(readdirSync(join(out, 'tables')).sort()).toEqual(tables.map((one) => one.file).sort());
    expect(tables.map((one) => one.file)).toEqual(
      expect.arrayContaining(['sign_in.ndjson', 'device_state.ndjson', 'remote_session.ndjson', 'workers.ndjson']),
    );
  });

  it('writes rows with the columns of the table, where each came from, and times as the contract writes them', () => {
    for (const { file, rows } of tables) {
      const table = ALL_TABLES.get(file.replace('.ndjson', ''));
      if (table === undefined) throw new TypeError(`${file} is called after no table`);
      const records = recordsOf('tables', file);
      expect(records.length, file).toBe(rows);
      const schema = rowSchema(table);
      const columns = Object.keys(table.columns).sort();
      expect([...new Set(records.map((record) => Object.keys(record).sort().join()))], file).toEqual([columns.join()]);
      expect(
        records.flatMap((record) => schema.safeParse(record).error?.issues ?? []),
        file,
      ).toEqual([]);
      expect(
        records.filter((record) => !isPlaced(record)),
        file,
      ).toEqual([]);
    }
  });

  it('orders rows by time and id', () => {
    const keys = recordsOf('tables', 'sign_in.ndjson').map(
      (row) => `${Date.parse(String(row['occurred_at']))} ${String(row['event_id'])}`,
    );
    expect(keys).toEqual([...keys].sort());
  });

  it('maps TeamViewer logs of the example', () => {
    const sessions = recordsOf('tables', 'remote_session.ndjson').filter((row) => row['tool'] === 'teamviewer');
    expect(sessions.length).toBeGreaterThan(0);
    expect(sessions.filter((row) => row['host'] === null || row['ended_at'] === null)).toEqual([]);
  });

  it('writes the same rows as Parquet, times as times', async () => {
    const written = await write('parquet', 'tables', true, OKTA);
    const plain = await write('plain', 'tables', false, OKTA);
    expect(written.map((one) => [one.file.replace('.parquet', ''), one.rows])).toEqual(
      plain.map((one) => [one.file.replace('.ndjson', ''), one.rows]),
    );
    const { engine } = await openDuckdb({ ...LAKE, key: 'test' });
    for (const { file, rows } of written) {
      const from = quoteText(join(out, 'parquet', file));
      expect(
        await engine.rows(
          rawSql(`SELECT count(*) AS n, count(raw_file) AS files, count(raw_line) AS lines FROM read_parquet(${from})`),
        ),
      ).toEqual([{ n: rows, files: rows, lines: rows }]);
    }
    const signIns = quoteText(join(out, 'parquet', 'sign_in.parquet'));
    const [first] = await engine.rows(
      rawSql(
        `SELECT typeof(occurred_at) AS type, occurred_at FROM read_parquet(${signIns}) ORDER BY occurred_at, event_id LIMIT 1`,
      ),
    );
    await engine.close();
    expect(first).toEqual({
      type: 'TIMESTAMP',
      occurred_at: recordsOf('plain', 'sign_in.ndjson')[0]?.['occurred_at'],
    });
  });

  it('writes OCSF records of the same events, one file for each class', async () => {
    const written = await write('ocsf', 'ocsf', false);
    expect(readdirSync(join(out, 'ocsf')).sort()).toEqual(written.map((one) => one.file).sort());
    const counts = new Map<string, number>();
    for (const { file } of written) {
      const records = recordsOf('ocsf', file);
      expect(
        records.filter((record) => !isOcsf(record)),
        file,
      ).toEqual([]);
      for (const record of records) {
        const { trueseat } = record['unmapped'] as { trueseat: Record<string, unknown> }; // written so for every record
        const table = `${String(trueseat['table'])}.ndjson`;
        counts.set(table, (counts.get(table) ?? 0) + 1);
      }
    }
    const events = tables.filter((one) => counts.has(one.file));
    expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(events.map((one) => [one.file, one.rows])));
    expect(counts.size).toBeGreaterThanOrEqual(8);
    expect(existsSync(join(out, 'ocsf', 'authentication.ndjson'))).toBe(true);
  });

  it('writes the same bytes twice', async () => {
    const files = (await write('once', 'ocsf', false, OKTA)).map((one) => one.file);
    expect((await write('again', 'ocsf', false, OKTA)).map((one) => one.file)).toEqual(files);
    expect(files).toContain('authentication.ndjson');
    for (const file of files)
      expect(readFileSync(join(out, 'again', file)).equals(readFileSync(join(out, 'once', file))), file).toBe(true);
  });
});
