import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Coverage } from '../../src/model/report.ts';
import { openLake } from '../../src/app.ts';
import { rawSql } from '../../src/lib/sql.ts';
import { zip, zstd } from '../hostile/archive.ts';
import { writeTree } from '../hostile/make.ts';
import { bytesOf, company, fileOf, investigateInto, KEY, nextWeek, saidBy } from './company.ts';

let sandbox: string;
let folder: string;
beforeEach(() => {
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
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(sandbox, { recursive: true, force: true });
});

function coverage(out: string): Coverage {
  return JSON.parse(readFileSync(join(out, 'coverage.json'), 'utf8')) as Coverage; // our own output
}

describe('a lake that is kept', () => {
  it('reads nothing twice, says the same, and still shows the raw records whose copies have gone', async () => {
    const [first, second, lake] = [join(sandbox, 'first'), join(sandbox, 'second'), join(sandbox, 'lake.db')];
    await investigateInto(folder, first, ['--db', lake]);
    await investigateInto(folder, second, ['--db', lake]);
    expect(saidBy(second)).toEqual(saidBy(first));
    expect(bytesOf(second)['timeline.csv']).toBe(bytesOf(first)['timeline.csv']);
    const [once, again] = [coverage(first), coverage(second)];
    expect(again.files.filter((file) => ['read', 'partly'].includes(file.status))).toEqual([]);
    expect(again.files.map(({ path, rows, unparsed }) => [path, rows, unparsed])).toEqual(
      once.files.map(({ path, rows, unparsed }) => [path, rows, unparsed]),
    );
    for (const part of ['datasets', 'unparsed', 'unusedFields', 'fieldsChecked', 'detections'] as const)
      expect(again[part], part).toEqual(once[part]);
    const records = (out: string): number =>
      readFileSync(join(out, 'report.html'), 'utf8').match(/user\.mfa\.factor\.activate|effective_at/g)?.length ?? 0;
    expect(records(first)).toBeGreaterThan(0);
    expect(records(second)).toBe(records(first));
  }, 60_000);

  it('reads only what is new, and ends where a fresh run over both ends', async () => {
    const [kept, fresh, lake] = [join(sandbox, 'kept'), join(sandbox, 'fresh'), join(sandbox, 'lake.db')];
    await investigateInto(folder, kept, ['--db', lake]);
    writeTree(folder, { 'next-week.ndjson': nextWeek() });
    await investigateInto(folder, kept, ['--db', lake]);
    expect(
      coverage(kept)
        .files.filter((file) => file.status === 'read')
        .map((file) => file.path),
    ).toEqual(['next-week.ndjson']);
    await investigateInto(folder, fresh);
    expect(saidBy(kept)).toEqual(saidBy(fresh));
    expect(bytesOf(kept)['timeline.csv']).toBe(bytesOf(fresh)['timeline.csv']);
  }, 60_000);

  it('forgets what a stopped run had half read', async () => {
    const [kept, fresh, lake] = [join(sandbox, 'kept'), join(sandbox, 'fresh'), join(sandbox, 'lake.db')];
    await investigateInto(folder, kept, ['--db', lake]);
    // As a run leaves it that is stopped after reading a file and before noting it.
    const engine = await openLake({ db: lake, memoryBytes: 5e8, threads: 1 });
    await engine.insert(
      'staged_okta_system_log',
      rawSql(`SELECT * REPLACE (99 AS file_no, concat('half ', event_id) AS event_id) FROM staged_okta_system_log`),
    );
    await engine.rows(rawSql(`INSERT INTO staged_file VALUES ('staged_okta_system_log', 99, 1000)`));
    await engine.close();
    writeTree(folder, { 'next-week.ndjson': nextWeek() });
    await investigateInto(folder, kept, ['--db', lake]);
    await investigateInto(folder, fresh);
    expect(saidBy(kept)).toEqual(saidBy(fresh));
    expect(bytesOf(kept)['timeline.csv']).toBe(bytesOf(fresh)['timeline.csv']);
  }, 60_000);
});
