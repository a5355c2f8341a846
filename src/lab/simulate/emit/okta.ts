import { isoSql } from '../sql.ts';
import type { Emitter } from './emitter.ts';
import { CONCAT, jsonSql, raw, text, textOrNull, type Json } from './json.ts';
import { oktaChangeSql } from './okta-change.ts';
import { hexSql, typeText } from './okta-row.ts';
import { oktaSignInSql } from './okta-sign-in.ts';
import { tokenSql } from './sign-in-phone.ts';
import { signInTables } from './sign-in-tables.ts';
import { APPLICATIONS } from './sign-in.ts';

const NAMES = `[${APPLICATIONS.map((one) => `'${one}'`).join(', ')}]`;

function enrolment(displayName: string, detailEntry: Json): Json {
  return { id: text('e.enrolment'), type: 'AuthenticatorEnrollment', alternateId: 'unknown', displayName, detailEntry };
}

function verified(displayName: string, method: string, properties: string): string {
  return jsonSql([
    raw('e.actor'),
    enrolment(displayName, { methodTypeUsed: method, methodUsedVerifiedProperties: properties }),
  ]);
}

/** The target of a sign-in; changes have their own targets. An account in an application differs from the account only in its type and id. */
function targetSql(seed: number): string {
  const name = text(`${NAMES}[e.application + 1]`);
  const app = (mode: string): string =>
    jsonSql([
      { id: text(`'0oa' || ${tokenSql(seed, ['e.application'], 'app', 17)}`), type: 'AppInstance', alternateId: name, displayName: name, detailEntry: { signOnModeType: mode } },
      raw(`'{"id":"0ua', substr(e.actor, 11, 15), ${NAMES}[e.application + 1][1:2], '","type":"AppUser"', substr(e.actor, 43)`),
    ]); // prettier-ignore
  return `CASE e.type WHEN 'user.authentication.sso' THEN ${app('SAML_2_0')}
    WHEN 'user.authentication.auth_via_mfa' THEN CASE e.method
      WHEN 'push' THEN ${verified('Okta Verify', 'Get a push notification', '[USER_PRESENCE]')}
      WHEN 'fastpass' THEN ${verified('Okta Verify', 'Use Okta FastPass', '[DEVICE_BOUND, PHISHING_RESISTANT, HARDWARE_PROTECTED, USER_PRESENCE]')}
      WHEN 'sms' THEN ${verified('Phone', 'SMS', '[USER_PRESENCE]')}
      ELSE ${verified('Security Key or Biometric', 'Security key or biometric authenticator', '[DEVICE_BOUND, PHISHING_RESISTANT, HARDWARE_PROTECTED, USER_PRESENCE]')} END
    WHEN 'system.push.send_factor_verify_push' THEN ${jsonSql([enrolment('Okta Verify', null)])}
    WHEN 'policy.evaluate_sign_on' THEN ${jsonSql([
      { id: '00p8fhkq2rT6m1XwL5d7', type: 'PolicyEntity', alternateId: 'unknown', displayName: 'Staff', detailEntry: { policyType: 'OktaSignOn' } },
      { id: '0pr8fhkq3bN9c4VzS5d7', type: 'PolicyRule', alternateId: '00p8fhkq2rT6m1XwL5d7', displayName: 'Two factors', detailEntry: null },
    ])} END`; // prettier-ignore
}

/** debugData: data on the browser, the request and the tunnel; members in no particular order. */
function debugSql(request: string): string {
  const factor = `CASE e.method WHEN 'push' THEN '"factor":"OKTA_VERIFY_PUSH","pushOnlyResponseType":"OV_RESPONSE_APPROVE"' WHEN 'fastpass' THEN '"factor":"SIGNED_NONCE"' WHEN 'sms' THEN '"factor":"SMS_FACTOR"' ELSE '"factor":"FIDO_WEBAUTHN"' END`;
  return `${CONCAT}('{', CASE WHEN e.mark_version IS NOT NULL THEN ${CONCAT}('"deviceFingerprint":"', md5(${CONCAT}(e.mark, e.mark_version)), '",') END, CASE WHEN e.mark IS NOT NULL THEN ${CONCAT}('"dtHash":"', e.mark, md5(e.mark), '",') END,
    CASE WHEN e.type = 'user.authentication.auth_via_mfa' THEN ${CONCAT}(${factor}, ',"factorIntent":"AUTHENTICATION",') END, CASE WHEN e.application IS NOT NULL THEN '"initiationType":"SP_INITIATED","signOnMode":"SAML 2.0",' END,
    '"requestId":"', ${request}, '","requestUri":"', e.uri, '","threatSuspected":"false"', e.tunnels, e.debug, ',"url":"', e.uri, '?"}')`;
}

/** A record from a row with `actor`, `client`, `security`, `request`, `device` and `target` in JSON, and texts. */
function record(seed: number): Json {
  const request = hexSql(seed, 'e.event', 'request');
  const unique = hexSql(seed, 'e.event', 'uuid');
  const session = text('e.session');
  const provider = (name: string): Json => raw(`CASE WHEN e.type = 'user.authentication.auth_via_mfa' THEN '"${name}"' ELSE 'null' END`); // prettier-ignore
  return {
    actor: raw('e.actor'),
    client: raw('e.client'),
    device: raw('e.device'),
    authenticationContext: { authenticationProvider: provider('FACTOR_PROVIDER'), credentialProvider: provider('OKTA_CREDENTIAL_PROVIDER'), credentialType: null, issuer: null, interface: null, authenticationStep: 0, rootSessionId: session, externalSessionId: session },
    displayMessage: text(typeText('e.type', 0)),
    eventType: text('e.type'),
    outcome: { result: text('e.result'), reason: textOrNull('e.reason') },
    published: text(isoSql('e.happened_at')),
    securityContext: raw('e.security'),
    severity: text(`CASE WHEN e.result IN ('FAILURE', 'DENY') THEN 'WARN' ELSE 'INFO' END`),
    debugContext: { debugData: raw(debugSql(request)) },
    legacyEventType: textOrNull(`CASE WHEN e.result = 'FAILURE' THEN 'core.user_auth.login_failed' ELSE ${typeText('e.type', 1)} END`),
    transaction: { type: text(`CASE WHEN e.request = '[]' THEN 'JOB' ELSE 'WEB' END`), id: text(request), detail: {} },
    uuid: text(`${CONCAT}(left(${unique}, 8), '-', substr(${unique}, 9, 4), '-11f0-', substr(${unique}, 13, 4), '-', substr(${unique}, 17, 12))`),
    version: '0',
    request: { ipChain: raw('e.request') },
    target: raw(`coalesce(e.target, ${targetSql(seed)}, 'null')`),
  }; // prettier-ignore
}

/** Okta System Log: `LogEvent`, members in the order of the API. */
export const okta: Emitter = {
  tool: 'okta',
  tables: signInTables,
  files: ({ setting: { seed }, endAt }, chunk) => [
    {
      path: `okta/system-log-${chunk.name}.ndjson`,
      form: 'text',
      query: `SELECT ${jsonSql(record(seed))} AS line FROM (SELECT * FROM (${oktaSignInSql(seed)} UNION ALL BY NAME ${oktaChangeSql(seed, chunk)}) WHERE happened_at < TIMESTAMP '${endAt.slice(0, 19)}' ORDER BY happened_at, event) AS e`,
    },
  ],
};
