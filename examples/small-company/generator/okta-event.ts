import type { Worker } from './people.ts';
import { hash, type Random } from './random.ts';
import type { Route } from './route.ts';
import type { Json } from './write.ts';

export interface Occurrence {
  readonly eventType: string;
  readonly at: number;
  readonly worker: Worker;
  readonly route: Route;
  readonly session: string;
  readonly draw: Random;
  readonly uri: string;
  readonly target?: Json;
  readonly debug?: { readonly [key: string]: Json };
  readonly outcome?: { readonly result: string; readonly reason: string | null };
  readonly factor?: boolean;
}

const TEXT: Readonly<Record<string, readonly [display: string, legacy: string | null]>> = {
  'user.session.start': ['User login to Okta', 'core.user_auth.login_success'],
  'user.session.end': ['User logout from Okta', 'core.user_auth.logout_success'],
  'user.authentication.auth_via_mfa': ['Authentication of user via MFA', 'core.user.factor.attempt_success'],
  'user.authentication.sso': ['User single sign on to app', 'app.auth.sso'],
  'policy.evaluate_sign_on': ['Evaluation of sign-on policy', null],
  'system.push.send_factor_verify_push': ['Push notification sent for verification', null],
  'user.mfa.factor.activate': [
    'Activate factor or authenticator enrollment method for user',
    'core.user.factor.activate',
  ],
  'device.enrollment.create': ['Device enrolled', null],
  'device.user.add': ['Add device to user', null],
};

function place(route: Route): Json {
  const { city, countryName, latitude, longitude, postal, region } = route.range;
  return {
    city,
    state: region,
    country: countryName,
    postalCode: postal,
    geolocation: { lat: latitude, lon: longitude },
  };
}

function deviceOf(event: Occurrence): Json {
  if (event.route.client.kind !== 'laptop') return null;
  const { laptop } = event.worker;
  return {
    id: laptop.oktaDeviceId,
    name: laptop.host,
    os_platform: laptop.os === 'windows' ? 'WINDOWS' : 'OSX',
    os_version: laptop.osVersion,
    managed: true,
    registered: true,
    device_integrator: null,
    disk_encryption_type: 'ALL_INTERNAL_VOLUMES',
    screen_lock_type: 'BIOMETRIC',
    jailbreak: null,
    secure_hardware_present: true,
  };
}

/** One System Log LogEvent, members in the order in which the API gives them. */
export function logEvent(event: Occurrence): Json {
  const { worker, route, draw, at, session } = event;
  const [displayMessage, legacyEventType] = TEXT[event.eventType] ?? [event.eventType, null];
  const requestId = draw.hex(32);
  const failed = event.outcome?.result === 'FAILURE';
  const zone = route.range.cidr === '192.0.2.16/28' ? 'Dublin office' : 'null';
  const address = route.address;
  return {
    actor: { id: worker.oktaId, type: 'User', alternateId: worker.email, displayName: worker.name, detailEntry: null },
    client: {
      userAgent: { rawUserAgent: route.client.userAgent, os: route.client.system, browser: route.client.browser },
      zone,
      device: route.client.kind === 'phone' ? 'Mobile' : 'Computer',
      id: null,
      ipAddress: address,
      geographicalContext: place(route),
    },
    device: deviceOf(event),
    authenticationContext: {
      authenticationProvider: event.factor === true ? 'FACTOR_PROVIDER' : null,
      credentialProvider: event.factor === true ? 'OKTA_CREDENTIAL_PROVIDER' : null,
      credentialType: null,
      issuer: null,
      interface: null,
      authenticationStep: 0,
      rootSessionId: session,
      externalSessionId: session,
    },
    displayMessage: failed && event.eventType === 'user.session.start' ? 'User login to Okta' : displayMessage,
    eventType: event.eventType,
    outcome: event.outcome ?? { result: 'SUCCESS', reason: null },
    published: new Date(at).toISOString(),
    securityContext: {
      asNumber: route.range.asn,
      asOrg: route.range.asOrg.toLowerCase(),
      isp: route.range.asOrg.toLowerCase(),
      domain: route.range.domain,
      isProxy: route.tunnel !== '',
    },
    severity: failed ? 'WARN' : 'INFO',
    debugContext: {
      debugData: {
        requestId,
        dtHash: route.client.dtHash,
        ...(event.eventType === 'user.session.start' ? { deviceFingerprint: route.client.fingerprint } : {}),
        requestUri: event.uri,
        threatSuspected: 'false',
        url: `${event.uri}?`,
        ...event.debug,
        ...(route.tunnel === ''
          ? {}
          : {
              tunnels: JSON.stringify([
                { anonymous: true, operator: route.tunnel, type: route.tunnel.endsWith('_PROXY') ? 'PROXY' : 'VPN' },
              ]),
            }),
      },
    },
    legacyEventType: failed ? 'core.user_auth.login_failed' : legacyEventType,
    transaction: { type: 'WEB', id: requestId, detail: {} },
    uuid: `${hash(`${requestId} uuid`).slice(0, 8)}-${draw.hex(4)}-11f1-${hash(new Date(at).toISOString().slice(0, 10)).slice(0, 4)}-5d0c8a31f2e7`,
    version: '0',
    request: {
      ipChain: [
        { ip: address, geographicalContext: place(route), version: address.includes(':') ? 'V6' : 'V4', source: null },
      ],
    },
    target: event.target ?? null,
  };
}
