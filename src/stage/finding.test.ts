import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql } from '../lib/sql.ts';
import { fillTable } from './fixtures/fill.ts';
import { finding as findingStage } from './finding.ts';
import { tableRows } from './table-rows.ts';

type Cell = string | number | null | string[];

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
    stated_bits: 5,
    bits: 5,
    why_capped: '',
    subject_kind: 'worker',
    subject_id: subject,
    identifier,
    first_at: '2026-03-02T10:00:00Z',
    last_at: '2026-03-02T10:00:00Z',
    shows: ['line', 'router'],
    clears: [],
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
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
  const rows = [
    finding('a', 'w1', 'home_network:192.0.2.1'),
    finding('b', 'w1', 'home_network:192.0.2.2'),
    clear('c1', 'w1', 'home_network:192.0.2.1'),
    ...[3, 4, 5].map((n) => clear(`c${n}`, 'w1', `home_network:192.0.2.${n}`)),
    clear('d1', 'w2', 'home_network:192.0.2.1'),
    clear('e1', 'w3', null),
    clear('e2', 'w3', null),
  ];
  const found = rows.map((row) => ({ finding: row, events: [`event of ${String(row['finding_id'])}`] }));
  const words = { title: 'A detection', needs: ['workers'], reads: [], findings: () => ({ found, note: '' }) };
  await fillTable(engine, 'workers', [{ worker_id: 'w1' }, { worker_id: 'w2' }]);
  for (const table of ['shipments', 'applicants', 'accounts', 'device', 'vendors']) await fillTable(engine, table, []);
  await runStage(engine, tableRows(['workers', 'shipments']));
  await runStage(
    engine,
    findingStage([
      { ...words, id: 'shared-home-network', sql: rawSql('SELECT worker_id FROM workers') },
      { ...words, id: 'blind', needs: ['shipments'], sql: rawSql('SELECT worker_id FROM shipments') },
      { ...words, id: 'broken', sql: rawSql('SELECT no_such_column FROM workers') },
    ]),
  );
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

it('keeps the events of what it keeps, and of nothing else', async () => {
  const rows = await engine.rows(rawSql('SELECT finding_id, place, event_id FROM finding_event ORDER BY finding_id'));
  expect(rows.map((row) => row['finding_id'])).toEqual(['a', 'b', 'c1', 'd1', 'e1', 'e2']);
  expect(rows[0]).toEqual({ finding_id: 'a', place: 1, event_id: 'event of a' });
});

it('says of each detection whether it ran, on how many rows, and why not', async () => {
  const rows = await engine.rows(
    rawSql('SELECT detection, status, missing, reason, rows_read, findings FROM detection_run ORDER BY detection'),
  );
  expect(rows).toMatchObject([
    {
      detection: 'blind',
      status: 'could_not_run',
      missing: ['shipments'],
      reason: 'no data in shipments',
      findings: 0,
    },
    { detection: 'broken', status: 'failed', missing: [], rows_read: 2, findings: 0 },
    { detection: 'shared-home-network', status: 'ran', missing: [], reason: '', rows_read: 2, findings: 2 },
  ]);
  expect(rows[1]?.['reason']).toContain('no_such_column');
});
