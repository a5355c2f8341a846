import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFixture, sourceContract } from '../contract.ts';
import { source } from './index.ts';

const FIXTURES = new URL('fixtures', import.meta.url).pathname;
const LAPTOP = { account_id: 'riley', device_key: 'lt-0042.corp.example.com', host: 'lt-0042' };
const BATCHED = { account_id: 'ada', device_key: 'lt-0077.corp.example.com', host: 'lt-0077' };
const MAC = { device_key: '0c1d2e3f-0000-4000-8000-00000000aa02' };

sourceContract(source, FIXTURES);

/** Table, how many rows, and what they hold. */
const CASES: readonly { table: string; count: number; holding: readonly Record<string, unknown>[] }[] = [
  {
    table: 'device_state',
    count: 25,
    holding: [
      { ...LAPTOP, serial: 'ABC1234', model: 'Dell Inc. Latitude 7440' },
      { ...MAC, host: 'mac-7', serial: 'C02XX000XXXX', account_id: null },
      { ...LAPTOP, bssid: 'a4:00:1b:02:c3:04', ssid: 'HomeNet-42' },
      { ...LAPTOP, ssid: 'Cafe', bssid: null, occurred_at: '2026-01-21T12:53:20Z' },
      { ...LAPTOP, mac: 'a4:bb:6d:0c:11:22', adapter: 'wifi', mtu: 1500, radios_on: null, location_on: null },
      { ...LAPTOP, mac: null, adapter: 'tunnel', mtu: 1293 },
      { ...LAPTOP, radios_on: false, location_on: null },
      { ...LAPTOP, radios_on: null, location_on: false },
      { ...LAPTOP, local_address: '192.168.1.23', adapter: 'wifi', mac: null },
      { ...LAPTOP, neighbour_mac: '94:83:c4:00:00:01', neighbour_address: '192.168.1.1', mac: null },
      { ...LAPTOP, gateway_address: '192.168.1.1' },
      { ...LAPTOP, on_battery: false },
      { ...LAPTOP, time_zone: 'EST', utc_offset_min: -300 },
      { ...LAPTOP, time_zone: 'Montevideo Standard Time', utc_offset_min: null },
      { ...LAPTOP, time_zone: null, utc_offset_min: 330 },
      { ...LAPTOP, time_zone: '-0330', utc_offset_min: -210 },
      { ...LAPTOP, time_zone: 'CST', utc_offset_min: null },
      { ...LAPTOP, uptime_s: 266_465 },
      { ...LAPTOP, os: 'Ubuntu 24.04.1 LTS' },
      { ...BATCHED, neighbour_mac: '94:83:c4:00:00:07', raw_line: 2 },
      { ...BATCHED, account_id: null, uptime_s: 86_401 },
      { device_key: 'lt-0078', host: 'lt-0078', serial: 'FLT0078', occurred_at: '2026-01-31T10:00:00Z', raw_line: 1 },
      { ...MAC, host: null, neighbour_mac: '30:52:53:00:00:02', neighbour_address: '192.168.1.50' },
    ],
  },
  {
    table: 'peripheral',
    count: 11,
    holding: [
      {
        ...LAPTOP,
        kind: 'usb',
        action: 'connected',
        vendor_id: '1d6b',
        product_id: '0104',
        maker: 'PiKVM',
        product: 'PiKVM Composite Device',
        serial: 'CAFEBABE',
        device_class: 'composite',
        edid_product: null,
        edid_serial: null,
      },
      { kind: 'usb', action: 'disconnected', vendor_id: '1d6b' },
      {
        ...MAC,
        kind: 'display',
        maker: 'TSB',
        product: 'T749-fHD720',
        edid_product: '8801',
        edid_serial: '88888800',
        serial: null,
        vendor_id: null,
      },
      {
        kind: 'display',
        action: null,
        maker: 'LNX',
        product: 'PiKVM V3',
        serial: 'CAFEBABE',
        edid_product: '7771',
        edid_serial: '01010101',
      },
      {
        kind: 'display',
        maker: 'SPD',
        product: 'NanoKVM',
        serial: null,
        edid_product: '3301',
        edid_serial: '00000015',
      },
      {
        kind: 'usb',
        maker: 'SanDisk',
        product: 'SanDisk Ultra USB Device',
        serial: '4C530001230456',
        device_class: 'storage',
      },
      { ...BATCHED, action: 'connected', maker: 'PiKVM', serial: 'BEEF0001', raw_line: 1 },
      { ...BATCHED, action: 'connected', maker: 'Logitech', device_class: 'keyboard', raw_line: 1 },
      { ...BATCHED, action: 'disconnected', maker: 'SanDisk', serial: '4C530001', raw_line: 1 },
      { host: 'lt-0078', action: 'present', maker: 'PiKVM', raw_line: 2 },
      { kind: 'usb', vendor_id: '046d', product_id: 'c52b', serial: null, maker: null },
    ],
  },
  {
    table: 'software',
    count: 4,
    holding: [
      { host: 'lt-0042', name: 'anydesk', version: '6.4.0', publisher: 'AnyDesk Software GmbH' },
      { host: 'lt-0042', name: 'anydesk', version: 'ad 9.0.1', file_path: 'C:\\Program Files (x86)\\AnyDesk\\' },
      { ...MAC, name: 'anydesk', version: '8.1', file_path: '/Applications/AnyDesk.app', raw_line: 1 },
      { ...MAC, name: 'notes' },
    ],
  },
  {
    table: 'process',
    count: 1,
    holding: [
      {
        ...LAPTOP,
        process_id: 7744,
        file_name: 'anydesk',
        file_path: '/usr/bin/anydesk',
        command_line: '/usr/bin/anydesk --service',
      },
    ],
  },
  {
    table: 'network',
    count: 2,
    holding: [
      {
        ...LAPTOP,
        direction: 'outbound',
        remote_address: '203.0.113.10',
        remote_port: 443,
        protocol: 'tcp',
        process_name: 'anydesk',
      },
      { direction: 'listening', local_port: 7070, remote_address: null },
    ],
  },
];

