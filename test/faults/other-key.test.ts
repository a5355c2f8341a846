import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { house } from '../../src/app.ts';
import { openLake } from '../../src/use/lake.ts';
import { rawSql } from '../../src/lib/sql.ts';
import { refusal } from './refusal.ts';

let sandbox: string;
const before = process.env['TRUESEAT_KEY'];
beforeEach(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'other-key-'));
});
afterEach(() => {
  rmSync(sandbox, { recursive: true });
  if (before === undefined) delete process.env['TRUESEAT_KEY'];
  else process.env['TRUESEAT_KEY'] = before;
});

async function open(db: string, key: string | undefined): Promise<unknown> {
  if (key === undefined) delete process.env['TRUESEAT_KEY'];
  else process.env['TRUESEAT_KEY'] = key;
  const { engine } = await openLake(house, { db, memoryBytes: 3e8, threads: 1 });
  const rows = await engine.rows(rawSql('SELECT check_value FROM lake_key'));
  await engine.close();
  return rows;
}

it('a lake is opened with the key it was made with, and with no other', async () => {
  const db = join(sandbox, 'lake.db');
  const noted = await open(db, 'first');
  expect(noted).toEqual([{ check_value: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  await expect(open(db, 'second')).rejects.toMatchObject({
    code: 'LAKE_UNUSABLE',
    place: { file: db },
    wayOut: expect.stringContaining('TRUESEAT_KEY'),
  });
  expect(await open(db, 'first')).toEqual(noted);
});

it('a lake with a key file refuses another key in the environment', async () => {
  const db = join(sandbox, 'lake.db');
  await open(db, undefined);
  process.env['TRUESEAT_KEY'] = 'another';
  const line = await refusal(['investigate', sandbox, '--db', db, '--out', join(sandbox, 'out')]);
  expect(line).toMatch(
    /^trueseat: LAKE_UNUSABLE \S+lake\.db: the lake was made with another key\. .*TRUESEAT_KEY.*--db/,
  );
  await open(db, undefined);
});
