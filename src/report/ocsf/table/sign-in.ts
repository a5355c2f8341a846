import { object, plain, text, when } from '../json.ts';
import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { authFactors, device, requiredUser, sourceEndpoint, status, userAgent } from '../part.ts';

const LOGON_TYPE = {
  system: [1, 'System'],
  interactive: [2, 'Interactive'],
  network: [3, 'Network'],
  batch: [4, 'Batch'],
  service: [5, 'OS Service'],
  unlock: [7, 'Unlock'],
  network_cleartext: [8, 'Network Cleartext'],
  new_credentials: [9, 'New Credentials'],
  remote_interactive: [10, 'Remote Interactive'],
  cached_interactive: [11, 'Cached Interactive'],
} as const;

function logonType(index: 0 | 1): string {
  const cases = Object.entries(LOGON_TYPE).map(
    ([ours, theirs]) => `WHEN '${ours}' THEN ${index === 0 ? theirs[0] : `'${theirs[1]}'`}`,
  );
  return `CASE logon_type ${cases.join(' ')} ELSE ${index === 0 ? 'CASE WHEN logon_type IS NOT NULL THEN 99 END' : 'logon_type'} END`;
}

export const mapping: Mapping = {
  table: 'sign_in',
  class: OCSF_CLASS.authentication,
  profiles: ['host'],
  activity: [{ id: 1, caption: 'Logon' }],
  eventCode: 'event_type',
  attributes: {
    ...status(),
    status_detail: text('reason'),
    user: requiredUser({ uid: text('user_key'), full_name: text('user_name') }),
    src_endpoint: sourceEndpoint({
      location: when(
        'vendor_country IS NOT NULL OR vendor_city IS NOT NULL',
        object({
          country: text('vendor_country'),
          city: text('vendor_city'),
          lat: plain('vendor_latitude'),
          long: plain('vendor_longitude'),
        }),
      ),
      autonomous_system: object({ number: plain('vendor_asn'), name: text('vendor_as_org') }),
    }),
    device: device({ is_managed: plain('device_managed'), is_compliant: plain('device_compliant') }),
    // The class requires a service or a destination: the device for an operating-system logon.
    dst_endpoint: when('logon_type IS NOT NULL', object({ hostname: text('host'), uid: text('device_key') })),
    service: object({
      name: text(
        `coalesce(application, CASE WHEN logon_type IS NULL OR (host IS NULL AND device_key IS NULL) THEN source END)`,
      ),
    }),
    logon_type_id: plain(logonType(0)),
    logon_type: text(logonType(1)),
    session: object({ uid: text('session_id') }),
    auth_factors: authFactors(),
    http_request: userAgent(),
  },
  unmapped: [
    'interactive',
    'vendor_latitude',
    'vendor_longitude',
    'is_proxy',
    'tunnel_operator',
    'tunnel_type',
    'tunnel_anonymous',
    'client_app',
    'device_managed',
    'device_compliant',
    'trust_type',
    'browser_fingerprint',
    'factor',
    'phishing_resistant',
    'vendor_risk',
  ],
};
