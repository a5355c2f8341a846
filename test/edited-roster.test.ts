import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { house, sources } from '../src/app.ts';
import { openLake } from '../src/use/lake.ts';
import { rawSql } from '../src/lib/sql.ts';
import type { Source } from '../src/model/source.ts';
import { readSources } from '../src/read/read.ts';
import { writeTree } from './hostile/make.ts';

let sandbox: string;
let all: readonly Source[];
let count = 0;
beforeAll(async () => {
  sandbox = mkdtempSync(join(tmpdir(), 'edited-'));
  all = await sources();
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

const HEAD = 'worker_id,legal_name,work_email,start_date,phone\n';
const OTHER = 'W2,Bo Reed,bo@example.com,2025-01-01,\n';
const FULL = `${HEAD}W1,Ada Vale,ada@example.com,2025-01-01,+1 202 555 0101\n${OTHER}`;
const BARE = `${HEAD}W1,Ada Vale,ada@example.com,2025-01-01,\n${OTHER}`;
const NAME = `${HEAD}W1,Ada Stone,ada@example.com,2025-01-01,\n${OTHER}`;
const BACK = `${FULL}W3,Cy Lane,cy@example.com,2025-01-01,\n`;
const SITES = 'site,kind,city\nHQ,office,Oslo\n';

/** Reads one folder after the other into one lake; after each, name and phone of W1. */
async function told(...folders: Record<string, string>[]): Promise<string[]> {
  const own = join(sandbox, String(++count));
  const seen: string[] = [];
  for (const files of folders) {
    rmSync(join(own, 'in'), { recursive: true, force: true });
    writeTree(join(own, 'in'), files);
    const lake = await openLake(house, { db: join(own, 'lake.db'), memoryBytes: 5e8, threads: 2 });
    const { engine } = lake;
    const { release } = await readSources(lake, all, [join(own, 'in')], {});
    const rows = await engine.rows(rawSql(`SELECT legal_name, phone FROM workers WHERE worker_id = 'W1'`));
    seen.push(rows.map((row) => `${String(row['legal_name'])} ${String(row['phone'] ?? '-')}`).join());
    release();
    await engine.close();
  }
  return seen;
}

describe('of two versions of a roster row', () => {
  it('the fuller counts when both are read in one run, whatever the files are called', async () => {
    expect(await told({ 'a.csv': FULL, 'b.csv': BARE })).toEqual(['Ada Vale +1 202 555 0101']);
    expect(await told({ 'a.csv': BARE, 'b.csv': FULL })).toEqual(['Ada Vale +1 202 555 0101']);
  });

  it.each([
    ['in place of the other', { 'workers.csv': BARE }],
    ['beside the other', { 'workers.csv': FULL, 'newer.csv': BARE }],
  ])('the one read later counts, also when it holds less, and stays: %s', async (_how, then) => {
    const first = { 'workers.csv': FULL };
    expect(await told(first, then, then)).toEqual(['Ada Vale +1 202 555 0101', 'Ada Vale -', 'Ada Vale -']);
  });

  it('the one read later counts, also when an earlier file says the same word for word', async () => {
    expect((await told({ 'w.csv': FULL }, { 'w.csv': NAME }, { 'w.csv': BACK })).at(-1)).toBe(
      'Ada Vale +1 202 555 0101',
    );
  });

  it('the one that is put back counts again', async () => {
    const sites = { 'sites.csv': SITES };
    expect(await told({ 'w.csv': FULL, ...sites }, { 'w.csv': NAME, ...sites }, { 'w.csv': FULL, ...sites })).toEqual([
      'Ada Vale +1 202 555 0101',
      'Ada Stone -',
      'Ada Vale +1 202 555 0101',
    ]);
  });

  it('the later one counts still after a run without both', async () => {
    const both = { 'a.csv': FULL, 'b.csv': NAME };
    expect((await told({ 'a.csv': FULL }, both, { 'sites.csv': SITES }, both)).at(-1)).toBe('Ada Stone -');
  });
});

it.each(['input_file', 'staged_okta_system_log'])(
  'a lake of another version (%s) is refused with a way out',
  async (table) => {
    const lake = await openLake(house, { memoryBytes: 5e8, threads: 1 });
    const { engine } = lake;
    await engine.replace(table, rawSql('SELECT 1 AS file_no'));
    await expect(readSources(lake, all, [], {})).rejects.toMatchObject({
      code: 'LAKE_UNUSABLE',
      wayOut: expect.stringContaining('--db'),
    });
    await engine.close();
  },
);
