import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../engine/engine.ts';
import { readFixture } from '../contract.ts';
import { source } from './index.ts';

interface Read {
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly files: readonly (readonly [dataset: string | null, status: string])[];
  readonly unparsed: readonly number[];
  readonly unused: readonly (readonly [dataset: string, field: string, records: number, line: number])[];
}

async function readText(name: string, text: string, tables: readonly string[]): Promise<Read> {
  const folder = mkdtempSync(join(tmpdir(), 'roster-'));
  writeFileSync(join(folder, name), text);
  const read = await readFixture([source], [folder]);
  const rows = await Promise.all(tables.map(async (table) => [table, await read.rows(table)] as const));
  const { files, unparsed, unusedFields } = read.result.coverage;
  await read.close();
  rmSync(folder, { recursive: true });
  return {
    tables: Object.fromEntries(rows),
    files: files.map((file) => [file.dataset, file.status]),
    unparsed: unparsed.map((one) => one.line),
    unused: unusedFields.map((one) => [one.dataset, one.field, one.records, one.line]),
  };
}

function lines(...records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

describe('checks of addresses', () => {
  const HIRED = { worker_id: 'w1', kind: 'hired', at: '2026-01-05T00:00:00Z' };

  it.each([
    ['an address and what is known of it', { address: '1 Elm St', commercial_mail_agent: 'true' }],
    ['a worker and what is known of the home', { worker_id: 'w1', residential: 'false' }],
    ['an address and its kind, whichever', { address: '1 Elm St', kind: 'mailbox' }],
    ['a worker and the kind of the home', { worker_id: 'w1', kind: 'forwarder' }],
  ])('are read from %s', async (_name, record) => {
    const { tables, unparsed } = await readText('a.ndjson', lines(HIRED, record), ['address_checks', 'hr_events']);
    expect(tables['address_checks']).toHaveLength(1);
    expect(tables['hr_events']).toHaveLength(1);
    expect(unparsed).toEqual([]);
  });

  it.each([
    ['nobody and nowhere', { residential: 'true', kind: 'home' }],
    ['a worker and the kind of something else', { worker_id: 'w1', kind: 'promoted', at: '2026-01-05T00:00:00Z' }],
    ['an event of an employment without its time', { worker_id: 'w1', kind: 'terminated' }],
    ['an address alone', { address: '1 Elm St' }],
    ['an address of a network', { address: '203.0.113.7', kind: 'router' }],
    ['an address of a mailbox', { address: 'a@example.com', kind: 'primary' }],
  ])('are not read from %s', async (_name, record) => {
    const check = { address: '1 Elm St', kind: 'home' };
    const { tables, unparsed } = await readText('a.ndjson', lines(HIRED, check, record), [
      'address_checks',
      'hr_events',
    ]);
    expect(tables['address_checks']).toMatchObject([{ address: '1 Elm St', kind: 'home', worker_id: null }]);
    expect(tables['hr_events']).toHaveLength(1);
    expect(unparsed).toEqual([3]);
  });

  it('leave foreign files alone', async () => {
    for (const text of ['kind,residential\nsofa,yes\n', 'worker_id,kind,since\nw1,promoted,2026-01-05\n']) {
      const { files } = await readText('a.csv', text, []);
      expect(files).toEqual([[null, 'not_recognised']]);
    }
  });
});

describe('values that cannot be what the field holds', () => {
  const HEAD = 'worker_id,legal_name,work_email,start_date,end_date,timezone,home_latitude,remote,shoe_size\n';
  const worker = async (start: string, rest: string): Promise<Row | undefined> =>
    (await readText('w.csv', `${HEAD}w1,A B,a@example.com,${start},${rest}\n`, ['workers'])).tables['workers']?.[0];

  it.each([
    ['infinity'],
    ['12026-01-31T00:00:00Z'],
    ['9999-12-31T23:00:00-05:00'],
    ['0001-01-01'],
    ['9999-12-31'],
    ['2200-01-01'],
    ['2026-01-31 (BC)'],
    ['soon'],
    ['31.01.2026'],
  ])('an end of %s is none, and is kept as written', async (end) => {
    expect(await worker('2025-03-01', `${end},,,,`)).toMatchObject({ end_date: null, extra: { end_date: end } });
  });

  it.each([
    ['2026-01-31', '2026-01-31'],
    ['2199-12-31', '2199-12-31'],
    ['2026-01-31T23:30:00-05:00', '2026-02-01'],
  ])('an end of %s is %s', async (end, date) => {
    expect(await worker('2025-03-01', `${end},,,,`)).toMatchObject({ end_date: date, extra: null });
  });

  it('keeps every one of them, beside the columns that nobody knows', async () => {
    expect(await worker('0001-01-01', 'never,Mars/Olympus,"52,5",perhaps,"9 ""½"')).toMatchObject({
      start_date: '0001-01-01',
      timezone: null,
      home_latitude: null,
      remote: null,
      extra: {
        end_date: 'never',
        timezone: 'Mars/Olympus',
        home_latitude: '52,5',
        remote: 'perhaps',
        shoe_size: '9 "½',
      },
    });
  });

  it('says of which fields there are some', async () => {
    const rows = ['2025-03-01,9999-12-31,,,,', '2025-03-01,,,,,', '2025-03-01,0001-01-01,Mars/Olympus,,,'];
    const { unused } = await readText(
      'w.csv',
      HEAD + rows.map((row, n) => `w${n},A B,a@example.com,${row}\n`).join(''),
      [],
    );
    expect(unused).toEqual([
      ['workers', 'end_date', 2, 2],
      ['workers', 'timezone', 1, 4],
    ]);
  });

  it('does not read a record whose required time is none', async () => {
    const { tables, unparsed } = await readText('w.csv', `${HEAD}w1,A B,a@example.com,12026-01-31T00:00:00Z,,,,,\n`, [
      'workers',
    ]);
    expect(tables['workers']).toEqual([]);
    expect(unparsed).toEqual([2]);
  });

  it('leaves out a redirect that happened at no time', async () => {
    const shipment = 's1,A1,w1,2026-01-10T00:00:00Z';
    const { tables } = await readText(
      's.csv',
      `shipment_id,asset_serial,worker_id,delivered_at,changed_at\n${shipment},19999-01-01T00:00:00Z\n`,
      ['shipments'],
    );
    expect(tables['shipments']).toMatchObject([{ changed_at: null, extra: { changed_at: '19999-01-01T00:00:00Z' } }]);
  });

  it('reads a parcel that is still on its way by the time of its change, and none without any time', async () => {
    const { tables, unparsed } = await readText(
      's.csv',
      'shipment_id,asset_serial,worker_id,delivered_at,changed_at\ns1,A1,w1,,2026-01-08T00:00:00Z\ns1,A1,w1,2026-01-10T00:00:00Z,2026-01-09T00:00:00Z\ns2,A2,w1,,\n',
      ['shipments'],
    );
    expect(tables['shipments']).toMatchObject([
      { delivered_at: null, occurred_at: '2026-01-08T00:00:00Z' },
      { delivered_at: '2026-01-10T00:00:00Z', occurred_at: '2026-01-10T00:00:00Z' },
    ]);
    expect(unparsed).toEqual([4]);
  });
});
