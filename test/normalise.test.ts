import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

async function write(folder: string, to: 'tables' | 'ocsf', parquet: boolean): Promise<readonly Written[]> {
  return normalise(house, { ...LAKE, paths: [EXAMPLE_FOLDER], out: join(out, folder), to, parquet });
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
      for (const record of records) {
        expect(Object.keys(record).sort()).toEqual(columns);
        expect(schema.safeParse(record).error?.issues ?? [], file).toEqual([]);
        expect(record['raw_file']).toMatch(/^[0-9a-f]{64}$/);
        expect(record['raw_line']).toBeGreaterThan(0);
      }
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
    const written = await write('parquet', 'tables', true);
    expect(written.map((one) => [one.file.replace('.parquet', ''), one.rows])).toEqual(
      tables.map((one) => [one.file.replace('.ndjson', ''), one.rows]),
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
      occurred_at: recordsOf('tables', 'sign_in.ndjson')[0]?.['occurred_at'],
    });
  });

  it('writes OCSF records of the same events, one file for each class', async () => {
    const written = await write('ocsf', 'ocsf', false);
    expect(readdirSync(join(out, 'ocsf')).sort()).toEqual(written.map((one) => one.file).sort());
    const counts = new Map<string, number>();
    for (const { file } of written) {
      for (const record of recordsOf('ocsf', file)) {
        expect(record).toMatchObject({
          metadata: { version: expect.any(String), uid: expect.any(String) },
          time: expect.any(Number),
        });
        expect(record['type_uid']).toBe(Number(record['class_uid']) * 100 + Number(record['activity_id']));
        const { trueseat } = record['unmapped'] as { trueseat: Record<string, unknown> }; // written so for every record
        expect(trueseat['raw_file']).toMatch(/^[0-9a-f]{64}$/);
        expect(trueseat['raw_line']).toBeGreaterThan(0);
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
    await write('again', 'ocsf', false);
    for (const file of readdirSync(join(out, 'ocsf'))) {
      expect(readFileSync(join(out, 'again', file)).equals(readFileSync(join(out, 'ocsf', file))), file).toBe(true);
    }
  });
});
