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
