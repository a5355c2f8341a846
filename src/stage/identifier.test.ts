import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine, Row } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql, sql } from '../lib/sql.ts';
import { deviceSighting } from './device-sighting.ts';
import { fillTable } from './fixtures/fill.ts';
import { KINDS } from './fixtures/kinds.ts';
import { localDay } from './local-day.ts';
import { ownNetworkDay } from './own-network-day.ts';

let engine: Engine;

function display(
  worker: string,
  maker: string,
  product: string,
  number: string | null,
  text: string | null,
  at = '2026-03-02T10:00:00Z',
): Record<string, string | null> {
  return {
    worker_id: worker,
    device_id: `lap-${worker}`,
    event_id: `e-${worker}-${at}`,
    occurred_at: at,
    kind: 'display',
    maker,
    edid_product: product,
    edid_serial: number,
    serial: text,
  };
}

/** Clocks in Los Angeles go forward on 8 March: midnight is 8:00 UTC before, 7:00 after. */
const SEEN = ['2026-03-08T23:30:00Z', '2026-03-09T00:30:00Z', '2026-03-09T06:30:00Z', '2026-03-09T07:30:00Z'];

const OFFICE_ROUTER = '94:83:c4:00:00:02';

function state(worker: string, at: string): Record<string, string> {
  return { worker_id: worker, device_id: `lap-${worker}`, event_id: `s-${worker}-${at}`, occurred_at: at };
}

beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' }));
  await engine.replace(
    'list_default_hardware',
    rawSql(`SELECT 'display_serial' AS kind, pattern, 'exact' AS "match" FROM (
    SELECT 'cafebabe' AS pattern UNION ALL SELECT '01010101' UNION ALL SELECT '88888800' UNION ALL SELECT '3s5gq23' UNION ALL SELECT '39363945') AS typed`),
  );
  await fillTable(engine, 'workers', [
    { worker_id: 'west', timezone: 'America/Los_Angeles' },
    { worker_id: 'east', timezone: 'Pacific/Auckland' },
    { worker_id: 'nowhere', timezone: null },
  ]);
  const states = ['west', 'east', 'nowhere'].flatMap((worker) => [
    ...SEEN.map((at) => ({ ...state(worker, at), bssid: 'a4:00:1b:02:c3:04' })),
    ...SEEN.map((at) => ({ ...state(worker, at), gateway_address: '192.168.1.1' })),
    ...SEEN.map((at) => ({
      ...state(worker, at),
      neighbour_address: '192.168.1.1',
      neighbour_mac: '94:83:c4:00:00:01',
    })),
  ]);
  const office = [
    { ...state('west', '2026-03-09T00:30:00Z'), gateway_mac: OFFICE_ROUTER },
    { ...state('nowhere', '2026-03-12T10:00:00Z'), gateway_mac: OFFICE_ROUTER },
  ];
  await fillTable(engine, 'worker_device_state', [...states, ...office]);
  await fillTable(engine, 'sign_in', []);
  await fillTable(
    engine,
    'device_state',
    [...SEEN, '2026-03-12T10:00:00Z'].map((at) => ({ event_id: at, occurred_at: at })),
  );
  await fillTable(engine, 'peripheral', [
    { event_id: 'p1', occurred_at: '2026-03-02T10:00:00Z' },
    { event_id: 'p2', occurred_at: '2026-03-04T10:00:00Z' },
  ]);
  await runStage(engine, localDay);
  await runStage(engine, deviceSighting);
  await fillTable(engine, 'own_network_day', [{ worker_id: 'office', day: '2026-03-02' }]);
  await fillTable(engine, 'worker_peripheral', [
    display('preset', 'DEL', '2013', '39363945', ' 3S5GQ23 '),
    display('preset-2', 'DEL', '2013', '39363945', '3S5GQ23', '2026-03-04T10:00:00Z'),
    display('pikvm', 'LNX', '7773', '01010101', 'CAFEBABE'),
    display('jetkvm', 'TSB', '8801', '88888800', null),
    display('short', 'ACR', '0a1b', '00000015', '0001'),
    display('number', 'ACR', '0a1b', '51A03F8A', null),
    display('both', 'ACR', '0a1b', '51a03f8a', 'T8N000038111'),
    display('office', 'ACR', '0a1b', '51a03f8a', 'T8N000038111'),
  ]);
});
afterAll(() => engine.close());

