import { pickSql } from '../sql.ts';
import type { World } from '../world.ts';
import type { Chunk } from './emitter.ts';
import { federated, rowIdSql, ticksSql } from './entra-row.ts';
import { CONCAT, jsonSql, raw, text, textOrNull, type Json } from './json.ts';
import { objectIdSql } from './laptop.ts';
import { phonePlatformSql } from './sign-in-phone.ts';
import { keySql } from './sign-in.ts';

/** The form of a change in the directory's audit log. */
interface Audit {
  readonly when: string;
  readonly activity: string;
  readonly service: 'Core Directory' | 'Authentication Methods' | 'Self-service Password Management' | 'Device Registration Service';
  readonly operation: 'Add' | 'Update' | 'Delete' | 'Assign';
  readonly category?: string;
  /** Seconds after the change. */
  readonly after?: number;
  /** Name of the program that makes it; absent: the person, or the help desk. */
  readonly program?: string;
  readonly reason?: string;
  readonly target?: Json;
  readonly details?: Json;
} // prettier-ignore

/** If people sign in elsewhere first, factors and passwords are kept there; these changes remain. */
const OF_DIRECTORY = ['account_created', 'account_suspended', 'profile_updated', 'device_added'];
const MFA = 'Azure MFA StrongAuthenticationService';
const HR = 'Workday to Microsoft Entra User Provisioning';

function user(modifiedProperties: Json): Json {
  return { id: text('user_id'), displayName: text('name'), type: 'User', userPrincipalName: text('login'), groupType: null, modifiedProperties, administrativeUnits: [] }; // prettier-ignore
}

/** A changed property; its values are JSON as text. */
function changed(name: string, before: string, now: string): Json {
  const value = (sql: string): Json => raw(`to_json(CAST(${sql} AS VARCHAR))`);
  return [{ displayName: name, oldValue: value(before), newValue: value(now) }, { displayName: 'Included Updated Properties', oldValue: null, newValue: `"${name}"` }]; // prettier-ignore
}

