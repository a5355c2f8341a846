import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFixture } from '../contract.ts';
import { source } from './index.ts';

const LAPTOP = { DeviceId: 'a'.repeat(40), DeviceName: 'lt-0042.corp.example.com' };
const ATTACHED = {
  ...LAPTOP,
  Timestamp: '2026-01-31T08:15:00.5Z',
  ActionType: 'PnpDeviceConnected',
  AdditionalFields: JSON.stringify({
    ClassName: 'USB',
    DeviceDescription: 'USB Composite Device',
    DeviceId: 'USB\\VID_1D6B&PID_0104\\CAFEBABE',
  }),
};
const DISPLAY = {
  ...ATTACHED,
  AdditionalFields: JSON.stringify({ ClassName: 'Monitor', DeviceId: 'DISPLAY\\LNX7773\\5&13ab&0&UID4352' }),
};

describe('Defender copies with chosen columns', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trueseat-columns-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function rowsOf(text: string, table: string): Promise<unknown[]> {
    await writeFile(join(folder, 'copy'), text);
    const read = await readFixture([source], [folder]);
    expect(read.result.coverage.files).toMatchObject([{ status: 'read' }]);
    const rows = await read.rows(table);
    await read.close();
    return rows;
  }

  it('knows peripherals by their action', async () => {
    expect(await rowsOf(JSON.stringify({ Results: [ATTACHED, DISPLAY] }), 'peripheral')).toEqual([
      expect.objectContaining({ host: 'lt-0042' }),
      expect.objectContaining({ host: 'lt-0042' }),
    ]);
  });

  it('knows a streamed record by its category', async () => {
    const record = { ...ATTACHED, ActionType: 'UsbDriveMounted' };
    const line = { time: ATTACHED.Timestamp, category: 'AdvancedHunting-DeviceEvents', properties: record };
    expect(await rowsOf(JSON.stringify(line), 'peripheral')).toHaveLength(1);
  });

  it('knows processes, connections and files by their action', async () => {
    const tables = {
      process: { ActionType: 'ProcessCreated', FileName: 'AnyDesk.exe' },
      network: { ActionType: 'ConnectionSuccess', RemoteUrl: 'boot.net.anydesk.com', RemotePort: 443 },
      file_access: { ActionType: 'FileCreated', FileName: 'a.zip', FolderPath: 'C:\\a.zip' },
    };
    for (const [table, record] of Object.entries(tables)) {
      const text = JSON.stringify([{ ...LAPTOP, Timestamp: '2026-01-31T08:15:00Z', ...record }]);
      expect(await rowsOf(text, table), table).toHaveLength(1);
    }
  });

  it('knows a device by its name alone', async () => {
    const named = { DeviceName: LAPTOP.DeviceName, Timestamp: '2026-01-31T08:15:00Z' };
    const tables = {
      device_state: { PublicIP: '198.51.100.7', OSPlatform: 'Windows11' },
      process: { ActionType: 'ProcessCreated', FileName: 'AnyDesk.exe' },
      network: { ActionType: 'ConnectionSuccess', RemoteUrl: 'boot.net.anydesk.com' },
      sign_in: { ActionType: 'LogonSuccess', LogonType: 'Interactive', AccountName: 'ada' },
      software: { SoftwareVendor: 'anydesk', SoftwareName: 'anydesk', SoftwareVersion: '9' },
    };
    for (const [table, record] of Object.entries(tables)) {
      const rows = [
        { ...named, ...record },
        { ...named, DeviceName: 'LT-0043', ...record },
      ];
      const found = await rowsOf(JSON.stringify({ Results: rows }), table);
      expect(found, table).toHaveLength(2);
      expect(found, table).toEqual(
        expect.arrayContaining(
          ['lt-0042', 'lt-0043'].map((host) => expect.objectContaining({ host, device_key: null })),
        ),
      );
    }
  });

  it('reads the public address where little else was chosen', async () => {
    const text = 'Timestamp,DeviceName,PublicIP\n2026-01-31T08:15:00Z,lt-0042,198.51.100.7\n';
    expect(await rowsOf(text, 'device_state')).toMatchObject([{ host: 'lt-0042', public_address: '198.51.100.7' }]);
  });

  it('gives each record of a file of several tables to its own', async () => {
    const at = { ...LAPTOP, Timestamp: '2026-01-31T08:15:00Z' };
    const records = [
      { ...at, ReportId: 1, PublicIP: '198.51.100.7', OSPlatform: 'Windows11', LoggedOnUsers: '[]' },
      { ...at, ReportId: 2, MacAddress: 'A0-78-17-00-00-01', NetworkAdapterType: 'Ethernet', NetworkAdapterName: 'a' },
      { ...at, ReportId: 3, ActionType: 'ProcessCreated', FileName: 'a.exe', ProcessCommandLine: 'a' },
      { ...at, ReportId: 4, ActionType: 'ConnectionSuccess', RemoteUrl: 'example.com', RemoteIP: '203.0.113.9' },
      { ...at, ReportId: 5, ActionType: 'LogonSuccess', LogonType: 'Interactive', AccountName: 'ada' },
      { ...at, ReportId: 6, ActionType: 'FileCreated', FileName: 'a.zip', FolderPath: 'C:\\a.zip' },
      { ...ATTACHED, ReportId: 7 },
    ];
    await writeFile(join(folder, 'copy'), records.map((one) => JSON.stringify(one)).join('\n'));
    const read = await readFixture([source], [folder]);
    expect(read.result.coverage.files).toMatchObject([{ status: 'read', rows: 7, unparsed: 0 }]);
    const counts = await Promise.all(
      ['device_state', 'process', 'network', 'sign_in', 'file_access', 'peripheral'].map(
        async (table) => (await read.rows(table)).length,
      ),
    );
    expect(counts).toEqual([2, 1, 1, 1, 1, 1]);
    expect(read.result.coverage.datasets.map(({ events }) => events)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    await read.close();
  });

  it('leaves a table alone whose actions it does not know', async () => {
    await writeFile(join(folder, 'copy'), JSON.stringify([{ ...ATTACHED, ActionType: 'RegistryValueSet' }]));
    const read = await readFixture([source], [folder]);
    expect(read.result.coverage.files).toMatchObject([{ status: 'not_recognised' }]);
    await read.close();
  });

  it('reads times with the name of the month', async () => {
    const text = `Timestamp,DeviceId,DeviceName,ActionType,FileName\n"Oct 5, 2026 12:03:11 AM",${LAPTOP.DeviceId},lt-0042,ProcessCreated,AnyDesk.exe\n"Dec 31, 2026 1:03:11.25 PM",${LAPTOP.DeviceId},lt-0042,ProcessCreated,AnyDesk.exe\n`;
    expect(await rowsOf(text, 'process')).toEqual([
      expect.objectContaining({ occurred_at: '2026-10-05T00:03:11Z' }),
      expect.objectContaining({ occurred_at: '2026-12-31T13:03:11.25Z' }),
    ]);
  });
});
