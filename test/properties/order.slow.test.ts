// Slow: investigates one company eight times, each time cut and shuffled otherwise.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeTree } from '../hostile/make.ts';
import { bytesOf, company, fileOf, investigateInto, KEY, saidBy, type Table } from './company.ts';

const TABLES = company();
let sandbox: string;
let count = 0;
let usual: Record<string, unknown>;

beforeAll(async () => {
  vi.stubEnv('TRUESEAT_KEY', KEY);
  sandbox = mkdtempSync(join(tmpdir(), 'order-'));
  usual = saidBy(
    await investigated(Object.fromEntries(Object.entries(TABLES).map(([name, table]) => [name, fileOf(table)]))),
  );
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(sandbox, { recursive: true, force: true });
});

/** Writes the files into a folder of its own, runs, and gives the report folder. */
async function investigated(files: Readonly<Record<string, string>>, extra: readonly string[] = []): Promise<string> {
  const own = join(sandbox, String(++count));
  mkdirSync(join(own, 'in'), { recursive: true });
  writeTree(join(own, 'in'), files);
  await investigateInto(join(own, 'in'), join(own, 'out'), extra);
  return join(own, 'out');
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const [order = []] = fc.sample(fc.shuffledSubarray([...list], { minLength: list.length }), { numRuns: 1, seed });
  return order;
}

const RUNS = { numRuns: 2, endOnFailure: true } as const;

describe('the output does not depend on', () => {
  it('the order of rows and of files', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const files = Object.entries(TABLES).map(([name, table], index) => [
          `${(seed + index * 7919) % 97}-${name}`,
          fileOf({ ...table, rows: shuffled(table.rows, seed + index) }),
        ]);
        expect(saidBy(await investigated(Object.fromEntries(files) as Record<string, string>))).toEqual(usual); // pairs of text by construction
      }),
      RUNS,
    );
  }, 300_000);

  it('how rows are spread over files', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 100 }), async (percent) => {
        const files: Record<string, string> = {};
        for (const [name, table] of Object.entries(TABLES)) {
          const cut = Math.floor((table.rows.length * percent) / 100);
          for (const [part, rows] of [table.rows.slice(0, cut), table.rows.slice(cut)].entries())
            if (rows.length > 0) files[`${part}/${name}`] = fileOf({ ...table, rows });
        }
        expect(saidBy(await investigated(files))).toEqual(usual);
      }),
      RUNS,
    );
  }, 300_000);

  it('whether events stand in one file or two, or once more in another container', async () => {
    const events = (name: string): Table => TABLES[name] ?? { head: '', rows: [] };
    const rows = [...events('okta.ndjson').rows, ...events('sign-ins.ndjson').rows];
    const others = Object.entries(TABLES)
      .filter(([name]) => name.endsWith('.csv'))
      .map(([name, table]) => [name, fileOf(table)]);
    const files = {
      ...(Object.fromEntries(others) as Record<string, string>),
      'all.ndjson': fileOf({ head: '', rows }),
      'again.json': `[${rows.join(',\n')}]`,
      'page.json': `{"value":[${rows.join(',')}]}`,
    };
    expect(saidBy(await investigated(files))).toEqual(usual);
  }, 60_000);

  it('the run, the number of threads, and the key that a run makes up for itself', async () => {
    vi.stubEnv('TRUESEAT_KEY', '');
    const files = Object.fromEntries(Object.entries(TABLES).map(([name, table]) => [name, fileOf(table)]));
    const once = bytesOf(await investigated(files, ['--threads', '1']));
    expect(Object.keys(once)).toHaveLength(8);
    expect(bytesOf(await investigated(files, ['--threads', '4', '--memory', '2GB']))).toEqual(once);
  }, 60_000);
});
