import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../engine/engine.ts';
import { readFixture, sourceContract } from '../contract.ts';
import { source } from './index.ts';

const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url));

sourceContract(source, FIXTURES);

let tables: Readonly<Record<string, readonly Row[]>> = {};
beforeAll(async () => {
  const read = await readFixture([source], [FIXTURES]);
  tables = {
    sign_in: await read.rows('sign_in'),
    account_change: await read.rows('account_change'),
    vendor_alert: await read.rows('vendor_alert'),
  };
  await read.close();
});

/** Rows of a table of the given texts, each a file of its own. */
async function rowsOf(
  table: string,
  files: Readonly<Record<string, string>>,
): Promise<{ rows: Row[]; unparsed: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'entra-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const read = await readFixture([source], [folder]);
  const rows = await read.rows(table);
  const unparsed = read.result.coverage.unparsed.length;
  await read.close();
  rmSync(folder, { recursive: true, force: true });
  return { rows, unparsed };
}

function only(rows: readonly Row[], id: string, value: string): Row {
  const found = rows.filter((row) => row[id] === value);
  expect(found, `${id} = ${value}`).toHaveLength(1);
  return found[0] ?? {};
}

describe('Entra sign-ins', () => {
  let rows: readonly Row[] = [];
  beforeAll(() => {
    rows = tables['sign_in'] ?? [];
  });

  it('maps an interactive sign-in with its device, place, session and factor', () => {
    expect(only(rows, 'occurred_at', '2026-03-02T08:15:04Z')).toMatchObject({
      source: 'entra',
      account_id: 'robin.ash@example.com',
      user_name: 'Robin Ash',
      event_type: 'interactiveUser',
      outcome: 'success',
      reason: null,
      interactive: true,
      address: '198.51.100.23',
      vendor_country: 'US',
      vendor_city: 'Lansing',
      vendor_latitude: 42.73,
      vendor_longitude: -84.55,
      vendor_asn: 64500,
      client_app: 'Chrome 133.0.0',
      application: 'Office 365 Exchange Online',
      host: 'lt-0101',
      device_managed: true,
      device_key: 'd3a10001-0000-4000-8000-0000000000d1',
      browser_fingerprint: 'd3a10001-0000-4000-8000-0000000000d1',
      device_compliant: true,
      trust_type: 'Azure AD joined',
      session_id: '005e55a1-0000-4000-8000-000000000001',
      factor: 'Mobile app notification',
      phishing_resistant: false,
      vendor_risk: null,
    });
  });

  it('keeps one row of a record read in Graph and in Azure Monitor form', () => {
    expect(rows.filter((row) => row['occurred_at'] === '2026-03-02T08:15:04Z')).toHaveLength(1);
  });

  it.each([
    ['2026-03-02T09:00:00.123456Z', 'challenge', '50074 Strong Authentication is required.'],
    ['2026-03-02T09:30:00Z', 'failure', '50126 Error validating credentials due to invalid username or password.'],
    [
      '2026-03-02T14:00:00.25Z',
      'challenge',
      `50140 This error occurred due to 'Keep me signed in' interrupt when the user was signing-in.`,
    ],
    ['2026-03-02T15:05:00Z', 'challenge', '50140 Keep me signed in'],
    ['2026-03-02T15:06:00Z', 'failure', '50053 The account is locked.'],
  ])('tells the outcome of the sign-in at %s', (time, outcome, reason) => {
    expect(only(rows, 'occurred_at', time)).toMatchObject({ outcome, reason });
  });

  it('knows the factors bound to device and origin', () => {
    expect(only(rows, 'factor', 'FIDO2 security key')['phishing_resistant']).toBe(true);
    expect(only(rows, 'factor', 'Windows Hello for Business')['phishing_resistant']).toBe(true);
  });

  it('takes neither an empty nor a zero device id, and no factor from an earlier sign-in', () => {
    expect(only(rows, 'occurred_at', '2026-03-02T12:00:00Z')).toMatchObject({
      device_key: null,
      browser_fingerprint: null,
      factor: null,
      interactive: false,
    });
    expect(only(rows, 'occurred_at', '2026-03-02T09:00:00.123456Z')).toMatchObject({
      device_key: null,
      host: null,
      session_id: null,
    });
  });

  it('keeps service principals apart from accounts', () => {
    const services = rows.filter((row) => row['event_type'] === 'servicePrincipal');
    expect(services.map((row) => [row['account_id'], row['user_name']])).toEqual([
      [null, 'backup-runner'],
      [null, 'vm-runner'],
      [null, 'backup-runner'],
    ]);
  });

  it('reads nested values that a Log Analytics table holds as text', () => {
    expect(only(rows, 'occurred_at', '2026-03-02T14:30:00Z')).toMatchObject({
      host: 'lt-0102',
      vendor_city: 'Lansing',
      vendor_latitude: 42.73,
      interactive: false,
    });
  });

  it('reads place and device of the portal CSV', () => {
    expect(only(rows, 'occurred_at', '2026-03-02T15:00:00Z')).toMatchObject({
      vendor_country: 'US',
      vendor_city: 'Lansing',
      vendor_asn: 64500,
      device_managed: true,
      factor: 'Mobile app notification',
    });
  });

  it('gives the time and result of the envelope where the record has none', () => {
    expect(only(rows, 'user_name', 'vm-runner')).toMatchObject({
      occurred_at: '2026-03-02T13:00:00.123Z',
      outcome: 'success',
    });
  });

  it('raises the detections that a risky sign-in names', () => {
    const alerts = tables['vendor_alert'] ?? [];
    expect(only(rows, 'occurred_at', '2026-03-02T09:30:00Z')['vendor_risk']).toBe('high');
    expect(only(alerts, 'alert_type', 'unlikelyTravel,investigationsThreatIntelligence')).toMatchObject({
      threat_intelligence: true,
      severity: 'high',
      state: 'atRisk',
    });
  });
});

