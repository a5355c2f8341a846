import type { Emit } from '../../model/source.ts';

/** Methods bound to device and origin. */
const PHISHING_RESISTANT = 'fido|passkey|windows hello|certificate|platform credential|secure enclave';

const SAME = [
  'account_id',
  'user_key',
  'user_name',
  'event_type',
  'outcome',
  'interactive',
  'address',
  'vendor_country',
  'vendor_city',
  'vendor_latitude',
  'vendor_longitude',
  'vendor_asn',
  'user_agent',
  'client_app',
  'application',
  'device_key',
  'host',
  'device_managed',
  'device_compliant',
  'trust_type',
  'session_id',
  'factor',
];

export const SIGN_IN_EMIT: Readonly<Record<string, Emit>> = {
  sign_in: {
    columns: {
      ...Object.fromEntries(SAME.map((column) => [column, column])),
      reason: `CASE WHEN outcome IN ('failure', 'challenge') THEN concat_ws(' ', code, reason) END`,
      browser_fingerprint: 'device_key',
      phishing_resistant: `regexp_like(lower(factor), '${PHISHING_RESISTANT}')`,
      vendor_risk: 'coalesce(risk_level, risk_names)',
    },
  },
  // A risky sign-in names the detections behind it, even if the detections themselves were not exported.
  vendor_alert: {
    where: `risk_names IS NOT NULL AND risk_names <> 'none'`,
    columns: {
      account_id: 'account_id',
      device_key: 'device_key',
      host: 'host',
      alert_type: 'risk_names',
      threat_intelligence: `regexp_like(risk_names, 'ThreatIntelligence|nationState')`,
      severity: 'risk_level',
      state: 'risk_state',
      address: 'address',
    },
  },
};
