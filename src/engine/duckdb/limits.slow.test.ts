// Slow: only more than 300 MB shows what happens at a ceiling of 300 MB.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { engineLimits } from '../contract.ts';
import { openDuckdb } from './index.ts';

engineLimits('duckdb', async (options) => (await openDuckdb(options)).engine);

it('tells the fields of many files also where their buffers together do not fit into memory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'many-files-'));
  const { engine, reader } = await openDuckdb({ memoryBytes: 300e6, threads: 2, key: 'test' });
  const files = Array.from({ length: 16 }, (_, nth) => {
    const path = join(folder, `${nth}.ndjson`);
    writeFileSync(path, '{"id": 1}\n');
    return { fileNo: nth + 1, path, compression: 'none' as const, carriesLines: false, long: true };
  });
  const paths = await reader.fieldPaths(files, 10);
  expect(paths.map((one) => [one.fileNo, one.path])).toEqual(files.map((one) => [one.fileNo, 'id']));
  await engine.close();
  rmSync(folder, { recursive: true });
});
