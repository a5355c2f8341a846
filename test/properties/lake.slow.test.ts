// Slow: investigates one company four times.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Coverage } from '../../src/model/report.ts';
import { house } from '../../src/app.ts';
import { openLake } from '../../src/use/lake.ts';
import { rawSql } from '../../src/lib/sql.ts';
import { zip, zstd } from '../hostile/archive.ts';
import { writeTree } from '../hostile/make.ts';
import { bytesOf, company, fileOf, investigateInto, KEY, nextWeek, saidBy } from './company.ts';

let sandbox: string;
let folder: string;
beforeAll(() => {
  vi.stubEnv('TRUESEAT_KEY', KEY);
  sandbox = mkdtempSync(join(tmpdir(), 'lake-'));
  folder = join(sandbox, 'in');
  mkdirSync(folder);
  const files = Object.fromEntries(
    Object.entries(company()).map(([name, table]) => [name, Buffer.from(fileOf(table))] as const),
  );
  const signIns = files['sign-ins.ndjson'] ?? Buffer.alloc(0);
  const half = signIns.indexOf('\n', signIns.length / 2) + 1;
  delete files['sign-ins.ndjson'];
  writeTree(folder, {
    ...files,
    'a.ndjson.gz': gzipSync(signIns.subarray(0, half)),
    'b.zst': zstd(signIns.subarray(half)),
    'c.zip': zip([{ name: 'okta.ndjson', bytes: files['okta.ndjson'] ?? Buffer.alloc(0) }]),
    'broken.ndjson': '{"a":1}\nno json\n',
    'ragged.csv': 'worker_id,from_date,to_date,country\nW-honest-1,2026-01-01\nW-honest-1,2026-01-05,2026-01-09,FR\n',
    'bad.ndjson': `${nextWeek().split('\n')[1]?.replace('sign-3', 'other') ?? ''}\nbroken line\n`,
  });
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(sandbox, { recursive: true, force: true });
});

function coverage(part: string): Coverage {
  return JSON.parse(readFileSync(join(sandbox, part, 'coverage.json'), 'utf8')) as Coverage; // our own output
}

function said(part: string): Record<string, unknown> {
  return saidBy(join(sandbox, part));
}

/** The same with clusters counted instead of named: a lake keeps the ids of its first run. */
function saidUnnamed(part: string): unknown {
  const names: string[] = [];
  const text = JSON.stringify(said(part)).replaceAll(/c-[0-9a-f]{10}\b/g, (name) => {
    if (!names.includes(name)) names.push(name);
    return `c-${names.indexOf(name)}`;
  });
  return JSON.parse(text);
}

function clusterOf(part: string, worker: string): string | undefined {
  return new RegExp(`^(c-[0-9a-f]{10}),.*,worker,${worker},`, 'm').exec(String(said(part)['clusters']))?.[1];
}

/** As a run leaves a lake that is stopped after it read a file and before it noted so. */
async function leaveHalfRead(lake: string): Promise<void> {
  const { engine } = await openLake(house, { db: lake, memoryBytes: 5e8, threads: 1 });
  const copy = `SELECT * REPLACE (99 AS file_no, concat('half ', event_id) AS event_id) FROM staged_okta_system_log`;
  await engine.insert('staged_okta_system_log', rawSql(copy));
  await engine.insert(
    'staged_file',
    rawSql(`SELECT 'staged_okta_system_log' AS staged, 99 AS file_no, 1000 AS first_row`),
  );
  await engine.close();
}

describe('a lake that is kept', () => {
  it('is read into once, then again, then half, then with a new file; beside it a fresh run over all', async () => {
    const lake = join(sandbox, 'lake.db');
    await investigateInto(folder, join(sandbox, 'first'), ['--db', lake]);
    await investigateInto(folder, join(sandbox, 'second'), ['--db', lake]);
    await leaveHalfRead(lake);
    writeTree(folder, { 'next-week.ndjson': nextWeek() });
    await investigateInto(folder, join(sandbox, 'third'), ['--db', lake]);
    await investigateInto(folder, join(sandbox, 'fresh'));
  }, 60_000);

  it('reads nothing twice and says the same', () => {
    expect(said('second')).toEqual(said('first'));
    expect(bytesOf(join(sandbox, 'second'))['timeline.csv']).toBe(bytesOf(join(sandbox, 'first'))['timeline.csv']);
    const [once, again] = [coverage('first'), coverage('second')];
    expect(again.files.filter((file) => ['read', 'partly'].includes(file.status))).toEqual([]);
    const counts = ({ files }: Coverage): unknown => files.map(({ path, rows, unparsed }) => [path, rows, unparsed]);
    expect(counts(again)).toEqual(counts(once));
    for (const part of ['datasets', 'unparsed', 'unusedFields', 'fieldsChecked', 'detections'] as const)
      expect(again[part], part).toEqual(once[part]);
  });

  it('still shows the raw records whose copies have gone', () => {
    const records = (part: string): number =>
      readFileSync(join(sandbox, part, 'report.html'), 'utf8').match(/user\.mfa\.factor\.activate|effective_at/g)
        ?.length ?? 0;
    expect(records('first')).toBeGreaterThan(0);
    expect(records('second')).toBe(records('first'));
  });

  it('reads only what is new, forgets what was half read, and ends where a fresh run ends', () => {
    const read = coverage('third').files.filter((file) => file.status === 'read');
    expect(read.map((file) => file.path)).toEqual(['next-week.ndjson']);
    expect(saidUnnamed('third')).toEqual(saidUnnamed('fresh'));
    expect(saidUnnamed('third')).not.toEqual(saidUnnamed('second'));
    expect(bytesOf(join(sandbox, 'third'))['timeline.csv']).toBe(bytesOf(join(sandbox, 'fresh'))['timeline.csv']);
  });

  it('keeps the id of a cluster that a worker joins who comes first by name', () => {
    expect(clusterOf('second', 'W-honest-2')).not.toBe(clusterOf('second', 'W-mfa-1'));
    expect(clusterOf('third', 'W-honest-2')).toBe(clusterOf('second', 'W-mfa-1'));
    expect(clusterOf('fresh', 'W-honest-2')).not.toBe(clusterOf('second', 'W-mfa-1'));
  });
});
