import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFixture, sourceContract } from '../contract.ts';
import { source } from './index.ts';
import { hostOf } from './place.ts';

const FIXTURES = new URL('fixtures', import.meta.url).pathname;

sourceContract(source, FIXTURES);

describe('TeamViewer rows', () => {
  let read: Awaited<ReturnType<typeof readFixture>>;
  beforeAll(async () => {
    read = await readFixture([source], [FIXTURES]);
  });
  afterAll(() => read.close());

  it.each([
    [
      'a remote control session, a blank line before it',
      {
        occurred_at: '2026-01-13T10:12:35Z',
        ended_at: '2026-01-13T10:25:05Z',
        host: 'lt-0042',
        account_id: 'riley',
        peer_id: '410000042',
        peer_name: 'DESK-7',
        raw_line: 2,
      },
    ],
    [
      'a file transfer of the same connection',
      { occurred_at: '2026-01-13T10:13:00Z', peer_id: '410000042', raw_line: 3 },
    ],
    [
      'a session over the turn of the year, an account with its domain',
      {
        occurred_at: '2025-12-31T23:58:25Z',
        ended_at: '2026-01-01T00:14:27Z',
        account_id: 'riley',
        peer_name: 'José Ångström',
      },
    ],
    [
      'a session without name, end and account',
      { occurred_at: '2026-02-02T08:00:00Z', ended_at: null, account_id: null, peer_id: '610000044', peer_name: null },
    ],
    ['the host in the file name', { occurred_at: '2026-06-21T12:05:30Z', host: 'mac-7', peer_id: '710000045' }],
  ])('maps %s', async (_title, row) => {
    expect(await read.rows('remote_session')).toContainEqual(
      expect.objectContaining({ tool: 'teamviewer', direction: 'incoming', permitted_by: 'unknown', ...row }),
    );
  });

  it('gives one row for each line', async () => {
    expect(await read.rows('remote_session')).toHaveLength(5);
  });
});

describe('a file that is not whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trueseat-teamviewer-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('counts the lines that do not parse, and takes no outgoing connections', async () => {
    const good = '410000042\tDESK-7\t13-01-2026 10:12:35\t13-01-2026 10:25:05\triley\tRemoteControl\t{1}\r\n';
    writeFileSync(join(folder, 'lt-1_Connections_incoming.txt'), `${good}410000042\tDESK-7\t13-0\r\nrubbish\r\n`);
    writeFileSync(
      join(folder, 'Connections.txt'),
      '410000042\t13-01-2026 10:12:35\t13-01-2026 10:25:05\triley\tRemoteControl\t{1}\r\n',
    );
    const read = await readFixture([source], [folder]);
    const rows = await read.rows('remote_session');
    await read.close();
    expect(rows).toHaveLength(1);
    const files = read.result.coverage.files.map((file) => [file.path.split('/').at(-1), file.status]).sort();
    expect(files).toEqual([
      ['Connections.txt', 'not_recognised'],
      ['lt-1_Connections_incoming.txt', 'partly'],
    ]);
    expect(read.result.coverage.unparsed.map((one) => one.line)).toEqual([2, 3]);
  });
});

it.each([
  ['TW-LRMXM4Z/Connections_incoming.txt', 'tw-lrmxm4z'],
  ['lt-0042/C/Program Files (x86)/TeamViewer/Version9/Connections_incoming.txt', 'lt-0042'],
  ['lt-0042.corp.example.com/Connections_incoming.txt', 'lt-0042'],
  ['triage/2026-01-31/LT-0042/TeamViewer/connections_incoming.txt.gz', 'lt-0042'],
  ['lt-0042.zip!C/Program Files/TeamViewer/Connections_incoming.txt', 'lt-0042'],
  ['TeamViewer_Connections_incoming_lt-0042.txt', 'lt-0042'],
  ['uploads/auto/C%3A/Program Files/TeamViewer/Connections_incoming.txt', null],
  ['mac-7/Users/riley/Library/Logs/TeamViewer/Connections_incoming.txt', 'mac-7'],
  ['Connections_incoming.txt', null],
])('reads the host from %s', (path, host) => {
  expect(hostOf(path)).toBe(host);
});
