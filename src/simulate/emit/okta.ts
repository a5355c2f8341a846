import { idSql, isoSql, uuidSql } from '../sql.ts';
import type { Emitter } from './emitter.ts';
import { APPLICATIONS, signInSql } from './sign-in.ts';

const EVENT: Readonly<Record<string, readonly [type: string, display: string, legacy: string]>> = {
  login: ['user.session.start', 'User login to Okta', 'core.user_auth.login_success'],
  mfa: ['user.authentication.auth_via_mfa', 'Authentication of user via MFA', 'core.user.factor.attempt_success'],
  sso: ['user.authentication.sso', 'User single sign on to app', 'app.auth.sso'],
};

function byStep(part: 0 | 1 | 2): string {
  return `CASE e.step ${Object.entries(EVENT)
    .map(([step, texts]) => `WHEN '${step}' THEN '${texts[part]}'`)
    .join(' ')} END`;
}

const NAMES = `[${APPLICATIONS.map((one) => `'${one}'`).join(', ')}]`;
const PLACE = `{'city': n.city, 'state': n.region, 'country': n.country_name, 'postalCode': n.postal_code, 'geolocation': {'lat': n.latitude, 'lon': n.longitude}}`;

/** Okta System Log: `LogEvent`, members in the order of the API. */
export const okta: Emitter = {
  tool: 'okta',
  files: (world, chunk) => {
    const { seed } = world.setting;
    const user = `'00u' || left(${idSql(seed, ['w.w'], 'okta user')}, 17)`;
    const own = `{'id': ${user}, 'type': 'User', 'alternateId': w.login, 'displayName': w.name, 'detailEntry': CAST(NULL AS VARCHAR)}`;
    const app = `{'id': '0oa' || left(${idSql(seed, ['e.application'], 'app')}, 17), 'type': 'AppInstance', 'alternateId': ${NAMES}[e.application + 1], 'displayName': ${NAMES}[e.application + 1], 'detailEntry': CAST(NULL AS VARCHAR)}`;
    const failed = `e.outcome = 'failure'`;
    return [
      {
        path: `okta/system-log-${chunk.name}.ndjson`,
        form: 'ndjson',
        query: `SELECT ${own} AS actor,
          {'userAgent': {'rawUserAgent': e.user_agent, 'os': CASE WHEN e.user_agent LIKE '%iPhone%' THEN 'iOS' WHEN e.user_agent LIKE '%Macintosh%' THEN 'Mac OS X' ELSE 'Windows 10' END, 'browser': CASE WHEN e.user_agent LIKE '%iPhone%' THEN 'SAFARI' ELSE 'CHROME' END},
            'zone': 'null', 'device': CASE WHEN e.user_agent LIKE '%iPhone%' THEN 'Mobile' ELSE 'Computer' END, 'id': CAST(NULL AS VARCHAR), 'ipAddress': e.address, 'geographicalContext': ${PLACE}} AS client,
          CASE WHEN d.d IS NOT NULL THEN {'id': d.okta_id, 'name': d.hostname, 'os_platform': CASE d.os WHEN 'macos' THEN 'OSX' ELSE 'WINDOWS' END, 'managed': e.managed, 'registered': true, 'device_integrator': CAST(NULL AS VARCHAR), 'disk_encryption_type': 'ALL_INTERNAL_VOLUMES', 'screen_lock_type': 'BIOMETRIC', 'jailbreak': CAST(NULL AS VARCHAR), 'secure_hardware_present': true} END AS device,
          {'authenticationProvider': CASE WHEN e.step = 'mfa' THEN 'FACTOR_PROVIDER' END, 'credentialProvider': CASE WHEN e.step = 'mfa' THEN 'OKTA_CREDENTIAL_PROVIDER' END, 'credentialType': CAST(NULL AS VARCHAR), 'issuer': CAST(NULL AS VARCHAR), 'interface': CAST(NULL AS VARCHAR), 'authenticationStep': 0, 'rootSessionId': 'idx' || left(e.session, 20), 'externalSessionId': 'idx' || left(e.session, 20)} AS "authenticationContext",
          ${byStep(1)} AS "displayMessage", ${byStep(0)} AS "eventType",
          {'result': CASE WHEN ${failed} THEN 'FAILURE' ELSE 'SUCCESS' END, 'reason': CASE WHEN ${failed} THEN 'INVALID_CREDENTIALS' END} AS outcome,
          ${isoSql('e.happened_at')} AS published,
          {'asNumber': n.asn, 'asOrg': lower(n.as_org), 'isp': lower(n.as_org), 'domain': regexp_replace(lower(n.as_org), '[^a-z]', '', 'g') || '.example', 'isProxy': n.kind IN ('vpn', 'proxy')} AS "securityContext",
          CASE WHEN ${failed} THEN 'WARN' ELSE 'INFO' END AS severity,
          {'debugData': CAST(concat('{"requestId":"', e.id, '","dtHash":"', e.fingerprint, '","requestUri":"/idp/idx/', e.step, '","threatSuspected":"false","url":"/idp/idx/', e.step, '?"',
            CASE WHEN e.step = 'login' THEN concat(',"deviceFingerprint":"', e.fingerprint, '"') ELSE '' END,
            CASE WHEN e.step = 'mfa' THEN concat(',"factor":"', CASE w.factor_kind WHEN 'fastpass' THEN 'SIGNED_NONCE' WHEN 'sms' THEN 'SMS_FACTOR' WHEN 'key' THEN 'FIDO_WEBAUTHN' ELSE 'OKTA_VERIFY_PUSH' END, '"') ELSE '' END,
            CASE WHEN e.tunnel_type IS NOT NULL THEN concat(',"tunnels":', json_string(concat('[{"anonymous":true,"operator":', coalesce(json_string(e.tunnel_operator), 'null'), ',"type":"', e.tunnel_type, '"}]'))) ELSE '' END, '}') AS JSON)} AS "debugContext",
          ${byStep(2)} AS "legacyEventType", {'type': 'WEB', 'id': e.id, 'detail': '{}'::JSON} AS "transaction", ${uuidSql(seed, ['e.id'], 'okta')} AS uuid, '0' AS version,
          {'ipChain': [{'ip': e.address, 'geographicalContext': ${PLACE}, 'version': CASE WHEN contains(e.address, ':') THEN 'V6' ELSE 'V4' END, 'source': CAST(NULL AS VARCHAR)}]} AS request,
          CASE e.step WHEN 'sso' THEN [${app}] ELSE [${own}] END AS target
        FROM (SELECT * FROM (${signInSql(world, chunk)}) ORDER BY happened_at, id) AS e
        JOIN sim_worker AS w ON w.w = e.w LEFT JOIN sim_network AS n ON n.net = e.net LEFT JOIN sim_device AS d ON d.d = e.d`,
      },
    ];
  },
};
