import { pickSql } from '../sql.ts';
import type { Chunk } from './emitter.ts';
import { CONCAT, jsonSql, text, textOrNull, type Json } from './json.ts';
import { clientSql, deviceSql, enrolmentSql, oktaLaptopSql, phoneAgentSql, userIdSql, userSql } from './okta-row.ts';
import { AGENT, browserSql, versionSql } from './sign-in-agent.ts';
import { phoneModelSql, phonePlatformSql, tokenSql } from './sign-in-phone.ts';
import { keySql } from './sign-in.ts';

/** The form of a change in the System Log. */
interface Event {
  readonly when: string;
  readonly type: string;
  /** Milliseconds after the change. */
  readonly after?: number;
  /** What sends the request: the browser, Okta Verify on the phone or on the laptop, a program of the organisation. */
  readonly client: 'browser' | 'phone' | 'verify' | 'none';
  readonly uri: string;
  readonly target: Json;
  readonly result?: string;
  readonly reason?: string;
  /** SQL for further members of debugData, each preceded by a comma. */
  readonly debug?: string;
}

const USER: Json = { id: text('uid'), type: 'User', alternateId: text('login'), displayName: text('c.name'), detailEntry: null }; // prettier-ignore
const PHONE_ID = text(`${CONCAT}('guo', substr(factor_key, 4))`);
const PHONE: Json = { id: PHONE_ID, type: 'Device', alternateId: PHONE_ID, displayName: text('factor_name'), detailEntry: { oktaDeviceId: PHONE_ID, devicePlatform: text('upper(phone_platform)') } }; // prettier-ignore
const LAPTOP: Json = { id: text('okta_id'), type: 'Device', alternateId: text('okta_id'), displayName: text('hostname'), detailEntry: { oktaDeviceId: text('okta_id'), devicePlatform: text('os_platform') } }; // prettier-ignore
const MOBILE: Json = { id: text(`${CONCAT}('mbl', left(md5(phone), 17))`), type: 'MobilePhone', alternateId: 'unknown', displayName: textOrNull('phone'), detailEntry: null }; // prettier-ignore

function enrolment(id: string, displayName: string): Json {
  return { id: text(id), type: 'AuthenticatorEnrollment', alternateId: 'unknown', displayName, detailEntry: null };
}

const APP = `factor_kind IN ('push', 'fastpass')`;
const SMS = `factor_kind = 'sms' AND phone IS NOT NULL`;
const KEY = `NOT (${APP}) AND NOT (${SMS})`;
const factor = (name: string): string => `',"factor":"${name}"'`;

