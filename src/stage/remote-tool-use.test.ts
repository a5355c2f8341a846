import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql, type SqlValue } from '../lib/sql.ts';
import { columns } from '../model/column.ts';
import { ALL_TABLES } from '../model/table.ts';
import { shippedLists } from '../model/fixtures/shipped-lists.ts';
import { remoteToolUse } from './remote-tool-use.ts';

type Event = Readonly<Record<string, SqlValue>>;
const TABLES = ['process', 'network', 'software', 'remote_session', 'device_alias'] as const;
let engine: Engine;

function tableOf(name: string) {
  const table = ALL_TABLES.get(name);
  if (table === undefined) throw new TypeError(`no table ${name}`);
  return table;
}

beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 512 * 1024 * 1024, threads: 1, key: 'test' }));
  for (const name of TABLES) await engine.createTable(tableOf(name));
  const list = shippedLists().get('remote-tools');
  if (list === undefined) throw new TypeError('no list remote-tools');
  const table = {
    name: 'list_remote_tools',
    about: '',
    columns: columns(Object.fromEntries(list.columns.map((id) => [id, 'text']))),
  };
  await engine.createTable(table);
  await engine.append(
    table,
    list.rows.map((row) => Object.fromEntries(list.columns.map((id, at) => [id, row[at] ?? null]))),
  );
});
afterAll(() => engine.close());

/** Fills the tables with the given rows alone and runs the stage. */
async function run(given: Partial<Record<(typeof TABLES)[number], readonly Event[]>>) {
  for (const name of TABLES) {
    await engine.remove(name, rawSql('true'));
    const rows = (given[name] ?? []).map((row, at) => ({
      ...(name === 'device_alias'
        ? {}
        : { event_id: `${name}-${String(at)}`, occurred_at: '2026-05-04T10:00:00Z', host: 'pc1' }),
      ...row,
    }));
    if (rows.length > 0) await engine.append(tableOf(name), rows);
  }
  await runStage(engine, remoteToolUse);
  return engine.rows(rawSql('SELECT * FROM remote_tool_use ORDER BY tool, how, "day", device_id'));
}

async function tools(given: Parameters<typeof run>[0]): Promise<unknown[]> {
  return (await run(given)).map((row) => row['tool']);
}

describe('remote tools: programs', () => {
  it.each([
    ['AnyDesk by name', { file_name: 'anydesk.exe' }, ['anydesk']],
    ['AnyDesk, signed', { file_name: 'anydesk.exe', signer: 'AnyDesk Software GmbH' }, ['anydesk']],
    ['AnyDesk renamed', { file_name: 'update.exe', original_name: 'anydesk.exe' }, ['anydesk']],
    [
      'AnyDesk renamed, by signer',
      { file_name: 'update.exe', signer: 'CN="AnyDesk Software GmbH", O="AnyDesk Software GmbH", C=DE' },
      ['anydesk'],
    ],
    ['its name with another signer', { file_name: 'anydesk.exe', signer: 'Contoso Ltd' }, []],
    ['RustDesk custom client', { file_name: 'rustdesk-host=a,key=b.exe' }, ['rustdesk']],
    ['Chrome Remote Desktop', { file_name: 'remoting_host.exe', signer: 'Google LLC' }, ['chrome-remote-desktop']],
    [
      'Chrome is signed alike',
      { file_name: 'chrome.exe', signer: 'Google LLC', company: 'Google LLC', product: 'Google Chrome' },
      [],
    ],
    ['generic name alone', { file_name: 'client32.exe' }, []],
    [
      'generic name and path',
      { file_name: 'client32.exe', file_path: String.raw`C:\ProgramData\NetSupport\client32.exe` },
      ['netsupport'],
    ],
    ['generic name and company', { file_name: 'client32.exe', company: 'NetSupport Ltd' }, ['netsupport']],
    [
      'generic name, foreign signer, path',
      { file_name: 'client32.exe', signer: 'Contoso', file_path: String.raw`C:\NetSupport\x` },
      [],
    ],
    [
      'SimpleHelp by path',
      { file_name: 'remote access.exe', file_path: String.raw`C:\ProgramData\JWrapper-Remote Access` },
      ['simplehelp'],
    ],
    ['connect.exe of somebody', { file_name: 'connect.exe', signer: 'Contoso' }, []],
    ['connect.exe of Zoho', { file_name: 'connect.exe', signer: 'ZOHO Corporation Private Limited' }, ['zoho-assist']],
    ['level.exe alone', { file_name: 'level.exe' }, []],
    ['IDrive backup is not RemotePC', { file_name: 'id_tray.exe', signer: 'IDrive, Inc.' }, []],
    ['PuTTY', { file_name: 'putty.exe', signer: 'Simon Tatham' }, []],
    ['mstsc', { file_name: 'mstsc.exe', signer: 'Microsoft Windows' }, []],
    ['PsExec', { file_name: 'psexec.exe', signer: 'Microsoft Corporation' }, []],
    ['Advanced IP Scanner is not Radmin', { file_name: 'advanced_ip_scanner.exe', signer: 'Famatech Corp.' }, []],
    ['WinVNC alone', { file_name: 'winvnc.exe' }, []],
    ['UltraVNC', { file_name: 'winvnc.exe', file_path: String.raw`C:\Program Files\uvnc bvba\UltraVNC` }, ['ultravnc']],
    ['Tailscale', { file_name: 'tailscaled.exe', signer: 'Tailscale Inc.' }, ['tailscale']],
    [
      'nothing known',
      { file_name: 'notepad.exe', signer: 'Microsoft Windows', file_path: String.raw`C:\Windows\AnyDesk\notepad.exe` },
      [],
    ],
  ])('%s', async (_name, event, expected) => {
    expect(await tools({ process: [event] })).toEqual(expected);
  });
});

