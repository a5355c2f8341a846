import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { house, sources } from '../src/app.ts';
import { openLake } from '../src/use/lake.ts';
import { rawSql } from '../src/lib/sql.ts';
import type { Coverage } from '../src/model/report.ts';
import type { Source } from '../src/model/source.ts';
import { keepOriginal, type Originals } from '../src/read/originals.ts';
import { unread } from '../src/read/prepared.ts';
import { readSources } from '../src/read/read.ts';
import { rawRecords } from '../src/read/records.ts';
import { cli } from './cli/fake-io.ts';
import { zip, zstd } from './hostile/archive.ts';
import { writeTree } from './hostile/make.ts';
import { okta } from './hostile/records.ts';

const lines = (...ids: string[]): string => ids.map((id) => `${JSON.stringify(okta(id))}\n`).join('');
const ANYDESK = 'Incoming    2026-01-26, 14:51    Passwd                          1294077318   1294077318\n';
const WORKERS = 'worker_id,legal_name,work_email,start_date\nW1,Ada Vale,ada@example.com,2025-01-01\n';
const FILES = {
  'plain.ndjson': lines('a', 'b'),
  'blank.ndjson': `\n${lines('c')}`,
  'packed.ndjson.gz': gzipSync(lines('d', 'e')),
  'packed.zst': zstd(Buffer.from(lines('f'))),
  'array.json': `[${JSON.stringify(okta('g'))}]`,
  'workers.csv': WORKERS,
  'all.zip': zip([
    { name: 'inner.ndjson', bytes: Buffer.from(lines('h')) },
    { name: 'LAP-7/connection_trace.txt', bytes: Buffer.from(ANYDESK) },
  ]),
  'notes.txt': 'nothing that anybody knows',
};
const OTHER = { 'sites.csv': 'site,kind,city\nHQ,office,Oslo\n' };
const TABLES = ['sign_in', 'account_change', 'workers', 'remote_session'];

