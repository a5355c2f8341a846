import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { rawSql } from '../lib/sql.ts';
import { ALL_TABLES } from '../model/table.ts';
import { clustersOf } from './cluster-model.ts';
import { subjectsOf } from './subject-model.ts';

let engine: Engine;

async function fill(name: string, rows: Parameters<Engine['append']>[1]): Promise<void> {
  const table = ALL_TABLES.get(name);
  if (table === undefined) throw new TypeError(`there is no table ${name}`);
  await engine.append(table, rows);
}

const sum = { prior_bits: -11, bits_for: 0, bits_against: 0, score_bits: -11, families: '', verdicts: '' };
const words = { cluster_ids: '', top_reason: '', innocent: '', settle: '' };

beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 5e8, threads: 2, key: 'test' }));
  for (const table of ALL_TABLES.values()) await engine.createTable(table);
  await fill('workers', [{ worker_id: 'w1', legal_name: 'Ada Vale' }]);
  await fill('score', [{ subject_kind: 'worker', subject_id: 'w1', tier: 'watch', ...sum, ...words }]);
  await fill('attribution', [{ entity_kind: 'account', entity_id: 'ada', worker_id: 'w1', reason: 'login name' }]);
  await fill('sign_in', [
    { account_id: 'ada', outcome: 'success', event_id: 'e1', occurred_at: '2026-03-02T10:20:00Z' },
    { account_id: 'ada', outcome: 'success', event_id: 'e2', occurred_at: null },
  ]);
  await fill(
    'cluster',
    ['w1', 'w2'].map((member_id) => ({ cluster_id: 'c1', member_kind: 'worker', member_id, weight_bits: 3 })),
  );
  const network = { worker_id: 'w1', kind: 'device', household: '192.0.2.1', city: 'Town', latitude: 40 };
  await fill('presence', [
    { ...network, longitude: -80 },
    { ...network, household: '192.0.2.2', longitude: null },
  ]);
});
afterAll(() => engine.close());

it('counts no hour of a sign-in without a time', async () => {
  const input = { detectionSources: new Map(), rawRecords: () => Promise.resolve(new Map()) };
  const [ada] = await subjectsOf(engine, input, rawSql('true'));
  expect(ada).toMatchObject({ label: 'Ada Vale', about: '', timeZone: null });
  expect(ada?.activity).toEqual([{ weekday: 1, hour: 10, n: 1 }]);
});

it('shows no place of which one coordinate is missing', async () => {
  const [cluster] = await clustersOf(engine, rawSql('true'));
  expect(cluster?.members.map((one) => one.label)).toEqual(['Ada Vale', 'w2']);
  expect(cluster?.places.map((one) => [one.label, one.latitude, one.longitude])).toEqual([
    ['Home connection, Town', 40, -80],
  ]);
});
