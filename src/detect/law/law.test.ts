import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../../engine/duckdb/index.ts';
import type { ColumnsOf } from '../../engine/analysis.ts';
import type { Engine } from '../../engine/engine.ts';
import { rawSql } from '../../lib/sql.ts';
import { ALL_TABLES } from '../../model/table.ts';
import { loadContent } from '../content.ts';
import { PASSED } from './fixtures/passed.ts';
import { REFUSED } from './fixtures/refused.ts';
import { checkContent, lakeColumns } from './check.ts';
import { lawProblems } from './index.ts';
import { isProtectedName } from './protected.ts';
import { analyse } from '../../engine/analyse.ts';

const content = loadContent([fileURLToPath(new URL('../../../content', import.meta.url))]);
/** A list of countries that somebody might bring along. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  list_watched: ['code', 'nationality'],
  list_bad_countries: ['code'],
  list_called: ['called'],
};
const columnsOf: ColumnsOf = (table) => LISTS[table] ?? lakeColumns(content.lists)(table);
const DECLARED = new Set([
  'workers',
  'applicants',
  'presence',
  'background_checks',
  'payroll_accounts',
  'worker_sign_in',
  'finding',
]);

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
});
afterAll(() => engine.close());

async function told(text: string, values: readonly string[] = []): Promise<string> {
  const analysis = await analyse(engine, rawSql(text, values), columnsOf);
  return lawProblems(analysis, DECLARED, columnsOf)
    .map((one) => `${one.line}: ${one.message}`)
    .join('\n');
}

it('holds for all that we ship, and that soon', { timeout: 20_000 }, async () => {
  await checkContent(engine, content);
  const start = process.cpuUsage();
  await checkContent(engine, content);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(1500); // milliseconds; alone on a machine it is a third of that
});

it('no table has a column for it in the first place', () => {
  const columns = [...ALL_TABLES.values()].flatMap((table) => Object.keys(table.columns));
  expect(columns.filter(isProtectedName)).toEqual([]);
});

describe('refuses', () => {
  it.each(REFUSED)('%s: %s', async (_what, text, expected) => {
    expect(await told(text, text.includes('?') ? ['gender'] : [])).toMatch(expected);
  });

  it('tells the line, and comments and texts of no meaning do not confuse it', async () => {
    expect(
      await told(`SELECT worker_id -- nationality\nFROM workers /* gender */\nWHERE 'x; DROP' <> legal_name\n`),
    ).toBe(`3: it compares something written down with legal_name`);
  });
});

describe('lets pass', () => {
  it.each(PASSED)('%s', async (text) => {
    expect(await told(text)).toBe('');
  });
});
