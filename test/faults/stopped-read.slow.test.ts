// Slow: one run for each statement that changes the lake.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { house, sources } from '../../src/app.ts';
import { openLake } from '../../src/use/lake.ts';
import { rawSql } from '../../src/lib/sql.ts';
import type { Source } from '../../src/model/source.ts';
import { readSources } from '../../src/read/read.ts';
import { writeTree } from '../hostile/make.ts';
import { okta } from '../hostile/records.ts';

let sandbox: string;
let all: readonly Source[];
beforeAll(async () => {
  sandbox = mkdtempSync(join(tmpdir(), 'stopped-read-'));
  all = await sources();
  process.env['TRUESEAT_KEY'] ??= 'k';
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

/** Every so many writing statements are tried; 1 for all. */
const STEP = Number(process.env['TRUESEAT_STOP_STEP'] ?? 1);

const FIRST = {
  'log.ndjson': `${JSON.stringify({ ...okta('a'), newField: 1 })}\n{"broken\n`,
  'workers.csv': 'worker_id,legal_name,work_email,start_date\nW1,Ada Vale,ada@example.com,2025-01-01\n',
};
const THEN = {
  ...FIRST,
  'edited.csv': 'worker_id,legal_name,work_email,start_date\nW1,Ada Vale,ada@example.com,2025-06-01\n',
  'more.ndjson': `${JSON.stringify(okta('b'))}\nno record\n`,
};

/** One run over these files: all that is said of them, and what the lake holds. */
async function read(lake: string, files: Record<string, string>): Promise<unknown> {
  const input = `${lake}.in`;
  rmSync(input, { recursive: true, force: true });
  writeTree(input, files);
  const opened = await openLake(house, { db: lake, memoryBytes: 5e8, threads: 1 });
  const { engine } = opened;
  try {
    const { coverage, filled, release } = await readSources(opened, all, [input], {
      originals: { folder: `${lake}.originals`, keep: true },
    });
    release();
    const held = [];
    for (const table of ['sign_in', 'account_change', 'workers', 'input_problem', 'input_field'])
      held.push((await engine.rows(rawSql(`SELECT * FROM ${table}`))).map((row) => JSON.stringify(row)).sort());
    // A file that was read by then is not read again: it is unchanged, and all else is said as before.
    const status = (one: (typeof coverage.files)[number]): unknown => ({ ...one, status: '', reason: one.reason });
    return { ...coverage, files: coverage.files.map(status), filled: [...filled].sort(), held };
  } finally {
    await engine.close();
  }
}

/** Statements that change the lake: between them a process may end, and what is read only changes nothing. */
const WRITES = /^(INSERT|UPDATE|DELETE|COMMIT|DROP|CREATE OR REPLACE (TABLE|VIEW)|CREATE TABLE (?!IF))/;

/** From the n-th writing statement on every one fails, as if the process were no more; gives those that there were. */
async function stoppedAt(n: number, lake: string, files: Record<string, string>): Promise<string[]> {
  const seen: string[] = [];
  // eslint-disable-next-line typescript/unbound-method -- it is called with its own `this`
  const real = DuckDBConnection.prototype.extractStatements;
  const spy = vi.spyOn(DuckDBConnection.prototype, 'extractStatements');
  spy.mockImplementation(function stopping(this: DuckDBConnection, text) {
    if (WRITES.test(text)) seen.push(text);
    if (seen.length >= n) return Promise.reject(new Error('INTERRUPT: stopped'));
    return Reflect.apply(real, this, [text]);
  });
  await read(lake, files).catch(() => undefined);
  vi.restoreAllMocks();
  return seen;
}

it('a run that is stopped before any of its statements leaves nothing wrong for the next', async () => {
  const base = join(sandbox, 'base.db');
  await read(base, FIRST);
  const copy = (lake: string): void => {
    for (const part of ['', '.originals']) cpSync(`${base}${part}`, `${lake}${part}`, { recursive: true });
  };
  const clean = join(sandbox, 'clean.db');
  copy(clean);
  const wanted = await read(clean, THEN);
  const whole = join(sandbox, 'whole.db');
  copy(whole);
  const statements = await stoppedAt(Number.POSITIVE_INFINITY, whole, THEN);
  const last = statements.findIndex((one) => /^(DROP|CREATE OR REPLACE) VIEW/.test(one));
  expect(last).toBeGreaterThan(15);
  for (let n = 1; n <= last + 2; n += STEP) {
    const lake = join(sandbox, `${n}.db`);
    copy(lake);
    await stoppedAt(n, lake, THEN);
    expect(await read(lake, THEN), `stopped before ${statements[n - 1]?.slice(0, 80)}`).toEqual(wanted);
    for (const part of ['', '.in', '.originals']) rmSync(`${lake}${part}`, { recursive: true, force: true });
  }
}, 900_000);