function eventsOf(seed: number): readonly Event[] {
  const verify = enrolment(enrolmentSql(seed, 'opf', 'w', 'factor_key'), 'Okta Verify');
  const onLaptop = enrolment(enrolmentSql(seed, 'pfd', 'w', 'd'), 'Okta Verify');
  const key = enrolment(enrolmentSql(seed, 'opf', 'w', `'key'`), 'Security Key or Biometric');
  const enrolled = { type: 'user.mfa.factor.activate', uri: '/idp/idx/challenge/poll', client: 'browser' } as const;
  const removed = { type: 'user.mfa.factor.deactivate', uri: '/api/v1/users/me/factors', client: 'browser' } as const;
  const byPhone = { uri: '/idp/authenticators', client: 'phone', target: [PHONE, USER] } as const;
  const byLaptop = { uri: '/idp/authenticators', client: 'verify', target: [LAPTOP, USER] } as const;
  const profile = { type: 'user.account.update_profile', uri: '/api/v1/users/me', client: 'browser', target: [USER] } as const; // prettier-ignore
  const lifecycle = { uri: '/api/v1/users', client: 'none', target: [USER] } as const;
  const identity = { type: 'user.identity_verification', uri: '/idp/identity-verification/callback', client: 'browser', target: [USER] } as const; // prettier-ignore
  const reset = `change = 'password_reset' AND ${pickSql(seed, ['k'], 'who resets', 2)} = 0`;
  return [
    { when: `change = 'factor_enrolled' AND ${APP}`, type: 'device.enrollment.create', ...byPhone },
    { when: `change = 'factor_enrolled' AND ${APP}`, type: 'device.user.add', after: 640, ...byPhone },
    { when: `change = 'factor_enrolled' AND ${APP}`, after: 1_370, ...enrolled, target: [USER, verify], debug: factor('OKTA_VERIFY_PUSH') },
    { when: `change = 'factor_enrolled' AND ${SMS}`, ...enrolled, target: [USER, MOBILE], debug: factor('SMS_FACTOR') },
    { when: `change = 'factor_enrolled' AND ${KEY}`, ...enrolled, target: [USER, key], debug: factor('FIDO_WEBAUTHN') },
    { when: `change = 'factor_removed' AND ${APP}`, ...removed, target: [USER, verify], debug: factor('OKTA_VERIFY_PUSH') },
    { when: `change = 'factor_removed' AND ${APP}`, type: 'device.user.remove', after: 410, uri: '/api/v1/devices', client: 'browser', target: [PHONE, USER] },
    { when: `change = 'factor_removed' AND ${SMS}`, ...removed, target: [USER, MOBILE], debug: factor('SMS_FACTOR') },
    { when: `change = 'factor_removed' AND ${KEY}`, ...removed, target: [USER, key], debug: factor('FIDO_WEBAUTHN') },
    { when: `change = 'device_added'`, type: 'device.enrollment.create', ...byLaptop },
    { when: `change = 'device_added'`, type: 'device.user.add', after: 590, ...byLaptop },
    { when: `change = 'device_added'`, after: 1_120, ...enrolled, target: [USER, onLaptop], debug: factor('SIGNED_NONCE') },
    { when: `change = 'factor_reset'`, type: 'user.mfa.factor.reset_all', uri: '/api/v1/users/lifecycle/reset_factors', client: 'browser', target: [USER] },
    { when: `change = 'password_chosen' OR change = 'password_reset' AND NOT (${reset})`, type: 'user.account.update_password', uri: '/idp/idx/challenge/answer', client: 'browser', target: [USER] },
    { when: reset, type: 'user.account.reset_password', uri: '/api/v1/users/lifecycle/reset_password', client: 'browser', target: [USER] },
    { when: `change IN ('contact_given', 'email_changed', 'phone_changed')`, ...profile, debug: `${CONCAT}(',"changedAttributes":"', concat_ws(',', CASE WHEN email IS NOT NULL THEN 'secondEmail' END, CASE WHEN phone IS NOT NULL THEN 'mobilePhone' END), '"', ',"secondEmail":"' || email || '"', ',"mobilePhone":"' || phone || '"')` },
    { when: `change = 'profile_updated'`, ...profile, client: 'none', debug: `',"changedAttributes":"title,department"'` },
    { when: `change = 'identity_denied'`, ...identity, result: 'DENY', reason: 'Identity verification was not completed' },
    { when: `change = 'identity_verified'`, ...identity },
    { when: `change = 'account_created'`, type: 'user.lifecycle.create', ...lifecycle },
    { when: `change = 'account_created'`, type: 'user.lifecycle.activate', after: 930, ...lifecycle },
    { when: `change = 'account_suspended'`, type: 'user.lifecycle.deactivate', ...lifecycle },
    { when: `change = 'token_created'`, type: 'system.api_token.create', uri: '/api/internal/tokens', client: 'browser', target: [{ id: text(`${CONCAT}('00T', left(md5(CAST(k AS VARCHAR)), 17))`), type: 'Token', alternateId: 'unknown', displayName: text(`coalesce(factor_name, 'token')`), detailEntry: null }] },
  ]; // prettier-ignore
}

const ACTORS: readonly (readonly [by: string, id: string, type: string, login: string, name: string])[] = [
  ['helpdesk', `'00u8fhelpDeskQ2w5d7'`, `'User'`, `'helpdesk@example.com'`, `'Help Desk'`],
  ['system', `'okta'`, `'SystemPrincipal'`, `'system@okta.com'`, `'Okta System'`],
];

function actorSql(part: 1 | 2 | 3 | 4, self: string): string {
  return `CASE doer ${ACTORS.map((one) => `WHEN '${one[0]}' THEN ${one[part]}`).join(' ')} ELSE ${self} END`;
}