function audits(seed: number): readonly Audit[] {
  const app = `factor_kind IN ('push', 'fastpass')`;
  const sms = `factor_kind = 'sms' AND phone IS NOT NULL`;
  const key = `NOT (${app}) AND NOT (${sms})`;
  const token = `${CONCAT}(CASE ${phonePlatformSql('factor_name')} WHEN 'ios' THEN 'apns2-' ELSE 'fcm-' END, md5(factor_key), md5(${CONCAT}(factor_key, 'token')))`;
  const app_id = `CAST(CAST(md5(${CONCAT}('${seed}', w, factor_key)) AS UUID) AS VARCHAR)`;
  const authenticator = jsonSql([{ DeviceName: text('factor_name'), DeviceToken: text(token), DeviceTag: 'SoftwareTokenActivated', PhoneAppVersion: '6.8.39', OathTokenTimeDrift: 0, DeviceId: '00000000-0000-0000-0000-000000000000', Id: text(app_id), TimeInterval: 0, AuthenticationType: 3, NotificationType: 2, LastAuthenticatedTimestamp: text(`strftime(happened_at, '%Y-%m-%dT%H:%M:%SZ')`), AuthenticatorFlavor: 'Authenticator', HashFunction: null, TenantDeviceId: null, SecuredPartitionId: 0, SecuredKeyId: 0 }]); // prettier-ignore
  const contact = jsonSql({ PhoneNumber: textOrNull('phone'), AlternativePhoneNumber: null, Email: textOrNull('email'), VoiceOnlyPhoneNumber: null }); // prettier-ignore
  const nobody = `'{"PhoneNumber":null,"AlternativePhoneNumber":null,"Email":null,"VoiceOnlyPhoneNumber":null}'`;
  const update = { activity: 'Update user', service: 'Core Directory', operation: 'Update', program: MFA, after: 1 } as const; // prettier-ignore
  const registered = { activity: 'User registered security info', service: 'Authentication Methods', operation: 'Add' } as const; // prettier-ignore
  const deleted = { activity: 'User deleted security info', service: 'Authentication Methods', operation: 'Delete' } as const; // prettier-ignore
  const device: Json = { id: text('aad_id'), displayName: text('hostname'), type: 'Device', modifiedProperties: [], administrativeUnits: [] }; // prettier-ignore
  const enrolled = (kind: string): string => `change = 'factor_enrolled' AND ${kind}`;
  const removed = (kind: string): string => `change = 'factor_removed' AND ${kind}`;
  const reset = (who: number): string => `change = 'password_reset' AND ${pickSql(seed, ['k'], 'who resets', 2)} = ${who}`; // prettier-ignore
  return [
    { when: enrolled(app), ...registered, reason: 'User registered Authenticator App with Notification and Code' },
    { when: enrolled(app), ...update, target: [user(changed('StrongAuthenticationPhoneAppDetail', `'[]'`, authenticator))] },
    { when: enrolled(sms), ...registered, reason: 'User registered Mobile Phone SMS' },
    { when: enrolled(sms), ...update, target: [user(changed('StrongAuthenticationUserDetails', nobody, contact))] },
    { when: enrolled(key), activity: 'Add Passkey (device-bound)', service: 'Authentication Methods', operation: 'Add' },
    { when: removed(app), ...deleted, reason: 'User deleted Authenticator App with Notification and Code' },
    { when: removed(app), ...update, target: [user(changed('StrongAuthenticationPhoneAppDetail', authenticator, `'[]'`))] },
    { when: removed(sms), ...deleted, reason: 'User deleted Mobile Phone SMS' },
    { when: removed(sms), ...update, target: [user(changed('StrongAuthenticationUserDetails', contact, nobody))] },
    { when: removed(key), activity: 'Delete Passkey (device-bound)', service: 'Authentication Methods', operation: 'Delete' },
    { when: `change = 'factor_reset'`, activity: 'Admin deleted security info', service: 'Authentication Methods', operation: 'Delete', reason: 'Admin deleted Authenticator App with Notification and Code' },
    { when: `change IN ('contact_given', 'email_changed', 'phone_changed')`, ...registered, reason: 'User registered Email' },
    { when: `change IN ('contact_given', 'email_changed', 'phone_changed')`, ...update, target: [user(changed('StrongAuthenticationUserDetails', nobody, contact))] },
    { when: `change = 'password_chosen'`, activity: 'Change user password', service: 'Core Directory', operation: 'Update' },
    { when: reset(0), activity: 'Reset user password', service: 'Core Directory', operation: 'Update' },
    { when: reset(1), activity: 'Reset password (self-service)', service: 'Self-service Password Management', operation: 'Update', reason: 'Successfully completed reset.' },
    { when: `change = 'profile_updated'`, activity: 'Update user', service: 'Core Directory', operation: 'Update', program: HR, target: [user(changed('JobTitle', `'[]'`, `'["Specialist"]'`))] },
    { when: `change = 'account_created'`, activity: 'Add user', service: 'Core Directory', operation: 'Add', program: HR },
    { when: `change = 'account_suspended'`, activity: 'Disable account', service: 'Core Directory', operation: 'Update', program: HR },
    { when: `change = 'device_added' AND aad_id IS NOT NULL`, activity: 'Add device', service: 'Core Directory', category: 'Device', operation: 'Add', program: 'Device Registration Service', target: [device], details: [{ key: 'DeviceId', value: text('aad_id') }, { key: 'DeviceOSType', value: text(`CASE os WHEN 'macos' THEN 'MacMDM' ELSE 'Windows' END`) }, { key: 'DeviceTrustType', value: text(`CASE os WHEN 'macos' THEN 'Workplace' ELSE 'AzureAd' END`) }] },
    { when: `change = 'device_added' AND aad_id IS NOT NULL`, activity: 'Register device', service: 'Device Registration Service', category: 'Device', operation: 'Add', after: 2, target: [device] },
    { when: `change = 'token_created'`, activity: 'Update application – Certificates and secrets management', service: 'Core Directory', category: 'ApplicationManagement', operation: 'Update', target: [{ id: text(rowIdSql(seed, 'k', 'entra application')), displayName: text(`coalesce(factor_name, 'token')`), type: 'Application', modifiedProperties: [], administrativeUnits: [] }] },
  ]; // prettier-ignore
}

