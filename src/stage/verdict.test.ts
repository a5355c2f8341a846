import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql } from '../lib/sql.ts';
import type { CompiledVerdict } from '../model/verdict.ts';
import { verdict } from './verdict.ts';

function rule(role: string): CompiledVerdict {
  return {
    id: 'desk-for-hire',
    title: 'Desk for hire',
    innocent: "somebody's desk",
    settle: 'ask',
    rank: 3,
    sql: rawSql(
      `SELECT 'c1' AS cluster_id, 'worker' AS member_kind, 'w1' AS member_id, ${role} AS role, 'why' AS why, 'x' AS missing`,
    ),
  };
}

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
});
afterAll(() => engine.close());

it('takes any role that a verdict gives, and carries its words', async () => {
  expect(await runStage(engine, verdict([rule("'desk_holder'")]))).toBe(1);
  expect(await engine.rows(rawSql('SELECT * FROM verdict'))).toEqual([
    {
      cluster_id: 'c1',
      verdict: 'desk-for-hire',
      title: 'Desk for hire',
      rank_no: 3,
      member_kind: 'worker',
      member_id: 'w1',
      role: 'desk_holder',
      why: 'why',
      missing: 'x',
      innocent: "somebody's desk",
      settle: 'ask',
    },
  ]);
});

it.each(["''", 'CAST(NULL AS VARCHAR)'])('is a member where nothing more is said (%s)', async (role) => {
  await runStage(engine, verdict([rule(role)]));
  expect(await engine.rows(rawSql('SELECT role FROM verdict'))).toEqual([{ role: 'member' }]);
});
