import type { Dataset } from '../../model/source.ts';
import { ENVELOPE_IGNORED, onlyCategories } from './monitor.ts';
import { SIGN_IN_FIELDS, SIGN_IN_IGNORED, signInRaw } from './sign-in-fields.ts';
import { SIGN_IN_EMIT } from './sign-in-emit.ts';
import { signInStage } from './sign-in.ts';

const CATEGORIES = [
  'SignInLogs',
  'NonInteractiveUserSignInLogs',
  'ServicePrincipalSignInLogs',
  'ManagedIdentitySignInLogs',
  'MicrosoftServicePrincipalSignInLogs',
  'ADFSSignInLogs',
];

const inner = signInRaw('properties.');
const stage = signInStage({
  ...inner,
  time: `coalesce(nullif(properties.createdDateTime, ''), "time")`,
  correlation: `coalesce(properties.correlationId, correlationId)`,
  code: `coalesce(properties.status.errorCode, resultType)`,
  addresses: [...inner.addresses, 'callerIpAddress'],
});

export const signInMonitor: Dataset = {
  id: 'entra_sign_in_monitor',
  title: 'Entra ID sign-ins (Azure Monitor)',
  documentation: 'https://learn.microsoft.com/entra/identity/monitoring-health/concept-sign-in-log-activity-details',
  recognise: { required: ['time', 'category', 'properties'], equals: { category: CATEGORIES } },
  fields: {
    time: 'VARCHAR',
    category: 'VARCHAR',
    correlationId: 'VARCHAR',
    resultType: 'VARCHAR',
    callerIpAddress: 'VARCHAR',
    properties: SIGN_IN_FIELDS,
  },
  ignored: [...ENVELOPE_IGNORED, ...SIGN_IN_IGNORED.map((field) => `properties.${field}`)],
  stage: { ...stage, event_id: onlyCategories(stage['event_id'] ?? '', CATEGORIES) },
  emit: SIGN_IN_EMIT,
};
