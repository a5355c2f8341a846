import type { Dataset } from '../../model/source.ts';
import { AUDIT_FIELDS, AUDIT_IGNORED, auditRaw } from './audit-fields.ts';
import { AUDIT_EMIT, auditStage } from './audit.ts';
import { ENVELOPE_IGNORED } from './monitor.ts';

/** Microsoft Graph pages and the portal's JSON downloads, which contain the same objects. */
export const auditGraph: Dataset = {
  id: 'entra_audit',
  title: 'Entra ID directory audits (Microsoft Graph, portal JSON)',
  documentation: 'https://learn.microsoft.com/graph/api/resources/directoryaudit',
  recognise: {
    required: ['id', 'activityDateTime', 'activityDisplayName', 'initiatedBy', 'targetResources'],
    absent: ['properties'],
  },
  fields: AUDIT_FIELDS,
  ignored: AUDIT_IGNORED,
  stage: auditStage(auditRaw('')),
  emit: AUDIT_EMIT,
};

const inner = auditRaw('properties.');

/** Recognised by its shape, because the category is `AuditLogs` or, from some forwarders, that of the audit itself. */
export const auditMonitor: Dataset = {
  id: 'entra_audit_monitor',
  title: 'Entra ID directory audits (Azure Monitor)',
  documentation:
    'https://learn.microsoft.com/entra/identity/monitoring-health/reference-azure-monitor-audit-log-schema',
  recognise: { required: ['time', 'category', 'properties.activityDisplayName', 'properties.initiatedBy'] },
  fields: {
    time: 'VARCHAR',
    category: 'VARCHAR',
    correlationId: 'VARCHAR',
    callerIpAddress: 'VARCHAR',
    properties: AUDIT_FIELDS,
  },
  ignored: [...ENVELOPE_IGNORED, 'resultType', ...AUDIT_IGNORED.map((field) => `properties.${field}`)],
  stage: auditStage({
    ...inner,
    id: `CASE WHEN properties.activityDisplayName IS NOT NULL THEN ${inner.id ?? 'NULL'} END`,
    time: `CASE WHEN properties.activityDisplayName IS NOT NULL THEN coalesce(nullif(properties.activityDateTime, ''), "time") END`,
    correlation: `CASE WHEN properties.activityDisplayName IS NOT NULL THEN coalesce(properties.correlationId, correlationId) END`,
    address: `coalesce(nullif(properties.initiatedBy."user".ipAddress, ''), callerIpAddress)`,
  }),
  emit: AUDIT_EMIT,
};