describe('osquery rows', () => {
  let read: Awaited<ReturnType<typeof readFixture>>;
  beforeAll(async () => {
    read = await readFixture([source], [FIXTURES]);
  });
  afterAll(() => read.close());

  it('counts a row once that was logged in a batch and in a record of its own', async () => {
    const rows = await read.rows('peripheral');
    expect(rows.filter((row) => row['serial'] === '4C530001')).toHaveLength(1);
    expect(read.result.coverage.datasets.map(({ duplicates }) => duplicates).sort()).toEqual([0, 0, 0, 1]);
  });

  it.each(CASES)('maps $table', async ({ table, count, holding }) => {
    const rows = await read.rows(table);
    expect(rows).toHaveLength(count);
    for (const row of holding) expect(rows).toContainEqual(expect.objectContaining(row));
  });
});

it('lists records of a mixed log that give no row, and none that has nothing to say', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'osquery-'));
  const around = { name: 'q', hostIdentifier: 'h1', unixTime: '1769850000', epoch: '0', counter: '1' };
  const row = { hardware_serial: 'S1', hostname: 'h1' };
  const records = [
    { ...around, snapshot: [row, { ...row, hardware_serial: 'S2' }], action: 'snapshot' },
    { ...around, snapshot: 'oops', action: 'snapshot' },
    { foreign: 1 },
    { ...around, diffResults: { added: 'oops' } },
    { ...around, diffResults: { added: [row], removed: '' } },
    { ...around, snapshot: [], action: 'snapshot' },
    { ...around, unixTime: 'never', snapshot: [row], action: 'snapshot' },
    { ...around, columns: row, action: 'removed' },
  ];
  writeFileSync(join(folder, 'all.log'), records.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const { result, rows, close } = await readFixture([source], [folder]);
  const states = await rows('device_state');
  await close();
  rmSync(folder, { recursive: true });
  expect(states.map((one) => one['raw_line']).sort()).toEqual([1, 1, 5]);
  expect(result.coverage.unparsed.map((one) => one.line)).toEqual([2, 3, 4, 7]);
  expect(result.coverage.files[0]).toMatchObject({ status: 'partly', unparsed: 4 });
});