describe('Entra audits', () => {
  let rows: readonly Row[] = [];
  beforeAll(() => {
    rows = tables['account_change'] ?? [];
  });

  it('finds the authenticator that was added among those that were there', () => {
    expect(only(rows, 'factor_device', 'fcm-bbbb0002')).toMatchObject({
      account_id: 'robin.ash@example.com',
      actor_id: 'azure mfa strongauthenticationservice',
      change: 'factor_enrolled',
      factor: 'Authenticator',
      factor_device_name: 'Phone Two',
    });
  });

  it('does not take the fillers of a software token for a device', () => {
    expect(only(rows, 'factor_device', '70ce0009-0000-4000-8000-000000000009')).toMatchObject({
      account_id: 'kim.birch@example.com',
      change: 'factor_enrolled',
      factor_device_name: null,
    });
  });

  it('calls the refresh of a known authenticator no enrolment', () => {
    expect(only(rows, 'occurred_at', '2026-03-03T08:03:00.5Z')).toMatchObject({ change: 'other', factor_device: null });
  });

  it('extracts phones and second addresses', () => {
    expect(only(rows, 'phone', '+1 5550100123')).toMatchObject({
      change: 'factor_enrolled',
      factor: 'phone',
      email: 'robin.second@example.org',
    });
    expect(only(rows, 'phone', '+1 5550100199')).toMatchObject({
      change: 'profile_edited',
      email: 'kim.other@example.net',
      actor_id: 'kim.birch@example.com',
      address: '203.0.113.5',
    });
    expect(only(rows, 'phone', '+44 7700900123')).toMatchObject({
      account_id: 'sam.elder@example.com',
      change: 'factor_enrolled',
    });
  });

  it.each([
    ['User registered security info', 'factor_enrolled', 'Authenticator App with Notification and Code'],
    ['User deleted security info', 'factor_removed', 'Mobile Phone SMS'],
    ['Reset password (by admin)', 'password_reset', null],
    ['Add member to role', 'grant_added', null],
    ['Disable account', 'account_suspended', null],
    ['Add user', 'account_created', null],
    ['Update conditional access policy', 'other', null],
  ])('classifies %s', (activity, change, factor) => {
    expect(only(rows, 'event_type', activity)).toMatchObject({ change, factor, outcome: 'success' });
  });

  it('keeps who did it, from where, and what was granted', () => {
    expect(only(rows, 'event_type', 'Add member to role')).toMatchObject({
      account_id: 'robin.ash@example.com',
      actor_id: 'admin.elm@example.com',
      address: '192.0.2.10',
      detail: 'Helpdesk Administrator',
    });
    expect(only(rows, 'event_type', 'User registered security info')).toMatchObject({
      user_agent: 'Mozilla/5.0 (X11; Linux x86_64)',
    });
    expect(only(rows, 'event_type', 'User deleted security info')).toMatchObject({ address: '198.51.100.23' });
  });

  it('keeps the device of a device registration', () => {
    expect(only(rows, 'event_type', 'Add device')).toMatchObject({
      factor_device: 'd3a10001-0000-4000-8000-0000000000d1',
      factor_device_name: 'LT-0101',
      change: 'other',
    });
  });
});

