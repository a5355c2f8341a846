import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { rawSql } from '../lib/sql.ts';
import { VerdictRule } from '../model/verdict.ts';
import { applyVerdicts } from './verdict.ts';

function rule(role: string): VerdictRule {
  const test = { name: 'x', given: {}, expect: [] };
  return VerdictRule.parse({
    id: 'desk-for-hire',
    title: 'Desk for hire',
    about: 'x',
    reads: ['cluster'],
    sql: `SELECT 'c1' AS cluster_id, 'worker' AS member_kind, 'w1' AS member_id, ${role} AS role, 'x' AS why, 'x' AS missing`,
    innocent: 'x',
    settle: 'x',
    sources: ['x'],
    tests: [test, test],
  });
}

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' });
});
afterAll(() => engine.close());

it('takes any role that a verdict gives', async () => {
  expect(await applyVerdicts(engine, [rule("'desk_holder'")])).toBe(1);
  expect(await engine.rows(rawSql('SELECT verdict, role FROM verdict'))).toEqual([
    { verdict: 'desk-for-hire', role: 'desk_holder' },
  ]);
});

it.each(["'Desk holder'", "''", 'CAST(NULL AS VARCHAR)'])('refuses %s as a role', async (role) => {
  await expect(applyVerdicts(engine, [rule(role)])).rejects.toThrow(/is no role: one is written in snake_case/);
});
