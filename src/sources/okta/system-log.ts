import type { Dataset } from '../../model/source.ts';

const SIGN_IN = ['user.session.start', 'user.session.access_admin_app', 'user.authentication.sso', 'user.authentication.auth_via_mfa', 'user.authentication.verify', 'user.authentication.auth_via_social', 'user.authentication.auth_via_IDP', 'user.authentication.auth_via_AD_agent', 'user.authentication.auth_via_LDAP_agent', 'user.authentication.auth_via_radius', 'user.authentication.auth_via_inbound_SAML', 'user.authentication.authenticate', 'policy.evaluate_sign_on', 'app.oauth2.as.token.grant.refresh_token', 'app.oauth2.token.grant.refresh_token', 'system.push.send_factor_verify_push', 'user.mfa.okta_verify'];
const CHANGES: Readonly<Record<string, string>> = {
  'user.mfa.factor.activate': 'factor_enrolled',
  'user.mfa.factor.update': 'factor_enrolled',
  'user.mfa.factor.deactivate': 'factor_removed',
  'system.mfa.factor.deactivate': 'factor_removed',
  'user.mfa.factor.reset_all': 'factor_reset',
  'user.mfa.factor.suspend': 'factor_removed',
  'device.user.add': 'factor_enrolled',
  'device.enrollment.create': 'factor_enrolled',
  'device.user.remove': 'factor_removed',
  'user.account.reset_password': 'password_reset',
  'user.account.update_password': 'password_reset',
  'user.account.update_profile': 'profile_edited',
  'user.account.update_primary_email': 'profile_edited',
  'user.account.update_secondary_email': 'profile_edited',
  'user.account.update_phone': 'profile_edited',
  'user.account.privilege.grant': 'grant_added',
  'user.account.privilege.revoke': 'grant_removed',
  'application.user_membership.add': 'grant_added',
  'application.user_membership.remove': 'grant_removed',
  'group.user_membership.add': 'grant_added',
  'group.user_membership.remove': 'grant_removed',
  'system.api_token.create': 'token_created',
  'user.lifecycle.create': 'account_created',
  'user.lifecycle.activate': 'account_created',
  'user.lifecycle.suspend': 'account_suspended',
  'user.lifecycle.deactivate': 'account_suspended',
  'user.identity_verification': 'identity_verified',
  'user.session.impersonation.grant': 'grant_added',
};
const ALERTS = ['user.risk.detect', 'security.threat.detected', 'security.session.detect_client_roaming'];

function inList(values: readonly string[]): string {
  return `(${values.map((value) => `'${value}'`).join(', ')})`;
}

const kind = `CASE
  WHEN "eventType" IN ${inList(SIGN_IN)} THEN 'sign_in'
  WHEN "eventType" IN ${inList(Object.keys(CHANGES))} THEN 'account_change'
  WHEN "eventType" IN ${inList(ALERTS)} THEN 'vendor_alert'
  ELSE 'other' END`;
const debug = '"debugContext"."debugData"';
const targetUser = `json_text(json_find(target, 'type', 'User'), '$.alternateId')`;
const hasTarget = `"eventType" NOT IN ${inList(SIGN_IN)}`;
/** Okta writes tunnels as JSON text: `[{"anonymous":true,"operator":"NORD_VPN","type":"VPN"}]`. */
const tunnels = `parse_json(tunnels)`;

