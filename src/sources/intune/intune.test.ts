import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFixture, sourceContract } from '../contract.ts';
import { source } from './index.ts';

const FIXTURES = new URL('fixtures', import.meta.url).pathname;

sourceContract(source, FIXTURES);

it('names a device by the e-mail address too, where the user principal name is another', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trueseat-intune-'));
  const device = {
    id: 'd1000000-0000-4000-8000-000000000009',
    deviceName: 'LT-0099',
    lastSyncDateTime: '2026-01-31T06:02:11Z',
    complianceState: 'compliant',
    userPrincipalName: 'u40711@corp.example.com',
    emailAddress: 'Sky.Vance@example.com',
    serialNumber: 'ABC9',
  };
  await writeFile(join(folder, 'devices.json'), JSON.stringify({ value: [device] }));
  const read = await readFixture([source], [folder]);
  const rows = await read.rows('device_state');
  await read.close();
  await rm(folder, { recursive: true });
  expect(rows.map((row) => [row['account_id'], row['serial']]).sort()).toEqual([
    ['sky.vance@example.com', 'ABC9'],
    ['u40711@corp.example.com', 'ABC9'],
  ]);
});

describe('Intune rows', () => {
  let read: Awaited<ReturnType<typeof readFixture>>;
  beforeAll(async () => {
    read = await readFixture([source], [FIXTURES]);
  });
  afterAll(() => read.close());

  it('has a row for each adapter of a device', async () => {
    const laptop = {
      occurred_at: '2026-01-31T06:02:11.5Z',
      account_id: 'riley.novak@example.com',
      device_key: 'aaaa1111-0000-4000-8000-000000000042',
      host: 'lt-0042',
      serial: 'ABC1234',
      model: 'Dell Inc. Latitude 7440',
      os: 'Windows 10.0.22631.3007',
      managed: true,
      compliant: true,
      enrolled_at: '2025-11-03T09:12:44Z',
    };
    const rows = await read.rows('device_state');
    expect(rows).toHaveLength(4);
    expect(rows).toContainEqual(
      expect.objectContaining({ ...laptop, mac: 'a4:bb:6d:0c:11:22', adapter: 'wifi', local_address: '192.168.1.23' }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({
        ...laptop,
        mac: 'a4:bb:6d:0c:11:23',
        adapter: 'ethernet',
        local_address: '192.168.1.24',
      }),
    );
  });

  it('leaves out what says nothing: no Entra object, no serial, no enrolment', async () => {
    const rows = await read.rows('device_state');
    expect(rows).toContainEqual(
      expect.objectContaining({
        account_id: 'morgan@example.com',
        host: 'macbook of morgan',
        device_key: null,
        enrolled_at: null,
        managed: false,
        compliant: false,
      }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({
        host: 'vm-7',
        serial: null,
        compliant: null,
        mac: '00:15:5d:00:11:22',
        adapter: 'ethernet',
      }),
    );
  });

  it('lists a program once for each device', async () => {
    const rows = await read.rows('software');
    const programs = rows.map((row) => [row['name'], row['host'], row['publisher']].join(' | '));
    expect(programs.sort((a, b) => a.localeCompare(b))).toEqual([
      'anydesk | lt-0042 | AnyDesk Software GmbH',
      'anydesk | vm-7 | AnyDesk Software GmbH',
      'example notes | lt-0042 | ',
    ]);
  });
});