/** Rows of a kind but the office's router, in the order of their subjects. */
async function held(kind: string, columns: string): Promise<Row[]> {
  const { sql: rows } = KINDS.find((one) => one.id === kind) ?? { sql: rawSql('') };
  return engine.rows(sql`SELECT ${rawSql(columns)} FROM (${rows}) AS held
    WHERE value <> ${OFFICE_ROUTER} ORDER BY subject_kind, subject_id`);
}

it('names a display by its own serial: presets of remote-keyboard devices, defaults and displays at the office are of nobody', async () => {
  expect(await held('display_serial', 'subject_id, value, masked')).toEqual([
    { subject_id: 'both', value: 'acr 0a1b t8n000038111', masked: 'ACR 0a1b T8N000038111' },
    { subject_id: 'number', value: 'acr 0a1b 51a03f8a', masked: 'ACR 0a1b 51A03F8A' },
  ]);
});

it.each(['bssid', 'gateway_mac'])('counts days of %s where the worker is, also when clocks change', async (kind) => {
  // Los Angeles: 8 March 16:30 to 23:30, then 9 March 0:30. Auckland: all on 9 March.
  expect(await held(kind, 'subject_id, n')).toEqual([
    { subject_id: 'east', n: 1 },
    { subject_id: 'nowhere', n: 2 },
    { subject_id: 'west', n: 2 },
  ]);
});

it('knows an office by its router on the evening that is the next day in UTC', async () => {
  const day = { worker_id: 'west', kind: 'device', entity_id: 'lap-west', event_id: 'e' };
  await fillTable(engine, 'presence', [{ ...day, day: '2026-03-08', address: '192.0.2.1', own_egress: 'office' }]);
  await fillTable(engine, 'inferred_router', []);
  await runStage(engine, ownNetworkDay);
  const [row] = await engine.rows(
    rawSql(`SELECT count(*) AS n FROM own_network_day WHERE worker_id = 'nowhere' AND "day" = DATE '2026-03-12'`),
  );
  expect(row).toEqual({ n: 1 });
});

it('names a controller by its address, not by an exit that it shares with strangers', async () => {
  const session = (network_class: string | null): Record<string, string | null> => ({
    worker_id: network_class ?? 'unknown',
    device_id: 'lap',
    event_id: `r-${network_class}`,
    occurred_at: '2026-03-02T10:00:00Z',
    tool: 'anydesk',
    peer_address: '198.18.0.9',
    network_class,
  });
  await fillTable(
    engine,
    'worker_remote_session',
    ['residential', 'hosting', null, 'vpn', 'proxy', 'relay', 'mobile', 'satellite'].map(session),
  );
  expect(await held('remote_peer_address', 'subject_id, value')).toEqual(
    ['hosting', 'residential', 'unknown'].map((id) => ({ subject_id: id, value: 'anydesk 198.18.0.9' })),
  );
});

it('names the machine of an interview by the worker who was hired, and no machine of a campus', async () => {
  const met = (applicant_id: string, hardware_id: string, join_ip: string): Record<string, string> => ({
    interview_id: `i-${applicant_id}`,
    event_id: `i-${applicant_id}`,
    occurred_at: '2026-01-02T10:00:00Z',
    applicant_id,
    hardware_id,
    join_ip,
  });
  await fillTable(engine, 'interviews', [
    met('a1', 'm1', '192.0.2.1'),
    met('a2', 'm1', '192.0.2.2'),
    met('a3', 'kiosk', '198.51.100.1'),
    met('a4', ' ', '192.0.2.3'),
    met('a5', 'm2', '203.0.113.1'),
  ]);
  await fillTable(engine, 'applicants', [
    { applicant_id: 'a1', worker_id: 'w1' },
    { applicant_id: 'a2', worker_id: null },
  ]);
  await fillTable(engine, 'address', [
    { address: '192.0.2.1', network_class: 'residential' },
    { address: '198.51.100.1', network_class: 'business' },
    { address: '203.0.113.1', network_class: 'business', own_egress: 'office' },
  ]);
  expect(await held('hardware_id', 'subject_kind, subject_id, value')).toEqual([
    { subject_kind: 'applicant', subject_id: 'a2', value: 'm1' },
    { subject_kind: 'worker', subject_id: 'w1', value: 'm1' },
  ]);
});
