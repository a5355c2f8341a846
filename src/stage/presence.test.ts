import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql } from '../lib/sql.ts';
import { fillTable } from './fixtures/fill.ts';
import { KINDS } from './fixtures/kinds.ts';
import { localDay } from './local-day.ts';
import { presence } from './presence.ts';
import { sightingDay } from './sighting-day.ts';

const DESK = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/134.0.0.0 Safari/537.36';
const PHONES = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
  'Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8)',
  'Outlook-iOS/2.0',
];

let engine: Engine;

beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
  const accounts = ['desk', 'phone', 'both', 'handed'];
  await fillTable(
    engine,
    'workers',
    accounts.map((worker_id) => ({ worker_id })),
  );
  const agents: Readonly<Record<string, readonly string[]>> = {
    desk: [DESK],
    phone: PHONES,
    both: [...PHONES, DESK],
    handed: PHONES,
  };
  await fillTable(
    engine,
    'sign_in',
    accounts.flatMap((account) =>
      (agents[account] ?? []).map((user_agent, index) => ({
        event_id: `${account}-${index}`,
        occurred_at: `2026-03-02T1${index}:00:00Z`,
        account_id: account,
        address: '203.0.113.7',
        outcome: 'success',
        user_agent,
        device_managed: account === 'handed',
      })),
    ),
  );
  for (const name of ['device_state', 'peripheral', 'device_alias']) await fillTable(engine, name, []);
  await fillTable(
    engine,
    'attribution',
    accounts.map((id) => ({
      entity_kind: 'account',
      entity_id: id,
      worker_id: id,
      from_at: '1970-01-01T00:00:00Z',
      to_at: '9999-12-31T00:00:00Z',
    })),
  );
  await fillTable(engine, 'address', [
    { address: '203.0.113.7', household: '203.0.113.7', network_class: 'residential' },
  ]);
  await runStage(engine, localDay);
  await runStage(engine, sightingDay);
  await runStage(engine, presence);
});
afterAll(() => engine.close());

it('does not take the connection of a telephone for a home: carriers put strangers behind one address', async () => {
  const rows = await engine.rows(KINDS.find((one) => one.id === 'home_network')?.sql ?? rawSql(''));
  expect(rows.map((row) => row['subject_id']).sort()).toEqual(['both', 'desk', 'handed']);
});
