import { CONCAT, jsonSql, raw, text, textOrNull, type Json } from './json.ts';
import { keySql } from './sign-in.ts';
import { tokenSql } from './sign-in-phone.ts';

/** Texts of the System Log by event type: display message, and the older event type. */
const TYPES: Readonly<Record<string, readonly [display: string, legacy: string | null]>> = {
  'user.session.start': ['User login to Okta', 'core.user_auth.login_success'],
  'user.session.end': ['User logout from Okta', 'core.user_auth.logout_success'],
  'policy.evaluate_sign_on': ['Evaluation of sign-on policy', null],
  'system.push.send_factor_verify_push': ['Push notification sent for verification', null],
  'user.authentication.auth_via_mfa': ['Authentication of user via MFA', 'core.user.factor.attempt_success'],
  'user.authentication.sso': ['User single sign on to app', 'app.auth.sso'],
  'user.mfa.factor.activate': ['Activate factor or authenticator enrollment method for user', 'core.user.factor.activate'],
  'user.mfa.factor.deactivate': ['Reset factor for user', 'core.user.factor.deactivate'],
  'user.mfa.factor.reset_all': ['Reset all factors for user', 'core.user.factor.reset_all'],
  'device.enrollment.create': ['Device enrolled', null],
  'device.user.add': ['Add device to user', null],
  'device.user.remove': ['Remove device from user', null],
  'user.account.update_profile': ['Update user profile for Okta', 'core.user.config.profile_update.success'],
  'user.account.update_password': ['User update password for Okta', 'core.user.config.password_update.success'],
  'user.account.reset_password': ['Reset password for user', 'core.user.config.password_reset.success'],
  'user.identity_verification': ['User identity verification', null],
  'user.lifecycle.create': ['Create Okta user', 'core.user.config.user_creation.success'],
  'user.lifecycle.activate': ['Activate Okta user', 'core.user.config.user_activated'],
  'user.lifecycle.deactivate': ['Deactivate Okta user', 'core.user.config.user_deactivated'],
  'system.api_token.create': ['Create API token', 'api_token.create'],
}; // prettier-ignore

/** SQL for the text of an event type. */
export function typeText(type: string, part: 0 | 1): string {
  const cases = Object.entries(TYPES).flatMap(([name, texts]) => (texts[part] === null ? [] : [`WHEN '${name}' THEN '${texts[part]}'`])); // prettier-ignore
  return `CASE ${type} ${cases.join(' ')} END`;
}

/** SQL for the account's id in Okta. */
export function userIdSql(seed: number, w: string): string {
  return `'00u' || ${tokenSql(seed, [w], 'okta user', 17)}`;
}

/** SQL for the id of an enrolment: each account has its own, also on a phone that several share. */
export function enrolmentSql(seed: number, prefix: 'opf' | 'pfd', w: string, thing: string): string {
  return `'${prefix}' || ${tokenSql(seed, [w, thing], 'okta enrolment', 17)}`;
}

/** SQL for a place as Okta gives it, from columns of sim_network. */
function placeSql(n: string): string {
  return `CASE WHEN ${n}.net IS NOT NULL THEN ${CONCAT}('{"city":', to_json(${n}.city), ',"state":', to_json(${n}.region), ',"country":', to_json(${n}.country_name), ',"postalCode":', to_json(${n}.postal_code), ',"geolocation":{"lat":', ${n}.latitude, ',"lon":', ${n}.longitude, '}}') END`;
}

/** What identifies a request: SQL for each value. Null: the organisation's own programs have neither address nor user agent. */
export interface Client {
  readonly agent: string;
  readonly platform: string;
  readonly browser: string;
  readonly zone: string;
  readonly address: string;
  /** Alias of its row of sim_network. */
  readonly net: string;
}

const SYSTEMS = { windows: 'Windows 10', macos: 'Mac OS X', ios: 'iOS (iPhone)', android: 'Android', linux: 'Linux' };

