import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql } from '../lib/sql.ts';
import { EVENT_TABLES } from '../model/event.ts';
import { attribution } from './attribution.ts';
import { deviceName } from './device-name.ts';
import { device } from './device.ts';
import { fillTable } from './fixtures/fill.ts';

let engine: Engine;
let owners: Readonly<Record<string, unknown>>;
let machines: Readonly<Record<string, unknown>>;

/** A day on which an account is logged on to a device. */
function used(host: string, account: string, day: number): Record<string, string> {
  const at = `2026-03-${String(day).padStart(2, '0')}T10:00:00Z`;
  return { event_id: `${host}-${account}-${day}`, occurred_at: at, host, account_id: account };
}

beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
  const days = [2, 3, 4, 5];
  const rows: Readonly<Record<string, Record<string, string>[]>> = {
    workers: [
      { worker_id: 'w1', work_email: 'ada.vale@example.com' },
      { worker_id: 'w2', work_email: 'bo.reed@example.com' },
      { worker_id: 'w3', work_email: 'cy.lane@example.com', legal_name: 'Cyrus Läne', preferred_name: 'Cy' },
      { worker_id: 'w4', work_email: 'dua.penn@example.com', legal_name: 'Dua Penn' },
      { worker_id: 'w5', work_email: 'dua.penn2@example.com', legal_name: 'Dua Penn' },
    ],
    assets: [
      ...['1', '2', '3'].map((id) => [id, `lt-${id}`, `w${id}`]),
      ['5', 'annas-mbp', 'w1'],
      ['6', 'annas-mbp', 'w2'],
      ['7', 'lt-7', 'w3'],
      ['8', 'lt-7', 'w3'],
    ].map(([id = '', hostname = '', worker = '']) => ({
      asset_serial: `S${id}`,
      hostname,
      worker_id: worker,
      occurred_at: '2026-01-01T00:00:00Z',
      event_id: `a${id}`,
    })),
    device_state: [
      ...days.map((day) => used('lt-1', 'avale7', day)),
      ...days.map((day) => used('lt-2', 'bo.reed', day)),
      used('lt-2', 'breed', 2),
      // Two machines of one name, each with the id that the directory and another tool give it.
      { ...used('annas-mbp', 'anna', 2), event_id: 'm1', device_key: 'dir-5', serial: 'S5' },
      { ...used('annas-mbp', 'anna', 3), event_id: 'm2', device_key: 'dir-6', serial: 'S6' },
      { ...used('annas-mbp', 'anna', 4), event_id: 'm3', device_key: 'tool-6', directory_key: 'dir-6' },
      { ...used('annas-mbp', 'anna', 5), event_id: 'm4', device_key: 'tool-7' },
      { ...used('s6', 'anna', 6), event_id: 'm7' },
      // One person's old and new laptop of one name.
      { ...used('lt-7', 'clane9', 5), event_id: 'm5', device_key: 'dir-7', serial: 'S7' },
      { ...used('lt-7', 'clane9', 6), event_id: 'm6', device_key: 'dir-8', serial: 'S8' },
      used('lt-9', 'clane9', 2),
      // A desk of helpers, on every laptop alike and on one alone.
      ...['lt-1', 'lt-2', 'lt-3'].map((host) => used(host, 'helpdesk', 3)),
    ],
    sign_in: [
      { event_id: 's1', occurred_at: '2026-03-02T09:00:00Z', account_id: 'avale7@login.example.net' },
      { event_id: 's2', occurred_at: '2026-03-02T09:00:00Z', account_id: 'nobody@login.example.net' },
      ...[
        ['clane9@login.example.net', 'Cyrus Lane'],
        ['cy@login.example.net', 'Cy'],
        ['dpenn@login.example.net', 'Dua Penn'],
      ].map(([account = '', name = '']) => ({
        event_id: account,
        occurred_at: '2026-03-02T09:00:00Z',
        account_id: account,
        user_name: name,
      })),
    ],
  };
  for (const { name } of EVENT_TABLES) await fillTable(engine, name, rows[name] ?? []);
  await fillTable(engine, 'workers', rows['workers'] ?? []);
  await fillTable(engine, 'assets', rows['assets'] ?? []);
  await fillTable(engine, 'address', []);
  for (const stage of [deviceName, device, attribution]) await runStage(engine, stage);
  const found = await engine.rows(rawSql(`SELECT entity_id, worker_id FROM attribution WHERE entity_kind = 'account'`));
  const aliases = await engine.rows(rawSql('SELECT kind, alias, device_id FROM device_alias'));
  machines = Object.fromEntries(
    aliases.map((row) => [`${String(row['kind'])} ${String(row['alias'])}`, row['device_id']]),
  );
  owners = Object.fromEntries(found.map((row) => [String(row['entity_id']), row['worker_id']]));
});
afterAll(() => engine.close());

it('gives an account that the roster does not know to whom its device is handed out, in every domain', () => {
  expect(owners).toMatchObject({ avale7: 'w1', 'avale7@login.example.net': 'w1' });
});

it('gives a known login its owner, and leaves guests and helpers without one', () => {
  expect(owners).toMatchObject({ 'bo.reed': 'w2' });
  expect(Object.keys(owners).sort()).toEqual([
    'avale7',
    'avale7@login.example.net',
    'bo.reed',
    'clane9',
    'clane9@login.example.net',
  ]);
});

it('goes by the full name that the provider shows, where one worker has it', () => {
  expect(owners).toMatchObject({ 'clane9@login.example.net': 'w3', clane9: 'w3' });
});

it('takes a name that the machines of two people bear for none of them, and tells them by their ids', () => {
  expect(machines).toMatchObject({ 'key dir-5': 'S5', 'key dir-6': 'S6', 'key tool-6': 'S6', 'key tool-7': 'tool-7' });
  expect(machines).toMatchObject({ 'host s6': 'S6' });
  expect(machines).not.toHaveProperty('host annas-mbp');
});

it('keeps a name that one person gave to two machines', () => {
  expect(machines).toMatchObject({ 'host lt-7': 'S7', 'key dir-8': 'S8' });
});
