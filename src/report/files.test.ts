import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { rawSql } from '../lib/sql.ts';
import { ALL_TABLES } from '../model/table.ts';
import { CLUSTER_ROWS } from './files.ts';

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 1, key: 'test' }));
  const tables: Readonly<Record<string, Parameters<Engine['append']>[1]>> = {
    cluster: [
      { cluster_id: 'c1', member_kind: 'account', member_id: 'u1', weight_bits: 9 },
      { cluster_id: 'c1', member_kind: 'account', member_id: 'u2', weight_bits: 9 },
      { cluster_id: 'c2', member_kind: 'account', member_id: 'u3', weight_bits: 9 },
      { cluster_id: 'c2', member_kind: 'account', member_id: 'u4', weight_bits: 9 },
      { cluster_id: 'c3', member_kind: 'worker', member_id: 'w1', weight_bits: 9 },
    ],
    verdict: [
      { cluster_id: 'c1', verdict: 'account-farm', member_kind: 'account', member_id: 'u1', role: 'account' },
      { cluster_id: 'c3', verdict: 'payout-hub', member_kind: 'worker', member_id: 'w1', role: 'payee' },
    ],
    score: [{ subject_kind: 'worker', subject_id: 'w1', tier: 'review' }],
    attribution: [{ entity_kind: 'device', entity_id: 'd1', worker_id: 'w1' }],
  };
  for (const [name, rows] of Object.entries(tables)) {
    const table = ALL_TABLES.get(name);
    if (table === undefined) throw new TypeError(name);
    await engine.createTable(table);
    await engine.append(table, rows);
  }
});
afterAll(() => engine.close());

it('an account in the cluster of a verdict that does not name it is a member, no account of the farm', async () => {
  const rows = await engine.rows(
    rawSql(`SELECT member_id, role FROM (${CLUSTER_ROWS}) AS c WHERE member_kind = 'account' ORDER BY member_id`),
  );
  expect(rows).toEqual([
    { member_id: 'u1', role: 'account' },
    { member_id: 'u2', role: 'member' },
    { member_id: 'u3', role: 'account' },
    { member_id: 'u4', role: 'account' },
  ]);
});

it('devices of people named in a verdict have the tier of the cluster: a verdict alone makes no case', async () => {
  const rows = await engine.rows(
    rawSql(
      `SELECT member_kind, member_id, tier FROM (${CLUSTER_ROWS}) AS c WHERE cluster_id = 'c3' ORDER BY member_id`,
    ),
  );
  expect(rows).toEqual([
    { member_kind: 'device', member_id: 'd1', tier: 'review' },
    { member_kind: 'worker', member_id: 'w1', tier: 'review' },
  ]);
});
