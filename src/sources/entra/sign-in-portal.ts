import type { Dataset } from '../../model/source.ts';
import { SIGN_IN_EMIT } from './sign-in-emit.ts';
import { signInStage, type SignInRaw } from './sign-in.ts';

/** `City, State, CC`; the first parts may be missing. */
const PLACE = {
  country: `regexp_extract(Location, '([A-Za-z]{2})$', 1)`,
  city: `CASE WHEN regexp_like(Location, ',.*,') THEN trim(split_part(Location, ',', 1)) END`,
};

const common: SignInRaw = {
  id: '"Request ID"',
  time: '"Date (UTC)"',
  correlation: '"Correlation ID"',
  code: '"Sign-in error code"',
  status: 'Status',
  reason: `nullif("Failure reason", 'Other.')`,
  addresses: ['"IP address"'],
  applications: ['Application', 'Resource'],
  ...PLACE,
};

const COMMON_USED = [
  'Date (UTC)',
  'Request ID',
  'Correlation ID',
  'Application',
  'Resource',
  'IP address',
  'Location',
  'Status',
  'Sign-in error code',
  'Failure reason',
];
// Some headers end with a blank.
const COMMON_IGNORED = [
  'Application ID',
  'Application ID ',
  'App owner tenant ID',
  'Resource ID',
  'Resource ID ',
  'Resource tenant ID',
  'Resource owner tenant ID',
  'Home tenant ID',
  'Home tenant name',
  'Conditional Access',
];

function textFields(names: readonly string[]): Dataset['fields'] {
  return Object.fromEntries(names.map((name) => [name, 'VARCHAR' as const]));
}

/** The portal's CSV of interactive and non-interactive sign-ins. */
export const signInPortal: Dataset = {
  id: 'entra_sign_in_portal',
  title: 'Entra ID sign-ins (portal CSV)',
  documentation: 'https://learn.microsoft.com/entra/identity/monitoring-health/howto-download-logs',
  recognise: { required: ['Date (UTC)', 'Request ID', 'Username', 'IP address', 'Status'] },
  fields: textFields([
    ...COMMON_USED,
    'User agent',
    'User ID',
    'User',
    'Username',
    'Client app',
    'Device ID',
    'Browser',
    'Compliant',
    'Managed',
    'Join Type',
    'Multifactor authentication auth method',
    'Session ID',
    'Autonomous system  number',
    'Autonomous system number',
    'IP address (seen by resource)',
  ]),
  ignored: [
    ...COMMON_IGNORED,
    'User type',
    'Cross tenant access type',
    'Incoming token type',
    'Incoming token type_2',
    'Authentication Protocol',
    'Unique token identifier',
    'Original transfer method',
    'Client credential type',
    'Token Protection - Sign In Session',
    'Token Protection - Sign In Session StatusCode',
    'Operating System',
    'Multifactor authentication result',
    'Multifactor authentication auth detail',
    'Authentication requirement',
    'Sign-in identifier',
    'Through Global Secure Access',
    'Global Secure Access IP address',
    'Flagged for review',
    'Token issuer type',
    'Token issuer name',
    'Latency',
    'Managed Identity type',
    'Associated Resource Id',
    'Federated Token Id',
    'Federated Token Issuer',
  ],
  stage: signInStage({
    ...common,
    account: 'Username',
    userId: '"User ID"',
    userName: '"User"',
    addresses: ['"IP address"', '"IP address (seen by resource)"'],
    asn: 'coalesce("Autonomous system  number", "Autonomous system number")',
    userAgent: '"User agent"',
    browser: 'Browser',
    clientApp: '"Client app"',
    deviceId: '"Device ID"',
    managed: 'Managed',
    compliant: 'Compliant',
    trustType: '"Join Type"',
    sessionId: '"Session ID"',
    method: '"Multifactor authentication auth method"',
  }),
  emit: SIGN_IN_EMIT,
};

/** The portal's CSV of service principal sign-ins. */
export const serviceSignInPortal: Dataset = {
  id: 'entra_service_sign_in_portal',
  title: 'Entra ID service principal sign-ins (portal CSV)',
  documentation: 'https://learn.microsoft.com/entra/identity/monitoring-health/howto-download-logs',
  recognise: {
    required: ['Date (UTC)', 'Request ID', 'Service principal ID', 'IP address', 'Status'],
    absent: ['Username'],
  },
  fields: textFields([...COMMON_USED, 'Service principal ID', 'Service principal name']),
  ignored: [
    ...COMMON_IGNORED,
    'Credential key ID',
    'Credential thumbprint',
    'Managed Identity type',
    'Associated Resource Id',
    'Federated Token Id',
    'Federated Token Issuer',
  ],
  stage: signInStage({ ...common, serviceId: '"Service principal ID"', serviceName: '"Service principal name"' }),
  emit: SIGN_IN_EMIT,
};