export const systemLog: Dataset = {
  id: 'okta_system_log',
  title: 'Okta System Log',
  documentation: 'https://developer.okta.com/docs/reference/api/system-log/',
  recognise: { required: ['eventType', 'published', 'actor', 'client'], absent: ['category'] },
  fields: {
    uuid: 'VARCHAR',
    published: 'VARCHAR',
    eventType: 'VARCHAR',
    displayMessage: 'VARCHAR',
    actor: { id: 'VARCHAR', alternateId: 'VARCHAR' },
    client: {
      ipAddress: 'VARCHAR',
      userAgent: { rawUserAgent: 'VARCHAR' },
      geographicalContext: { country: 'VARCHAR', geolocation: { lat: 'DOUBLE', lon: 'DOUBLE' } },
    },
    device: { id: 'VARCHAR', name: 'VARCHAR', managed: 'VARCHAR' },
    outcome: { result: 'VARCHAR', reason: 'VARCHAR' },
    securityContext: { asNumber: 'VARCHAR', isProxy: 'VARCHAR' },
    authenticationContext: { externalSessionId: 'VARCHAR' },
    debugContext: {
      debugData: {
        dtHash: 'VARCHAR', deviceFingerprint: 'VARCHAR', factor: 'VARCHAR', tunnels: 'VARCHAR',
        phoneNumber: 'VARCHAR', oktaDeviceId: 'VARCHAR', secondEmail: 'VARCHAR', mobilePhone: 'VARCHAR', detectionName: 'VARCHAR', risks: 'VARCHAR', requestId: 'VARCHAR',
      },
    },
    target: 'JSON',
  },
  ignored: [
    'version', 'severity', 'legacyEventType', 'transaction', 'request', 'actor.detailEntry', 'actor.type', 'actor.displayName', 'client.id', 'client.zone', 'client.device', 'client.userAgent.os', 'client.userAgent.browser',
    'client.geographicalContext.city', 'device.registered', 'securityContext.asOrg',
    'client.geographicalContext.state', 'client.geographicalContext.postalCode', 'device.os_platform', 'device.os_version',
    'device.device_integrator', 'device.disk_encryption_type', 'device.screen_lock_type', 'device.secure_hardware_present', 'device.jailbreak',
    'authenticationContext', 'securityContext.isp', 'securityContext.domain', 'securityContext.userBehaviors', 'securityContext.risk',
    'debugContext.debugData',
  ],
  stage: {
    event_id: `CASE WHEN "eventType" IS NOT NULL AND published IS NOT NULL THEN stable_id(concat('okta:', coalesce(uuid,
      concat(published, "eventType", coalesce(actor.id, ''), coalesce(client."ipAddress", ''), coalesce(${debug}."requestId", ''), coalesce(CAST(target AS VARCHAR), ''))))) END`,
    occurred_at: 'to_timestamp_utc(published)',
    kind,
    event_type: '"eventType"',
    account_id: `lower(CASE WHEN "eventType" NOT LIKE 'device.%' AND ${hasTarget} THEN coalesce(${targetUser}, actor."alternateId") ELSE actor."alternateId" END)`,
    actor_id: `CASE WHEN ${hasTarget} THEN lower(actor."alternateId") END`,
    user_key: 'actor.id',
    outcome: `CASE outcome.result WHEN 'SUCCESS' THEN 'success' WHEN 'ALLOW' THEN 'success' WHEN 'FAILURE' THEN 'failure' WHEN 'DENY' THEN 'failure' WHEN 'CHALLENGE' THEN 'challenge' ELSE 'unknown' END`,
    denied: `CASE WHEN ${hasTarget} AND outcome.result IN ('DENY', 'FAILURE') THEN true END`,
    reason: 'outcome.reason',
    address: `nullif(client."ipAddress", '')`,
    vendor_country: 'client."geographicalContext".country',
    vendor_latitude: 'client."geographicalContext".geolocation.lat',
    vendor_longitude: 'client."geographicalContext".geolocation.lon',
    vendor_asn: 'TRY_CAST("securityContext"."asNumber" AS BIGINT)',
    is_proxy: `CASE lower("securityContext"."isProxy") WHEN 'true' THEN true WHEN 'false' THEN false END`,
    tunnels: `${debug}.tunnels`,
    user_agent: 'client."userAgent"."rawUserAgent"',
    device_key: 'lower(coalesce(device.id, ' + debug + '."oktaDeviceId"))',
    host: 'short_host(device.name)',
    device_managed: `CASE lower(device.managed) WHEN 'true' THEN true WHEN 'false' THEN false END`,
    browser_fingerprint: `coalesce(nullif(${debug}."dtHash", ''), nullif(${debug}."deviceFingerprint", ''))`,
    session_id: `nullif("authenticationContext"."externalSessionId", 'unknown')`,
    factor: `${debug}.factor`,
    factor_device: `CASE WHEN ${hasTarget} THEN coalesce(json_text(json_find(target, 'type', 'Device'), '$.id'), ${debug}."oktaDeviceId",
      json_text(json_find(target, 'type', 'MobilePhone'), '$.id'), CASE WHEN "eventType" LIKE 'device.%' THEN device.id END) END`,
    factor_device_name: `CASE WHEN ${hasTarget} THEN coalesce(json_text(json_find(target, 'type', 'Device'), '$.displayName'), device.name) END`,
    phone: `CASE WHEN ${hasTarget} THEN coalesce(${debug}."phoneNumber", ${debug}."mobilePhone", json_text(json_find(target, 'type', 'MobilePhone'), '$.displayName')) END`,
    email: `CASE WHEN ${hasTarget} THEN ${debug}."secondEmail" END`,
    detail: `CASE WHEN ${hasTarget} THEN coalesce(${debug}."detectionName", ${debug}.risks, "displayMessage") END`,
  },
  emit: {
    sign_in: {
      where: `kind = 'sign_in'`,
      columns: {
        account_id: 'account_id', device_key: 'device_key', host: 'host', user_key: 'user_key', event_type: 'event_type',
        outcome: 'outcome', reason: 'reason', interactive: `event_type NOT LIKE 'app.oauth2%'`, address: 'address',
        vendor_country: 'vendor_country', vendor_latitude: 'vendor_latitude', vendor_longitude: 'vendor_longitude',
        vendor_asn: 'vendor_asn', is_proxy: 'is_proxy',
        tunnel_operator: `CASE WHEN tunnels IS NOT NULL THEN json_text(${tunnels}, '$[0].operator') END`,
        tunnel_type: `CASE WHEN tunnels IS NOT NULL THEN json_text(${tunnels}, '$[0].type') END`,
        tunnel_anonymous: `CASE WHEN tunnels IS NOT NULL THEN json_text(${tunnels}, '$[0].anonymous') = 'true' END`,
        user_agent: 'user_agent', device_managed: 'device_managed',
        browser_fingerprint: 'browser_fingerprint', session_id: 'session_id', factor: 'factor',
        phishing_resistant: `factor IN ('SIGNED_NONCE', 'FIDO_WEBAUTHN', 'FIDO2')`,
      },
    },
    account_change: {
      where: `kind = 'account_change'`,
      columns: {
        account_id: 'account_id', actor_id: 'actor_id', event_type: 'event_type',
        change: `CASE event_type ${Object.entries(CHANGES).map(([type, change]) => `WHEN '${type}' THEN ${type === 'user.identity_verification' ? `CASE WHEN denied THEN 'identity_denied' ELSE '${change}' END` : `'${change}'`}`).join(' ')} ELSE 'other' END`,
        outcome: 'outcome', factor: 'factor', factor_device: 'factor_device', factor_device_name: 'factor_device_name',
        phone: 'phone', email: 'email', address: 'address', user_agent: 'user_agent', detail: 'detail',
      },
    },
    vendor_alert: {
      where: `kind = 'vendor_alert'`,
      columns: {
        account_id: 'account_id', device_key: 'device_key', alert_type: 'coalesce(detail, event_type)',
        threat_intelligence: `detail LIKE '%Threat Intelligence%'`, address: 'address', state: 'outcome', detail: 'detail',
      },
    },
  },
};
