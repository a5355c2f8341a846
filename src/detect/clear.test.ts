import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { rawSql } from '../lib/sql.ts';
import { ALL_TABLES } from '../model/table.ts';
import { applyClears } from './clear.ts';

type Cell = string | null | string[];

let engine: Engine;

function finding(
  id: string,
  subject: string,
  identifier: string | null,
  more: Record<string, Cell> = {},
): Record<string, Cell> {
  return {
    finding_id: id,
    detection: 'shared-home-network',
    direction: 'for',
    effect: 'evidence',
    subject_kind: 'worker',
    subject_id: subject,
    identifier,
    first_at: '2026-03-02T10:00:00Z',
    last_at: '2026-03-02T10:00:00Z',
    shows: ['line', 'router'],
    clears: [],
    evidence: [],
    details: '{}',
    ...more,
  };
}

function clear(id: string, subject: string, identifier: string | null): Record<string, Cell> {
  return finding(id, subject, identifier, {
    detection: 'carrier-or-relay-address',
    direction: 'against',
    effect: 'clear',
    shows: [],
    clears: ['line', 'router'],
  });
}

beforeAll(async () => {
  engine = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' });
  const table = ALL_TABLES.get('finding');
  if (table === undefined) throw new TypeError('the model has no finding table');
  await engine.createTable(table);
  await engine.append(table, [
    finding('a', 'w1', 'home_network:192.0.2.1'),
    finding('b', 'w1', 'home_network:192.0.2.2'),
    clear('c1', 'w1', 'home_network:192.0.2.1'),
    ...[3, 4, 5].map((n) => clear(`c${n}`, 'w1', `home_network:192.0.2.${n}`)),
    clear('d1', 'w2', 'home_network:192.0.2.1'),
    clear('e1', 'w3', null),
    clear('e2', 'w3', null),
  ]);
  await applyClears(engine);
});
afterAll(() => engine.close());

it('strikes out what a clear of the same person and thing names, and nothing else', async () => {
  const rows = await engine.rows(
    rawSql(`SELECT finding_id, cleared_by FROM finding WHERE direction = 'for' ORDER BY finding_id`),
  );
  expect(rows).toEqual([
    { finding_id: 'a', cleared_by: 'carrier-or-relay-address' },
    { finding_id: 'b', cleared_by: null },
  ]);
});

it('keeps each clear that struck something out, and at most one of a kind of those that had nothing to', async () => {
  const rows = await engine.rows(rawSql(`SELECT finding_id FROM finding WHERE effect = 'clear' ORDER BY finding_id`));
  expect(rows.map((row) => row['finding_id'])).toEqual(['c1', 'd1', 'e1', 'e2']);
});
