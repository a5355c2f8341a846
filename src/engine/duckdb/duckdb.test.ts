import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { rawSql } from '../../lib/sql.ts';
import { columns } from '../../model/column.ts';
import { engineContract, readerContract } from '../contract.ts';
import type { EngineOptions } from '../engine.ts';
import { macros } from './functions.ts';
import { openDuckdb } from './index.ts';
import { isoFromMicros } from './values.ts';

engineContract('duckdb', openDuckdb);
readerContract('duckdb', openDuckdb);

const OPTIONS: EngineOptions = { memoryBytes: 500e6, threads: 2, key: 'test' };
function spills(): string[] {
  return readdirSync(tmpdir()).filter((name) => /^trueseat-[A-Za-z0-9]{6}$/.test(name));
}

/** Helpers of our macros; nothing outside of them may call these. */
const INNER = ['ipv6_groups', 'mapped_ipv4', 'host_part'];

describe('functions.ts', () => {
  it('teaches DuckDB nothing that docs/sql.md does not list', () => {
    const page = readFileSync(new URL('../../../docs/sql.md', import.meta.url), 'utf8');
    const taught = macros('key').map((macro) => macro.split('(')[0] ?? '');
    const listed = new Set([...page.matchAll(/`([^`]+)`/g)].flatMap((found) => (found[1] ?? '').split(/[^a-z0-9_]+/)));
    expect(taught.filter((name) => !listed.has(name) && !INNER.includes(name))).toEqual([]);
  });

  it('keeps a key with a quote in it as a key', async () => {
    const { engine } = await openDuckdb({ ...OPTIONS, key: "it's" });
    const [row] = await engine.rows(rawSql(`SELECT length(keyed_hash('x')) AS n`));
    expect(row).toEqual({ n: 64 });
    await engine.close();
  });
});

describe('a lake in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trueseat-lake-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('keeps tables and views, and its functions work again, when it is opened again', async () => {
    const file = join(folder, 'kept.duckdb');
    const table = { name: 'pet', about: '', columns: columns({ pet: 'text' }) };
    const { engine: first } = await openDuckdb({ ...OPTIONS, file });
    await first.createTable(table);
    await first.append(table, [{ pet: 'Cat' }]);
    await first.createView('folded', rawSql('SELECT fold(pet) AS pet FROM pet'));
    await first.close();
    const { engine: second } = await openDuckdb({ ...OPTIONS, file });
    expect(await second.rows(rawSql('SELECT pet FROM folded'))).toEqual([{ pet: 'cat' }]);
    await second.close();
  });

  it.each([
    ['is no database', 'text.duckdb', 'just a text, no database at all\n'.repeat(500)],
    ['is broken inside', 'broken.duckdb', `${'\0'.repeat(8)}DUCK${'\0'.repeat(9000)}`],
  ])('says LAKE_UNUSABLE and what to do when the file %s', async (_what, name, content) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    await expect(openDuckdb({ ...OPTIONS, file })).rejects.toMatchObject({
      code: 'LAKE_UNUSABLE',
      place: { file },
      wayOut: expect.stringMatching(/--db/),
    });
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  it('says LAKE_UNUSABLE for a folder and for a folder that does not exist', async () => {
    mkdirSync(join(folder, 'sub'));
    for (const file of [join(folder, 'sub'), join(folder, 'none', 'lake.duckdb')]) {
      await expect(openDuckdb({ ...OPTIONS, file })).rejects.toMatchObject({ code: 'LAKE_UNUSABLE', place: { file } });
    }
  });

  it('says LAKE_UNUSABLE while another program uses the file', { timeout: 30_000 }, async () => {
    const file = join(folder, 'locked.duckdb');
    const script = `import { DuckDBInstance } from '@duckdb/node-api'; await DuckDBInstance.create(process.argv[1]); console.log('open'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(holder.stdout, 'data');
      await expect(openDuckdb({ ...OPTIONS, file })).rejects.toMatchObject({ code: 'LAKE_UNUSABLE' });
    } finally {
      holder.kill();
      await once(holder, 'exit');
    }
    const { engine } = await openDuckdb({ ...OPTIONS, file });
    await engine.close();
  });

  it('keeps what will not fit into memory in a file of its own while it is open', async () => {
    const before = new Set(spills());
    const { engine } = await openDuckdb({ ...OPTIONS, expectedBytes: OPTIONS.memoryBytes * 10 });
    const [own] = spills().filter((name) => !before.has(name) && existsSync(join(tmpdir(), name, 'lake.db')));
    expect(own).toBeDefined();
    await engine.replace('t', rawSql('SELECT 1 AS one'));
    expect(await engine.rows(rawSql('SELECT one FROM t'))).toEqual([{ one: 1 }]);
    await engine.close();
    expect(existsSync(join(tmpdir(), own ?? ''))).toBe(false);
  });

  it('leaves no temporary folder behind, opened or not', async () => {
    const temporary = join(folder, 'temporary');
    mkdirSync(temporary);
    vi.stubEnv('TMPDIR', temporary);
    await expect(openDuckdb({ ...OPTIONS, file: folder })).rejects.toMatchObject({ code: 'LAKE_UNUSABLE' });
    const { engine } = await openDuckdb(OPTIONS);
    vi.unstubAllEnvs();
    expect(readdirSync(temporary)).toHaveLength(1);
    await engine.close();
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe('times in JavaScript', () => {
  it.each([
    [0n, '1970-01-01T00:00:00Z'],
    [-1n, '1969-12-31T23:59:59.999999Z'],
    [-1_000_000n, '1969-12-31T23:59:59Z'],
    [1_500_000n, '1970-01-01T00:00:01.5Z'],
    [1_709_164_800_000_000n, '2024-02-29T00:00:00Z'],
    [253_402_214_400_000_000n, '9999-12-31T00:00:00Z'],
    [-62_135_596_800_000_000n, '0001-01-01T00:00:00Z'],
  ])('%s microseconds are %s', (micros, text) => {
    expect(isoFromMicros(micros)).toBe(text);
  });
});