function record(seed: number, each: (of: (audit: Audit) => string) => string): Json {
  const json = (value: Json): string => jsonSql(value);
  const helpdesk = `doer = 'helpdesk' OR activity = 'Reset user password'`;
  const office = `(SELECT min(address) FROM sim_lease WHERE net = (SELECT min(office_net) FROM sim_worker))`;
  const by = { id: text(`CASE WHEN ${helpdesk} THEN '6d2f1b7e-90c4-4a35-8e1d-3b5a7c9f2d60' ELSE user_id END`), displayName: null, userPrincipalName: text(`CASE WHEN ${helpdesk} THEN 'helpdesk@example.com' ELSE login END`), ipAddress: text(`coalesce(CASE WHEN ${helpdesk} THEN ${office} ELSE address END, '')`), userType: null, homeTenantId: null, homeTenantName: null }; // prettier-ignore
  return {
    id: text(`${CONCAT}(CASE service WHEN 'Core Directory' THEN 'Directory' ELSE 'IDM' END, '_', ${rowIdSql(seed, 'event', 'entra audit')}, '_', upper(left(md5(CAST(event AS VARCHAR)), 5)), '_', event % 100000000)`),
    category: text(each((audit) => `'${audit.category ?? 'UserManagement'}'`)),
    correlationId: text(rowIdSql(seed, 'k', 'entra audit')),
    result: 'success',
    resultReason: text(each((audit) => `'${audit.reason ?? ''}'`)),
    activityDisplayName: text('activity'),
    activityDateTime: text(`${CONCAT}(${ticksSql('written_at', 'event')}, 'Z')`),
    loggedByService: text('service'),
    operationType: text(each((audit) => `'${audit.operation}'`)),
    initiatedBy: raw(`CASE WHEN program IS NULL THEN ${json({ app: null, user: by })} ELSE ${json({ app: { appId: null, displayName: text('program'), servicePrincipalId: null, servicePrincipalName: null }, user: null })} END`),
    targetResources: raw(each((audit) => json(audit.target ?? [user([])]))),
    additionalDetails: raw(each((audit) => json(audit.details ?? []))),
  }; // prettier-ignore
}

/** Lines of `auditLogs/directoryAudits` of Microsoft Graph, one object per line. */
export function entraAuditSql(world: World, chunk: Chunk): string {
  const { seed } = world.setting;
  const list = audits(seed);
  const each = (of: (audit: Audit) => string): string => `CASE i ${list.map((audit, i) => `WHEN ${i} THEN ${of(audit)}`).join(' ')} END`; // prettier-ignore
  const recorded = federated(world) ? `change IN (${OF_DIRECTORY.map((one) => `'${one}'`).join(', ')})` : 'true';
  const known = `(SELECT c.*, w.login, w.name, ${objectIdSql(seed, 'w.w')} AS user_id, v.aad_id, v.hostname, v.os FROM sim_account_change AS c JOIN sim_worker AS w ON w.w = c.w LEFT JOIN sim_device AS v ON v.d = c.d
    WHERE c.happened_at >= TIMESTAMP '${chunk.from}' AND c.happened_at < TIMESTAMP '${chunk.to}')`;
  const steps = `SELECT c.*, r.i, happened_at + to_milliseconds(1000 * ${each((audit) => String(audit.after ?? 0))}) AS written_at, ${keySql(seed, ['k', 'r.i'], 'entra audit')} AS event, ${each((audit) => `'${audit.activity}'`)} AS activity,
      ${each((audit) => `'${audit.service}'`)} AS service, ${each((audit) => (audit.program === undefined ? 'NULL' : `'${audit.program}'`))} AS program
    FROM ${known} AS c JOIN range(${list.length}) AS r(i) ON ${each((audit) => `(${audit.when})`)} WHERE ${recorded}`;
  return `SELECT ${jsonSql(record(seed, each))} AS line FROM (SELECT * FROM (${steps}) ORDER BY written_at, event) AS e`;
}
