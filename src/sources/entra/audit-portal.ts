import type { Dataset } from '../../model/source.ts';
import { AUDIT_EMIT, auditStage } from './audit.ts';

const FIVE = [1, 2, 3, 4, 5];

function property(name: string, side: 'oldValue' | 'newValue'): string {
  const column = side === 'newValue' ? 'NewValue' : 'OldValue';
  const found = FIVE.map(
    (place) =>
      `CASE WHEN Target1ModifiedProperty${place}Name = '${name}' THEN Target1ModifiedProperty${place}${column} END`,
  );
  return `coalesce(${found.join(', ')})`;
}

/** Value of an additional detail. */
function detail(key: string): string {
  const found = [1, 2, 3, 4, 5, 6].map(
    (place) => `CASE WHEN AdditionalDetail${place}Key = '${key}' THEN AdditionalDetail${place}Value END`,
  );
  return `coalesce(${found.join(', ')})`;
}

/** A value of the first target that is a device. */
function ofDevice(column: string): string {
  return `CASE WHEN Target1Type = 'Device' THEN Target1${column} WHEN Target2Type = 'Device' THEN Target2${column} END`;
}

const properties = (target: number): string[] =>
  FIVE.flatMap((place) =>
    ['Name', 'OldValue', 'NewValue'].map((part) => `Target${target}ModifiedProperty${place}${part}`),
  );

const USED = [
  'Date (UTC)',
  'CorrelationId',
  'Activity',
  'Result',
  'ResultReason',
  'User Agent',
  'ActorDisplayName',
  'ActorUserPrincipalName',
  'IPAddress',
  'ActorServicePrincipalName',
  'Target1Type',
  'Target1DisplayName',
  'Target1ObjectId',
  'Target1UserPrincipalName',
  'Target2Type',
  'Target2DisplayName',
  'Target2ObjectId',
  'Target2UserPrincipalName',
  'Target3UserPrincipalName',
  ...properties(1),
  ...[1, 2, 3, 4, 5, 6].flatMap((place) => [`AdditionalDetail${place}Key`, `AdditionalDetail${place}Value`]),
];

/**
 * The portal's CSV of directory audits. It has neither the id of the record nor, reliably, the full time. Its id is made of everything that is
 * read, because one request changes a user in several records at once, and a row in two downloads is the same text. Next to another form, a row is
 * a copy by request, activity, second, result and target.
 */
export const auditPortal: Dataset = {
  id: 'entra_audit_portal',
  title: 'Entra ID directory audits (portal CSV)',
  documentation: 'https://learn.microsoft.com/entra/identity/monitoring-health/howto-download-logs',
  recognise: { required: ['Date (UTC)', 'CorrelationId', 'Activity', 'Result', 'Target1Type'] },
  fields: Object.fromEntries(USED.map((field) => [field, 'VARCHAR' as const])),
  ignored: [
    'Service',
    'Category',
    'ActorType',
    'ActorObjectId',
    'ActorHomeTenantId',
    'ActorHomeTenantName',
    'ActorServicePrincipalId',
    'Target3Type',
    'Target3DisplayName',
    'Target3ObjectId',
    ...properties(2),
    ...properties(3),
  ],
  idless: true,
  stage: auditStage({
    apart: USED.map((field) => `coalesce("${field}", '')`),
    time: '"Date (UTC)"',
    correlation: 'CorrelationId',
    activity: 'Activity',
    result: 'Result',
    reason: 'ResultReason',
    actor: 'ActorUserPrincipalName',
    actorApp: `coalesce(nullif(ActorServicePrincipalName, ''), ActorDisplayName)`,
    address: 'IPAddress',
    userAgents: ['"User Agent"', detail('User-Agent')],
    targetId: 'Target1ObjectId',
    targetUser: `coalesce(nullif(Target1UserPrincipalName, ''), nullif(Target2UserPrincipalName, ''), Target3UserPrincipalName)`,
    targetName: 'Target1DisplayName',
    deviceId: `coalesce(${detail('DeviceId')}, ${detail('Device Id')}, ${ofDevice('ObjectId')})`,
    deviceName: ofDevice('DisplayName'),
    property,
  }),
  emit: AUDIT_EMIT,
};
