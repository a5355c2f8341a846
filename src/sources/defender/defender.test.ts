import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFixture, sourceContract } from '../contract.ts';
import { source } from './index.ts';

const FIXTURES = new URL('fixtures', import.meta.url).pathname;
const LAPTOP = { device_key: '5f1c0d2e9a7b4c3d8e6f1029384756aabbccddee', host: 'lt-0042' };

sourceContract(source, FIXTURES);

/** Table, how many rows, and what some of them hold. */
const CASES: readonly { table: string; count: number; holding: readonly Record<string, unknown>[] }[] = [
  {
    table: 'device_state',
    count: 5,
    holding: [
      {
        ...LAPTOP,
        account_id: 'riley',
        public_address: '198.18.4.20',
        managed: true,
        model: 'Dell Latitude 7440',
        os: 'Windows11 23H2',
      },
      { ...LAPTOP, account_id: 'helpdesk', occurred_at: '2026-01-31T08:15:00.123456Z' },
      {
        ...LAPTOP,
        mac: 'a4:bb:6d:0c:11:22',
        adapter: 'wifi',
        ssid: 'HomeNet-42',
        local_address: '192.168.1.23',
        gateway_address: '192.168.1.1',
      },
      { ...LAPTOP, mac: '00:ff:11:22:33:44', adapter: 'ethernet', ssid: null, local_address: null },
      { host: 'lt-0043', account_id: null, managed: false },
    ],
  },
  {
    table: 'process',
    count: 1,
    holding: [
      {
        ...LAPTOP,
        account_id: 'riley.novak@example.com',
        file_name: 'anydesk.exe',
        original_name: 'anydesk.exe',
        company: 'AnyDesk Software GmbH',
        parent_name: 'explorer.exe',
        process_id: 7744,
      },
    ],
  },
  {
    table: 'network',
    count: 3,
    holding: [
      {
        direction: 'outbound',
        outcome: 'success',
        remote_name: 'relay-1.net.anydesk.com',
        remote_port: 443,
        protocol: 'tcp',
        process_name: 'anydesk.exe',
      },
      { direction: 'outbound', outcome: 'success', remote_name: 'boot.net.anydesk.com', account_id: null },
      { direction: 'inbound', outcome: 'success', remote_name: null, local_port: 7070, remote_address: '192.168.1.77' },
    ],
  },
  {
    table: 'peripheral',
    count: 7,
    holding: [
      {
        kind: 'usb',
        vendor_id: '1d6b',
        product_id: '0104',
        serial: 'CAFEBABE',
        device_class: 'composite',
        action: 'connected',
      },
      { kind: 'usb', vendor_id: '1d6b', device_class: 'keyboard', serial: null },
      {
        kind: 'usb',
        vendor_id: null,
        maker: 'PIKVM',
        product: 'OPTICAL DRIVE',
        serial: 'CAFEBABE',
        device_class: 'storage',
      },
      { kind: 'display', maker: 'LNX', edid_product: '7771', serial: null },
      {
        kind: 'usb',
        maker: 'SanDisk',
        product: 'Ultra',
        serial: '4C530001230456',
        account_id: 'riley.novak@example.com',
      },
      { kind: 'usb', vendor_id: '0781', product_id: '5581', serial: '4C530001230456', action: 'present' },
      { host: 'lt-0043', vendor_id: '046d', product_id: 'c52b', serial: null },
    ],
  },
  {
    table: 'account_change',
    count: 2,
    holding: [
      { account_id: 'riley.novak@example.com', change: 'grant_added', detail: 'Example Notes', address: '198.18.4.20' },
      { account_id: 'riley.novak@example.com', actor_id: 'helpdesk@example.com', change: 'password_reset' },
    ],
  },
  {
    table: 'sign_in',
    count: 5,
    holding: [
      { occurred_at: '2026-01-31T23:05:00.5Z', logon_type: 'remote_interactive' },
      {
        account_id: 'riley.novak@example.com',
        event_type: 'UserLoginFailed',
        outcome: 'failure',
        is_proxy: true,
        vendor_country: 'US',
      },
      {
        ...LAPTOP,
        account_id: 'riley',
        logon_type: 'interactive',
        interactive: true,
        outcome: 'success',
        address: null,
      },
      {
        host: 'lt-0043',
        account_id: 'morgan@corp.example.com',
        logon_type: 'remote_interactive',
        interactive: true,
        address: '198.18.9.9',
      },
      {
        account_id: 'morgan@example.com',
        logon_type: 'network',
        interactive: false,
        outcome: 'failure',
        reason: 'InvalidUserNameOrPassword',
      },
    ],
  },
  {
    table: 'file_access',
    count: 3,
    holding: [
      { account_id: 'riley.novak@example.com', action: 'downloaded', file_name: 'plan.docx', host: null },
      {
        action: 'downloaded',
        file_name: 'anydesk.exe',
        origin_url: 'https://download.anydesk.com/AnyDesk.exe',
        account_id: 'riley.novak@example.com',
      },
      { action: 'renamed', file_name: 'svc.exe' },
    ],
  },
  {
    table: 'repository_access',
    count: 1,
    holding: [
      {
        account_id: 'riley.novak@example.com',
        action: 'clone',
        repository: 'example/ledger',
        user_agent: 'git/2.52.0',
      },
    ],
  },
  {
    table: 'vendor_alert',
    count: 3,
    holding: [
      { account_id: null, host: null, alert_type: 'Suspicious remote access software', severity: 'medium' },
      { account_id: 'riley.novak@example.com', detail: 'Impacted in da1_100' },
      { ...LAPTOP, severity: 'medium' },
    ],
  },
  {
    table: 'software',
    count: 3,
    holding: [
      { ...LAPTOP, name: 'anydesk', version: '9.0.1.0', publisher: 'anydesk', occurred_at: null },
      { ...LAPTOP, name: 'chrome remote desktop host' },
      { device_key: LAPTOP.device_key, host: null, name: 'simple notes', file_path: `chrome/${'a'.repeat(32)}` },
    ],
  },
];

describe('Defender rows', () => {
  let read: Awaited<ReturnType<typeof readFixture>>;
  beforeAll(async () => {
    read = await readFixture([source], [FIXTURES]);
  });
  afterAll(() => read.close());

  it.each(CASES)('maps $table', async ({ table, count, holding }) => {
    const rows = await read.rows(table);
    expect(rows).toHaveLength(count);
    for (const row of holding) expect(rows).toContainEqual(expect.objectContaining(row));
  });

  it('gives a record the same id in every form', () => {
    // One DeviceInfo (streaming, Sentinel), one PnP record (streaming, API) and one logon (streaming, two portals) come again.
    const copies = read.result.coverage.datasets
      .filter((dataset) => dataset.duplicates > 0)
      .map(({ id, duplicates }) => [id, duplicates]);
    expect(copies).toEqual([
      ['defender_device_info', 1],
      ['defender_device_events', 1],
      ['defender_device_logon_events', 2],
    ]);
  });
});