/** SQL for the members `client`, `securityContext` and `request` of a record. */
export function clientSql(one: Client): {
  readonly client: string;
  readonly security: string;
  readonly request: string;
} {
  const place = raw(`coalesce(${placeSql(one.net)}, 'null')`);
  const cases = Object.entries(SYSTEMS).map(([platform, name]) => `WHEN '${platform}' THEN '${name}'`);
  const agent: Json = { rawUserAgent: text(one.agent), os: text(`CASE ${one.platform} ${cases.join(' ')} END`), browser: text(one.browser) }; // prettier-ignore
  const org = `lower(${one.net}.as_org)`;
  const hop: Json = { ip: text(one.address), geographicalContext: place, version: text(`CASE WHEN contains(${one.address}, ':') THEN 'V6' ELSE 'V4' END`), source: null }; // prettier-ignore
  return {
    client: jsonSql({
      userAgent: raw(`CASE WHEN ${one.agent} IS NULL THEN 'null' ELSE ${jsonSql(agent)} END`),
      zone: textOrNull(one.zone),
      device: textOrNull(
        `CASE WHEN ${one.platform} IN ('ios', 'android') THEN 'Mobile' WHEN ${one.agent} IS NOT NULL THEN 'Computer' END`,
      ),
      id: null,
      ipAddress: textOrNull(one.address),
      geographicalContext: place,
    }),
    security: jsonSql({
      asNumber: raw(`coalesce(CAST(${one.net}.asn AS VARCHAR), 'null')`),
      asOrg: textOrNull(org),
      isp: textOrNull(org),
      domain: textOrNull(`replace(${org}, ' ', '') || '.example'`),
      isProxy: raw(`coalesce(CAST(${one.net}.kind IN ('vpn', 'proxy', 'relay') AS VARCHAR), 'null')`),
    }),
    request: `CASE WHEN ${one.address} IS NULL THEN '[]' ELSE ${jsonSql([hop])} END`,
  };
}

/** SQL for the member `actor` or a target of type User. */
export function userSql(id: string, login: string, name: string, type = `'User'`): string {
  return jsonSql({
    id: text(id),
    type: text(type),
    alternateId: text(login),
    displayName: text(name),
    detailEntry: null,
  });
}

/** SQL for the member `device`, from a row of `oktaLaptopSql`. */
export function deviceSql(v: string): string {
  return jsonSql({ id: text(`${v}.okta_id`), name: text(`${v}.hostname`), os_platform: text(`${v}.os_platform`), os_version: text(`${v}.os_version`), managed: true, registered: true, device_integrator: null, disk_encryption_type: 'ALL_INTERNAL_VOLUMES', screen_lock_type: 'BIOMETRIC', jailbreak: null, secure_hardware_present: true }); // prettier-ignore
}

/** Release of the system on a laptop, as Okta Verify reports it. */
const OS_VERSION = `CASE WHEN v.os <> 'windows' THEN '26.1.0' WHEN hash(v.serial, 'os') % 100 < 20 THEN '10.0.22631.6199' ELSE '10.0.26100.7171' END`;

/** Laptops as Okta knows them: `d`, `okta_id`, `hostname`, `os_platform`, `os_version`, and `verify`, the user agent of Okta Verify on it. */
export function oktaLaptopSql(seed: number): string {
  const app = (column: string): string => `replace(${column}, ' ', '_')`;
  return `(SELECT v.d, v.okta_id, v.hostname, CASE v.os WHEN 'macos' THEN 'OSX' ELSE 'WINDOWS' END AS os_platform, ${OS_VERSION} AS os_version,
    CASE v.os WHEN 'macos' THEN ${CONCAT}('B7F62B65BN.com.okta.mobile/9.52.0 OktaDeviceSDK/0.0.1 macOS/26.1.0 Apple/', v.model, ' ', upper(CAST(CAST(md5(${CONCAT}('${seed}', v.serial)) AS UUID) AS VARCHAR)))
      ELSE ${CONCAT}('OktaVerify/6.5.1.0 WPFDeviceSDK/2.2.1.0 Windows/', ${OS_VERSION}, ' ', ${app('v.maker')}, '/', ${app('v.model')}) END AS verify FROM sim_device AS v)`;
}

/** SQL for the user agent of Okta Verify on a telephone, from its columns and the owner's number. */
export function phoneAgentSql(seed: number, platform: string, model: string, phone: string): string {
  return `CASE ${platform} WHEN 'ios' THEN ${CONCAT}('B7F62B65BN.com.okta.mobile/9.52.1 OktaDeviceSDK/0.0.1 iOS/26.1 ', ${model}, ' ', upper(CAST(CAST(md5(${CONCAT}('${seed}', ${phone})) AS UUID) AS VARCHAR)))
    ELSE ${CONCAT}('0811A9866E.com.okta.android.auth/8.18.0 DeviceSDK/0.19.0 Android/16 ', ${model}) END`;
}

/** SQL for a whole number in hexadecimal that names a row. */
export function hexSql(seed: number, event: string, salt: string): string {
  return `md5(CAST(${keySql(seed, [event], salt)} AS VARCHAR))`;
}