describe('audits of the portal CSV, which have no id', () => {
  const HEAD =
    'Date (UTC),CorrelationId,Activity,Result,Target1Type,Target1UserPrincipalName,Target1ModifiedProperty1Name';
  const row = (property: string): string =>
    `2026-03-04T00:00:00+00:00,c1,Update user,success,User,a@example.com,${property}`;

  it('are told apart within a moment, and are the same in two downloads', async () => {
    const { rows } = await rowsOf('account_change', {
      'a.csv': `${HEAD}\n${row('Mobile')}\n${row('OtherMail')}\n`,
      'b.csv': `${HEAD}\n${row('OtherMail')}\n${row('JobTitle')}\n`,
    });
    expect(rows).toHaveLength(3);
  });
});

describe('Entra risk detections', () => {
  it('maps type, level and state, once for each detection', () => {
    const rows = (tables['vendor_alert'] ?? []).filter((row) => row['detail'] !== null);
    expect(rows.map((row) => String(row['alert_type'])).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'anonymizedIPAddress',
      'impossibleTravel',
      'investigationsThreatIntelligence',
      'unlikelyTravel',
    ]);
    expect(only(rows, 'alert_type', 'investigationsThreatIntelligence')).toMatchObject({
      account_id: 'kim.birch@example.com',
      threat_intelligence: true,
      severity: 'high',
      state: 'dismissed',
      address: '2001:db8:40::17',
      detail: 'signin, offline, adminDismissedAllRiskForUser',
    });
    expect(only(rows, 'alert_type', 'anonymizedIPAddress')).toMatchObject({
      threat_intelligence: false,
      severity: 'low',
    });
  });
});

describe('records that are not as documented', () => {
  const audit = {
    id: 'x',
    activityDateTime: '2026-03-04T00:00:00Z',
    activityDisplayName: 'Update user',
    initiatedBy: {},
    targetResources: [],
  };

  it.each([
    [
      'lists that are objects',
      { targetResources: { type: 'Device', '"Device"': 1 }, additionalDetails: { DeviceId: 'a', 'User-Agent': 'b' } },
    ],
    ['lists that are text', { targetResources: 'Device "Device" "Mobile"', additionalDetails: '"DeviceId" [' }],
    ['lists of text', { targetResources: ['Device'], additionalDetails: ['DeviceId', 'User-Agent'] }],
    [
      'values cut short',
      {
        targetResources: [
          {
            modifiedProperties: [
              {
                displayName: 'StrongAuthenticationPhoneAppDetail',
                oldValue: '[{"Id":"1"',
                newValue: '[{"Id":"2","Dev',
              },
            ],
          },
        ],
      },
    ],
  ])('reads an audit with %s', async (_name, odd) => {
    const { rows, unparsed } = await rowsOf('account_change', {
      'a.ndjson': `${JSON.stringify({ ...audit, ...odd })}\n`,
    });
    expect(rows).toHaveLength(1);
    expect(unparsed).toBe(0);
  });

  it('reads a sign-in whose nested values are text', async () => {
    const record = {
      id: 'y',
      createdDateTime: '2026-03-04T00:00:00Z',
      ipAddress: '192.0.2.1',
      status: 'ok',
      appDisplayName: 'App',
      userPrincipalName: 'A@example.com',
      location: 'here',
      deviceDetail: [],
      authenticationDetails: 'none',
    };
    const { rows } = await rowsOf('sign_in', { 'a.ndjson': `${JSON.stringify(record)}\n` });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ account_id: 'a@example.com', outcome: 'unknown', factor: null });
  });

  it('lists a sign-in without a time as not parsed', async () => {
    const record = {
      id: 'z',
      createdDateTime: 'yesterday',
      ipAddress: '192.0.2.1',
      status: { errorCode: 0 },
      appDisplayName: 'App',
      userPrincipalName: 'a@example.com',
    };
    expect(await rowsOf('sign_in', { 'a.ndjson': `${JSON.stringify(record)}\n` })).toEqual({ rows: [], unparsed: 1 });
  });
});