describe('remote tools: connections', () => {
  const done = { direction: 'outbound', outcome: 'success', remote_port: 443 };
  it.each([
    ['relay', { ...done, remote_name: 'relay-1a2b.net.anydesk.com' }, ['anydesk']],
    ['only tried', { ...done, outcome: 'attempt', remote_name: 'relay-1a2b.net.anydesk.com' }, []],
    ['refused', { ...done, outcome: 'failure', remote_name: 'relay-1a2b.net.anydesk.com' }, []],
    ['web site', { ...done, remote_name: 'www.anydesk.com' }, []],
    ['browser', { ...done, remote_name: 'my.anydesk.com', process_name: 'chrome.exe' }, []],
    ['name that ends alike', { ...done, remote_name: 'relay.notanydesk.com' }, []],
    ['Zoho at large', { ...done, remote_name: 'mail.zoho.com' }, []],
    [
      'own RustDesk relay',
      { ...done, remote_address: '203.0.113.5', remote_port: 21_116, process_name: 'rustdesk.exe' },
      ['rustdesk'],
    ],
    [
      'RustDesk port of another program',
      { ...done, remote_address: '203.0.113.5', remote_port: 21_116, process_name: 'game.exe' },
      [],
    ],
    ['program on its own network', { ...done, remote_address: '192.168.1.9', process_name: 'anydesk.exe' }, []],
    ['wide domain without program', { ...done, remote_name: 'remoteassistance.support.services.microsoft.com' }, []],
    [
      'wide domain with program',
      { ...done, remote_name: 'remoteassistance.support.services.microsoft.com', process_name: 'quickassist.exe' },
      ['quick-assist'],
    ],
    [
      'viewer page of Chrome Remote Desktop',
      { ...done, remote_name: 'remotedesktop.google.com', process_name: 'chrome.exe' },
      [],
    ],
    [
      'host of Chrome Remote Desktop',
      { ...done, remote_name: 'remotedesktop-pa.googleapis.com', process_name: 'remoting_host.exe' },
      ['chrome-remote-desktop'],
    ],
    ['tunnel', { ...done, remote_name: 'abc.euw.devtunnels.ms' }, ['vscode-tunnel']],
  ])('%s', async (_name, event, expected) => {
    expect(await tools({ network: [event] })).toEqual(expected);
  });
});

describe('remote tools: inventory, sessions, days', () => {
  it('matches inventory names and incoming sessions', async () => {
    expect(
      await tools({
        software: [{ name: 'teamviewer host' }, { name: 'putty release 0.81' }, { name: 'supremocy game' }],
      }),
    ).toEqual(['teamviewer']);
    expect(
      await tools({
        remote_session: [
          { tool: 'anydesk', direction: 'incoming' },
          { tool: 'rustdesk', direction: 'outgoing' },
        ],
      }),
    ).toEqual(['anydesk']);
  });

  it('gives one row for a device, tool, day and way, with the first event', async () => {
    const rows = await run({
      device_alias: [
        { kind: 'host', alias: 'pc1', device_id: 'SERIAL1' },
        { kind: 'key', alias: 'k1', device_id: 'SERIAL1' },
      ],
      process: [
        { event_id: 'b', file_name: 'anydesk.exe', occurred_at: '2026-05-04T10:00:00Z', parent_name: 'later.exe' },
        {
          event_id: 'a',
          file_name: 'anydesk.exe',
          occurred_at: '2026-05-04T09:00:00Z',
          parent_name: 'explorer.exe',
          host: null,
          device_key: 'k1',
        },
        { event_id: 'c', file_name: 'anydesk.exe', occurred_at: '2026-05-05T09:00:00Z' },
        { event_id: 'd', file_name: 'anydesk.exe', occurred_at: '2026-05-05T09:00:00Z', host: 'pc2' },
      ],
    });
    expect(
      rows.map((row) => [
        row['device_id'],
        row['host'],
        String(row['day']),
        row['event_id'],
        row['parent_name'],
        Number(row['n']),
      ]),
    ).toEqual([
      ['SERIAL1', 'pc1', '2026-05-04', 'a', 'explorer.exe', 2],
      ['SERIAL1', 'pc1', '2026-05-05', 'c', null, 1],
      ['pc2', 'pc2', '2026-05-05', 'd', null, 1],
    ]);
    expect(rows[0]).toMatchObject({ tool: 'anydesk', tool_vendor: 'AnyDesk Software GmbH', how: 'process' });
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(tableOf('remote_tool_use').columns));
  });
});
