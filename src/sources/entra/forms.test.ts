import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../contract.ts';
import { readSources } from '../../read/read.ts';
import { source } from './index.ts';

/** How many rows a table has when the files are read in these runs over one lake. */
async function countAfter(table: string, runs: readonly Readonly<Record<string, string>>[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'entra-runs-'));
  const read = await readFixture([source], [folder]);
  for (const [index, files] of runs.entries()) {
    const own = join(folder, String(index));
    mkdirSync(own);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text);
    (await readSources(read, [source], [own], {})).release();
  }
  const rows = await read.rows(table);
  await read.close();
  rmSync(folder, { recursive: true, force: true });
  return rows.length;
}

describe('one event in every form', () => {
  const ids = { id: 'Directory_9', correlationId: 'C0AD-9', activityDisplayName: 'Update user', result: 'success' };
  const change = (id: string, property: string): Record<string, unknown> => ({
    ...ids,
    id,
    activityDateTime: '2026-03-04T00:00:00.7654321Z',
    initiatedBy: { user: { userPrincipalName: 'admin@example.com' } },
    targetResources: [
      {
        id: 'U1',
        type: 'User',
        userPrincipalName: 'a@example.com',
        modifiedProperties: [{ displayName: property, oldValue: null, newValue: '["x"]' }],
      },
    ],
  });
  const audit = change('Directory_9', 'Mobile');
  const graph = `${JSON.stringify(audit)}\n`;
  const monitor = `${JSON.stringify({ time: '2026-03-04T00:00:01Z', category: 'AuditLogs', properties: audit })}\n`;
  const workspace = `${JSON.stringify({
    TimeGenerated: '2026-03-04T00:00:00.7654321Z',
    Id: 'Directory_9',
    OperationName: 'Update user',
    CorrelationId: 'c0ad-9',
    Result: 'success',
    InitiatedBy: '{}',
    TargetResources: JSON.stringify(audit['targetResources']),
  })}\n`;
  const HEAD =
    'Date (UTC),CorrelationId,Activity,Result,Target1Type,Target1ObjectId,Target1UserPrincipalName,Target1ModifiedProperty1Name';
  const row = (property: string): string =>
    `2026-03-04T00:00:00+00:00,c0ad-9,Update user,success,User,u1,a@example.com,${property}\n`;
  const portal = `${HEAD}\n${row('Mobile')}`;
  const graphOfTwo = graph + `${JSON.stringify(change('Directory_10', 'OtherMail'))}\n`;

  const FORMS = { 'g.ndjson': graph, 'm.ndjson': monitor, 'w.ndjson': workspace, 'p.csv': portal };
  it.each<[string, number, readonly Readonly<Record<string, string>>[]]>([
    ['an audit in all forms', 1, [FORMS]],
    ['Graph, then the portal', 1, [{ 'a.ndjson': graph }, { 'b.csv': portal }]],
    ['the portal, then Graph', 1, [{ 'a.csv': portal }, { 'b.ndjson': graph }]],
    ['two of one moment in both forms', 2, [{ 'a.csv': portal + row('OtherMail') }, { 'b.ndjson': graphOfTwo }]],
    ['a second that only the portal has', 2, [{ 'a.csv': portal + row('OtherMail') }, { 'b.ndjson': graph }, FORMS]],
    ['another target', 2, [{ 'a.csv': portal.replace(',u1,', ',u2,') }, { 'b.ndjson': graph }]],
    ['another second', 2, [{ 'a.csv': portal.replace('00:00:00+', '00:00:02+') }, { 'b.ndjson': graph }]],
    ['a request without an id', 2, [{ 'a.csv': portal.replace('c0ad-9', '') }, { 'b.ndjson': graph }]],
  ])('%s: %i', async (_name, count, runs) => {
    expect(await countAfter('account_change', runs)).toBe(count);
  });

  it('a sign-in, in whichever order', async () => {
    const signIn = {
      id: '5e11-9',
      createdDateTime: '2026-03-04T00:00:00.5Z',
      userPrincipalName: 'a@example.com',
      appDisplayName: 'App',
      ipAddress: '192.0.2.1',
      status: { errorCode: 0 },
    };
    const forms = [
      { 'g.ndjson': JSON.stringify(signIn) },
      { 'm.ndjson': JSON.stringify({ time: '2026-03-04T00:00:01Z', category: 'SignInLogs', properties: signIn }) },
      {
        'w.ndjson': JSON.stringify({
          TimeGenerated: '2026-03-04T00:00:00.5Z',
          Id: '5E11-9',
          UserPrincipalName: 'a@example.com',
          IPAddress: '192.0.2.1',
          ResultType: '0',
        }),
      },
      {
        'p.csv':
          'Date (UTC),Request ID,Username,IP address,Status\n2026-03-04T00:00:00Z,5e11-9,a@example.com,,Success\n',
      },
    ];
    expect(await countAfter('sign_in', forms)).toBe(1);
    expect(await countAfter('sign_in', forms.toReversed())).toBe(1);
  });
});
