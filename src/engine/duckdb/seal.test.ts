import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rawSql } from '../../lib/sql.ts';
import type { Engine } from '../engine.ts';
import { openDuckdb } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'trueseat-seal-'));
let engine: Engine;
beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
  await engine.replace('kept', rawSql('SELECT 1 AS one'));
  await engine.seal();
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

/** Ways out of the lake that DuckDB has. */
const TRIES = [
  `SELECT content FROM read_text('/etc/hostname')`,
  `SELECT content FROM read_blob('/etc/hostname')`,
  `SELECT * FROM read_csv('/etc/passwd')`,
  `SELECT * FROM sniff_csv('/etc/passwd')`,
  `SELECT * FROM read_json_objects('/etc/passwd')`,
  `SELECT * FROM read_parquet('/etc/passwd')`,
  `SELECT * FROM parquet_metadata('/etc/passwd')`,
  `SELECT * FROM '/etc/passwd'`,
  `FROM '/etc/passwd'`,
  `SELECT file FROM glob('/etc/*')`,
  `SELECT * FROM read_csv('https://example.com/x.csv')`,
  `SELECT * FROM 's3://example/x.parquet'`,
  `SELECT getenv('HOME')`,
  `SELECT * FROM duckdb_secrets()`,
  `COPY kept TO '${folder}/x.csv'`,
  `COPY (SELECT 1) TO '/dev/stderr'`,
  `EXPORT DATABASE '${folder}/x'`,
  `IMPORT DATABASE '${folder}/x'`,
  `ATTACH '${folder}/x.db' AS x`,
  `ATTACH ':memory:' AS x`,
  'INSTALL httpfs',
  'LOAD httpfs',
  `LOAD '${folder}/x.duckdb_extension'`,
  'SET threads = 9',
  'SET enable_external_access = true',
  'RESET enable_external_access',
  'SET lock_configuration = false',
  `SET TimeZone = 'Europe/Paris'`,
  'PRAGMA threads = 4',
  `PRAGMA profiling_output = '${folder}/x'`,
  'PRAGMA enable_profiling',
  'CALL enable_logging()',
  'CHECKPOINT',
  `CREATE SECRET x (TYPE s3)`,
  'SET VARIABLE x = 1',
  `CREATE TABLE x AS SELECT 1 AS one`,
  'INSERT INTO kept SELECT 2',
  'UPDATE kept SET one = 2',
  'DELETE FROM kept',
  'DROP TABLE kept',
  `SELECT 1 AS one; COPY kept TO '${folder}/x.csv'`,
];

it.each(TRIES)('a sealed engine refuses %s', async (text) => {
  await expect(engine.rows(rawSql(text))).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
  for await (const rows of engine.rowsOfEach([rawSql(text)])) expect(rows).toMatchObject({ code: 'ENGINE_FAILED' });
  await expect(engine.replace('x', rawSql(text))).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
  expect(readdirSync(folder)).toEqual([]);
  expect(await engine.rows(rawSql('SELECT one FROM kept'))).toEqual([{ one: 1 }]);
  expect(await engine.hasRelation('x')).toBe(false);
  expect(existsSync(`${folder}/x`)).toBe(false);
});