let sandbox: string;
let all: readonly Source[];
let own: string;
let folder: string;
let count = 0;
beforeAll(async () => {
  sandbox = mkdtempSync(join(tmpdir(), 'originals-'));
  all = await sources();
});
beforeEach(() => {
  own = join(sandbox, String(++count));
  folder = join(own, 'lake.db.originals');
  mkdirSync(own);
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

/** One run over these files and nothing else: how files fared, and every record of the lake by file and line. */
async function read(
  files: Record<string, string | Buffer>,
  keep = true,
): Promise<{ status: Record<string, string>; records: Record<string, string> }> {
  rmSync(join(own, 'in'), { recursive: true, force: true });
  writeTree(join(own, 'in'), files);
  const lake = await openLake(house, { db: join(own, 'lake.db'), memoryBytes: 5e8, threads: 2 });
  const { engine } = lake;
  try {
    const { coverage, release } = await readSources(lake, all, [join(own, 'in')], { originals: { folder, keep } });
    const selects = TABLES.map((table) => `SELECT raw_file, raw_line FROM ${table}`);
    const places = await engine.rows(rawSql(selects.join(' UNION ALL ')));
    const found = await rawRecords(
      lake,
      places.map((row) => ({ rawFile: String(row['raw_file']), rawLine: Number(row['raw_line']) })),
      (text) => text,
    );
    release();
    const statusOf = (file: Coverage['files'][number]): [string, string] => [file.path, file.status];
    return {
      status: Object.fromEntries(coverage.files.map(statusOf)),
      records: Object.fromEntries([...found].map(([place, { text }]) => [place, text])),
    };
  } finally {
    await engine.close();
  }
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('originals', () => {
  it('are kept once each under the hash of their bytes, for the owner only, of an archive the files in it', async () => {
    await read({ ...FILES, 'again.ndjson': FILES['plain.ndjson'] });
    await read(FILES);
    const names = readdirSync(folder);
    const { 'notes.txt': _unknown, 'all.zip': _archive, ...whole } = FILES;
    const expected = [...Object.values(whole), lines('h'), ANYDESK].map(sha256);
    expect(names).toEqual(expected.sort());
    for (const name of names) {
      expect(sha256(readFileSync(join(folder, name)))).toBe(name);
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('show every record when the files given before have gone', async () => {
    const first = await read(FILES);
    expect(Object.keys(first.records)).toHaveLength(10);
    expect((await read(OTHER)).records).toEqual(first.records);
    rmSync(folder, { recursive: true });
    expect((await read(OTHER)).records).toEqual({});
  });

  it('show the record that was read, not what stands in its place by now', async () => {
    const first = await read({ 'log.ndjson': lines('a', 'b') });
    const second = await read({ 'log.ndjson': lines('x', 'y', 'z') });
    expect(Object.keys(second.records)).toHaveLength(5);
    expect(second.records).toMatchObject(first.records);
  });

  it('and nothing else: a lake holds no path of a temporary file, where anybody could put another record', async () => {
    await read(FILES);
    const { engine } = await openLake(house, { db: join(own, 'lake.db'), memoryBytes: 5e8, threads: 2 });
    try {
      for (const table of ['input_file', 'input_problem', 'input_field', 'staged_file']) {
        const rows = await engine.rows(rawSql(`SELECT * FROM ${table}`));
        const texts = rows.flatMap((row) => Object.values(row)).filter((cell) => typeof cell === 'string');
        expect(
          texts.filter((text) => /trueseat-|copy-\d/.test(text)),
          table,
        ).toEqual([]);
      }
    } finally {
      await engine.close();
    }
  });

  it('are kept later where an earlier run kept none, and made whole where one is cut', async () => {
    await read(FILES, false);
    expect(() => readdirSync(folder)).toThrow('ENOENT');
    await read(FILES);
    const names = readdirSync(folder);
    writeFileSync(join(folder, names[0] ?? ''), '');
    writeFileSync(join(folder, `${names[1]}.partial`), 'half');
    await read(FILES);
    expect(readdirSync(folder)).toEqual(names);
    expect(names.map((name) => sha256(readFileSync(join(folder, name))))).toEqual(names);
  });

  it('that cannot be kept are an error, and the lake has nothing of the file', async () => {
    writeFileSync(folder, 'in the way');
    await expect(read(FILES)).rejects.toMatchObject({ code: 'LAKE_UNUSABLE', place: { file: folder } });
    rmSync(folder);
    mkdirSync(join(folder, sha256(WORKERS), 'in the way'), { recursive: true });
    await expect(read(FILES)).rejects.toMatchObject({
      code: 'LAKE_UNUSABLE',
      wayOut: expect.stringContaining('--no-originals'),
    });
    rmSync(folder, { recursive: true });
    expect((await read(FILES)).status).toMatchObject({ 'workers.csv': 'read', 'plain.ndjson': 'read' });
  });

  it('are never other bytes than were hashed', async () => {
    const file = join(own, 'log.ndjson');
    writeFileSync(file, 'grown since');
    const kept: Originals = { folder: own, keep: true };
    expect(await keepOriginal(kept, unread({ file, path: 'log.ndjson', bytes: 5 }, sha256('grown'), ''))).toBe(false);
    expect(await keepOriginal(kept, unread({ file: `${file}.gone`, path: '', bytes: 5 }, 'gone', ''))).toBe(false);
    expect(readdirSync(own)).toEqual(['log.ndjson']);
  });
});

describe('trueseat investigate', () => {
  async function investigate(...extra: string[]): Promise<Coverage> {
    const out = join(own, 'in', 'out');
    const { status, err } = await cli(['investigate', join(own, 'in'), '--out', out, '--threads', '2', ...extra]);
    if (status === 2) throw new Error(err);
    return JSON.parse(readFileSync(join(out, 'coverage.json'), 'utf8')) as Coverage; // our own output
  }

  it('keeps originals beside the lake, does not read them, and keeps none when told so or without a lake', async () => {
    writeTree(join(own, 'in'), { 'workers.csv': WORKERS });
    const here = join(own, 'in', 'lake.db');
    await investigate();
    await investigate('--db', here, '--no-originals');
    expect(readdirSync(join(own, 'in')).sort()).toEqual(['lake.db', 'lake.db.key', 'out', 'workers.csv']);
    await investigate('--db', here);
    expect(readdirSync(`${here}.originals`)).toEqual([sha256(WORKERS)]);
    rmSync(join(own, 'in', 'out'), { recursive: true });
    const { files } = await investigate('--db', here);
    expect(files.map((one) => [one.path, one.status])).toEqual([['workers.csv', 'unchanged']]);
  });
});
