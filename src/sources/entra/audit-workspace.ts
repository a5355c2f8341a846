import type { Dataset } from '../../model/source.ts';
import { listParts } from './audit-fields.ts';
import { AUDIT_EMIT, auditStage } from './audit.ts';
import { parsed } from './expression.ts';

const USED = [
  'Id',
  'TimeGenerated',
  'ActivityDateTime',
  'ActivityDisplayName',
  'OperationName',
  'CorrelationId',
  'Result',
  'ResultReason',
  'ResultDescription',
  'TargetResources',
  'AdditionalDetails',
  'UserAgent',
];

const { agent, ...parts } = listParts('TargetResources', 'AdditionalDetails');

/** Log Analytics and Sentinel: AuditLogs. */
export const auditWorkspace: Dataset = {
  id: 'entra_audit_workspace',
  title: 'Entra ID directory audits (Log Analytics table)',
  documentation: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/auditlogs',
  recognise: { required: ['TimeGenerated', 'Id', 'OperationName', 'InitiatedBy', 'TargetResources'] },
  fields: { ...Object.fromEntries(USED.map((field) => [field, 'VARCHAR' as const])), InitiatedBy: 'JSON' },
  ignored: [
    '_BilledSize',
    '_IsBillable',
    '_ResourceId',
    '_ItemId',
    '_TimeReceived',
    'AADOperationType',
    'AADTenantId',
    'Category',
    'DurationMs',
    'Identity',
    'Level',
    'Location',
    'LoggedByService',
    'OperationVersion',
    'Resource',
    'ResourceGroup',
    'ResourceId',
    'ResourceProvider',
    'ResultSignature',
    'ResultType',
    'SourceSystem',
    'TenantId',
    'Type',
  ],
  stage: auditStage({
    id: 'Id',
    time: `coalesce(nullif(ActivityDateTime, ''), TimeGenerated)`,
    correlation: 'CorrelationId',
    activity: `coalesce(nullif(ActivityDisplayName, ''), OperationName)`,
    result: 'Result',
    reason: `coalesce(nullif(ResultReason, ''), ResultDescription)`,
    actor: `json_text(${parsed('InitiatedBy')}, '$.user.userPrincipalName')`,
    actorApp: `json_text(${parsed('InitiatedBy')}, '$.app.displayName')`,
    address: `json_text(${parsed('InitiatedBy')}, '$.user.ipAddress')`,
    userAgents: ['UserAgent', agent],
    ...parts,
  }),
  emit: AUDIT_EMIT,
};