/** Rows of the System Log for changes to accounts: see okta.ts for the columns. */
export function oktaChangeSql(seed: number, chunk: Chunk): string {
  const office = '(SELECT min(office_net) FROM sim_worker)';
  const known = `(SELECT c.k, c.happened_at, c.change, c.factor_kind, c.factor_key, c.factor_name, c.phone, c.email, c.doer, c.w, c.d, ${userIdSql(seed, 'c.w')} AS uid, w.login, w.name, w.fingerprint, coalesce(d.os, 'windows') AS platform,
      CASE c.doer WHEN 'self' THEN c.net WHEN 'helpdesk' THEN ${office} END AS net, CASE c.doer WHEN 'self' THEN c.address WHEN 'helpdesk' THEN (SELECT min(address) FROM sim_lease WHERE net = ${office}) END AS address, w.office_net,
      v.okta_id, v.hostname, v.os_platform, v.os_version, v.verify, ${phonePlatformSql('c.factor_name')} AS phone_platform, ${phoneAgentSql(seed, phonePlatformSql('c.factor_name'), phoneModelSql('c.factor_name'), 'c.factor_key')} AS phone_agent,
      'idx' || ${tokenSql(seed, ['c.w', 'CAST(c.happened_at AS DATE)'], 'okta session', 22)} AS session
    FROM sim_account_change AS c JOIN sim_worker AS w ON w.w = c.w LEFT JOIN sim_device AS d ON d.d = c.d LEFT JOIN ${oktaLaptopSql(seed)} AS v ON v.d = c.d
    WHERE c.happened_at >= TIMESTAMP '${chunk.from}' AND c.happened_at < TIMESTAMP '${chunk.to}')`;
  const events = eventsOf(seed);
  const each = (of: (event: Event) => string): string => `CASE i ${events.map((event, i) => `WHEN ${i} THEN ${of(event)}`).join(' ')} END`; // prettier-ignore
  const browsing = `(SELECT *, ${versionSql(seed, 'fingerprint', 'browser', 'happened_at')} AS version FROM (SELECT *, ${browserSql(seed, 'fingerprint', 'platform')} AS browser FROM ${known}))`;
  const steps = `(SELECT c.*, r.i, ${each((event) => `'${event.client}'`)} AS client FROM ${browsing} AS c JOIN range(${events.length}) AS r(i) ON ${each((event) => `(${event.when})`)})`;
  const asked = clientSql({
    agent: `(CASE client WHEN 'browser' THEN ${AGENT} WHEN 'phone' THEN phone_agent WHEN 'verify' THEN verify END)`,
    platform: `(CASE client WHEN 'phone' THEN phone_platform WHEN 'none' THEN NULL ELSE platform END)`,
    browser: `CASE client WHEN 'browser' THEN upper(browser) ELSE 'UNKNOWN' END`,
    zone: `CASE WHEN client <> 'none' THEN CASE WHEN c.net = office_net THEN n.city || ' office' ELSE 'null' END END`,
    address: 'c.address',
    net: 'n',
  });
  const byHand = `client = 'browser' AND doer = 'self'`;
  return `SELECT happened_at + to_milliseconds(${each((event) => String(event.after ?? 0))}) AS happened_at, ${keySql(seed, ['k', 'i'], 'okta change')} AS event, ${each((event) => `'${event.type}'`)} AS type,
      ${userSql(actorSql(1, 'uid'), actorSql(3, 'login'), actorSql(4, 'c.name'), actorSql(2, `'User'`))} AS actor, ${asked.client} AS client, ${asked.security} AS security, ${asked.request} AS request,
      CASE WHEN ${byHand} AND okta_id IS NOT NULL THEN ${deviceSql('c')} ELSE 'null' END AS device, session,
      ${each((event) => `'${event.result ?? 'SUCCESS'}'`)} AS result, ${each((event) => (event.reason === undefined ? 'NULL' : `'${event.reason}'`))} AS reason, ${each((event) => `'${event.uri}'`)} AS uri,
      CASE WHEN ${byHand} THEN fingerprint END AS mark, ${each((event) => event.debug ?? 'NULL')} AS debug, ${each((event) => jsonSql(event.target))} AS target
    FROM ${steps} AS c LEFT JOIN sim_network AS n ON n.net = c.net`;
}
