import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql } from '../lib/sql.ts';
import { fillTable } from './fixtures/fill.ts';
import { KINDS } from './fixtures/kinds.ts';
import { hub } from './hub.ts';
import { poolPair } from './pool-pair.ts';

let engine: Engine;

/** Addresses by day, each from one hour to another. */
function days(worker: string, operator: string, ...spans: (readonly [string, number, number])[][]): object[] {
  return spans.flatMap((own, day) =>
    own.map(([last, from, to]) => ({
      worker_id: worker,
      kind: 'device',
      entity_id: `lap-${worker}`,
      day: `2026-03-0${day + 1}`,
      first_at: `2026-03-0${day + 1}T${String(from).padStart(2, '0')}:00:00Z`,
      last_at: `2026-03-0${day + 1}T${String(to).padStart(2, '0')}:00:00Z`,
      event_id: `e-${worker}-${day}`,
      household: `198.51.100.${last}`,
      network_class: 'residential',
      as_org: operator,
    })),
  );
}

const turns = (...order: string[]): (readonly [string, number, number])[][] => order.map((one) => [[one, 8, 18]]);
/** A line that gets another address every night: one who is up late sees both. */
const nightly = (late: boolean): (readonly [string, number, number])[][] =>
  [1, 2, 3, 4, 5, 6].map((day) => [...(late ? [[String(day), 0, 4] as const] : []), [String(day + 1), 5, 22] as const]);

beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
  await fillTable(engine, 'presence', [
    ...days('pool-1', 'Kabel', ...turns('11', '12', '13', '11', '12', '13')),
    ...days('pool-2', 'Kabel', ...turns('12', '13', '11', '11', '13', '12')),
    ...days('router-1', 'Fibre', ...turns('21', '22', '23', '21', '22', '23')),
    ...days('router-2', 'Fibre', ...turns('22', '23', '21', '21', '23', '22')),
    ...days('farm-1', 'Night', ...nightly(true)),
    ...days('farm-2', 'Night', ...nightly(false)),
    ...days('two-lines-1', 'Both', ...turns('31', '32', '31', '32', '31', '32')),
    ...days('two-lines-2', 'Both', ...turns('32', '31', '32', '31', '32', '31')),
  ] as Parameters<Engine['append']>[1]);
  const at = { first_at: '2026-03-01T00:00:00Z', last_at: '2026-03-09T00:00:00Z', n: 9 };
  const held = (subject_id: string, kind: string, value: string): object => ({
    subject_kind: 'worker',
    subject_id,
    kind,
    value,
    masked: value,
    ...at,
  });
  await fillTable(engine, 'identifier', [
    held('router-1', 'gateway_mac', '00:11:22:33:44:55'),
    held('router-2', 'gateway_mac', '00:11:22:33:44:55'),
    ...['office', 'stray', 'abroad'].flatMap((peer) => [
      held('w1', 'remote_peer', `anydesk ${peer}`),
      held('w2', 'remote_peer', `anydesk ${peer}`),
    ]),
  ] as Parameters<Engine['append']>[1]);
  const session = (
    worker_id: string,
    peer_id: string,
    occurred_at: string,
    peer_address: string | null,
    own_egress: string | null,
  ): object => ({
    event_id: `${worker_id} ${peer_id} ${occurred_at}`,
    worker_id,
    device_id: `lap-${worker_id}`,
    tool: 'anydesk',
    direction: 'incoming',
    peer_id,
    occurred_at,
    peer_address,
    own_egress,
  });
  await fillTable(engine, 'worker_remote_session', [
    session('w1', 'office', '2026-03-02T10:00:00Z', null, null),
    session('w1', 'office', '2026-03-02T10:01:00Z', '192.0.2.1', 'office'),
    session('w2', 'office', '2026-03-03T10:01:00Z', '192.0.2.1', 'office'),
    session('w1', 'stray', '2026-03-02T10:01:00Z', '192.0.2.1', 'office'),
    session('w2', 'stray', '2026-03-03T22:00:00Z', null, null),
    session('w1', 'abroad', '2026-03-02T10:01:00Z', '192.0.2.1', 'office'),
    session('w2', 'abroad', '2026-03-03T10:01:00Z', '203.0.113.9', null),
  ] as Parameters<Engine['append']>[1]);
  await fillTable(engine, 'approved_tools', []);
  await fillTable(engine, 'inferred_thing', []);
  await fillTable(engine, 'sites', []);
  await fillTable(engine, 'normal_form', []);
  await fillTable(engine, 'accounts', []);
  await fillTable(engine, 'address', []);
});
afterAll(() => engine.close());

it('takes homes that get the addresses of one provider by turns for strangers, and nobody behind one line', async () => {
  await runStage(engine, poolPair(KINDS));
  const rows = await engine.rows(
    rawSql('SELECT worker_id, n_addresses, n_days, n_apart FROM pool_pair ORDER BY worker_id'),
  );
  expect(rows.map((row) => Object.values(row).map(String).join(' '))).toEqual(['pool-1 3 6 5', 'pool-2 3 6 5']);
});

it('joins nobody by a controller that sits in the own network every time', async () => {
  await runStage(engine, hub(KINDS));
  const rows = await engine.rows(rawSql('SELECT value, reason FROM hub ORDER BY value'));
  expect(rows.map((row) => `${String(row['value'])}: ${String(row['reason'])}`)).toEqual([
    'anydesk office: drives these laptops from the own network',
  ]);
});
