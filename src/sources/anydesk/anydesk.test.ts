import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFixture, sourceContract } from '../contract.ts';
import { source } from './index.ts';
import { placeOf } from './place.ts';
import { traceReader } from './session.ts';

const FIXTURES = new URL('fixtures', import.meta.url).pathname;

sourceContract(source, FIXTURES);

describe('AnyDesk rows', () => {
  let read: Awaited<ReturnType<typeof readFixture>>;
  beforeAll(async () => {
    read = await readFixture([source], [FIXTURES]);
  });
  afterAll(() => read.close());

  it.each([
    [
      'connection trace, accepted',
      {
        occurred_at: '2026-01-31T08:15:00Z',
        host: 'lt-0042',
        direction: 'incoming',
        peer_id: '123456789',
        permitted_by: 'user',
      },
    ],
    [
      'connection trace, password',
      { occurred_at: '2026-01-31T21:40:00Z', peer_id: '223456789', peer_name: 'desk-7@ad', permitted_by: 'password' },
    ],
    [
      'connection trace, token',
      { occurred_at: '2026-02-01T21:41:00Z', peer_id: '223456789', permitted_by: 'token', raw_line: 3 },
    ],
    ['connection trace, outgoing', { peer_id: '423456789', direction: 'outgoing' }],
    [
      'service trace, address',
      {
        occurred_at: '2026-01-31T08:15:02.181Z',
        peer_id: '123456789',
        peer_address: '198.18.0.9',
        permitted_by: null,
        raw_line: 6,
      },
    ],
    [
      'service trace, permitted',
      { occurred_at: '2026-01-31T08:15:09Z', peer_address: '198.18.0.9', permitted_by: 'user' },
    ],
    [
      'service trace, closed',
      { occurred_at: '2026-01-31T08:15:02.1Z', ended_at: '2026-01-31T09:45:10Z', permitted_by: 'user' },
    ],
    [
      'service trace, IPv6',
      {
        occurred_at: '2026-01-31T21:40:03Z',
        peer_id: '223456789',
        peer_address: '2001:db8::7',
        permitted_by: 'password',
      },
    ],
    [
      'user trace, alias',
      { account_id: 'riley', peer_id: '123456789', peer_name: 'Pat - Support', direction: 'incoming' },
    ],
    ['user trace, outgoing', { peer_id: '523456789', peer_address: '203.0.113.77', direction: 'outgoing' }],
    [
      'host in the file name',
      { host: 'mac-7', peer_id: '623456789', peer_address: '198.18.7.7', direction: 'incoming' },
    ],
  ])('maps %s', async (_title, row) => {
    expect(await read.rows('remote_session')).toContainEqual(expect.objectContaining({ tool: 'anydesk', ...row }));
  });

  it('leaves out a session that was refused', async () => {
    expect((await read.rows('remote_session')).filter((row) => row['peer_id'] === '323456789')).toEqual([]);
  });

  it('knows the address of the device itself', async () => {
    expect(await read.rows('device_state')).toMatchObject([{ host: 'lt-0042', public_address: '198.18.4.20' }]);
  });
});

it.each([
  ['lt-0042/C/Users/riley/AppData/Roaming/AnyDesk/ad.trace', 'lt-0042', 'riley'],
  ['lt-0042.corp.example.com/connection_trace.txt', 'lt-0042', null],
  ['triage/2026-01-31/LT-0042/AnyDesk/ad_svc.trace.1', 'lt-0042', null],
  ['connection_trace_lt-0042.txt', 'lt-0042', null],
  ['lt-0042-ad_svc.trace', 'lt-0042', null],
  ['lt-0042.zip!C/ProgramData/AnyDesk/ad_svc.trace', 'lt-0042', null],
  ['uploads/auto/C%3A/ProgramData/AnyDesk/ad_svc.trace', null, null],
  ['ad.trace', null, null],
])('reads host and account from %s', (path, host, account) => {
  expect(placeOf(path)).toEqual({ host, account });
});

describe('a trace read in order', () => {
  it('starts a session of its own for another peer', () => {
    const tell = traceReader();
    tell('2026-01-31T08:00:00.000Z', 'Accept request from 111 (via relay).');
    tell('2026-01-31T08:00:01.000Z', 'Logged in from 198.18.0.1:5000 on relay aa.');
    tell('2026-01-31T09:00:00.000Z', 'Accept request from 222 (direct).');
    expect(tell('2026-01-31T09:00:01.000Z', 'Authenticated with permanent token.')).toMatchObject({
      peer_id: '222',
      peer_address: null,
      permitted_by: 'token',
    });
  });

  it('forgets everything when the file is read anew', () => {
    const tell = traceReader();
    tell('2026-01-31T08:00:00.000Z', 'Accept request from 111 (via relay).');
    expect(tell('2026-01-30T08:00:00.000Z', 'Authenticated by local user (elevated).')).toBeNull();
  });

  it('passes over lines that say nothing of a session', () => {
    const tell = traceReader();
    for (const message of [
      '',
      'Authenticated by local user.',
      'Session closed by 1.',
      'Logged in from',
      'External address: none',
    ]) {
      expect(tell('2026-01-31T08:00:00.000Z', message)).toBeNull();
    }
  });
});
