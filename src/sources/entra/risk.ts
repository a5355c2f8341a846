import type { Dataset, Emit, RawType } from '../../model/source.ts';
import { address, filled, firstFilled } from './expression.ts';
import { ENVELOPE_IGNORED, onlyCategories } from './monitor.ts';

const DOCUMENTATION = 'https://learn.microsoft.com/graph/api/resources/riskdetection';

interface RiskRaw {
  readonly id: string;
  readonly times: readonly string[];
  readonly account: string;
  readonly types: readonly string[];
  readonly level: string;
  readonly state: string;
  readonly handled: string;
  readonly timing: string;
  readonly activity: string;
  readonly address: string;
}

/** Additional information is left out: its wording may mention nationalities, and it says no more than the type. */
function riskStage(raw: RiskRaw): Readonly<Record<string, string>> {
  return {
    event_id: `stable_id('entra:' || ${filled(raw.id)})`,
    occurred_at: `to_timestamp_utc(${firstFilled(...raw.times)})`,
    account_id: `lower(${filled(raw.account)})`,
    alert_type: firstFilled(...raw.types),
    severity: `CASE WHEN lower(${raw.level}) IN ('low', 'medium', 'high') THEN lower(${raw.level}) END`,
    state: filled(raw.state),
    handled: `nullif(${filled(raw.handled)}, 'none')`,
    timing: filled(raw.timing),
    activity: filled(raw.activity),
    address: address(raw.address),
  };
}

const RISK_EMIT: Readonly<Record<string, Emit>> = {
  vendor_alert: {
    columns: {
      account_id: 'account_id',
      alert_type: 'alert_type',
      threat_intelligence: `regexp_like(alert_type, 'ThreatIntelligence|nationState')`,
      severity: 'severity',
      state: 'state',
      address: 'address',
      detail: `nullif(concat_ws(', ', activity, timing, handled), '')`,
    },
  },
};

const FIELDS: Readonly<Record<string, RawType>> = {
  id: 'VARCHAR',
  activityDateTime: 'VARCHAR',
  detectedDateTime: 'VARCHAR',
  userPrincipalName: 'VARCHAR',
  riskEventType: 'VARCHAR',
  riskType: 'VARCHAR',
  riskLevel: 'VARCHAR',
  riskState: 'VARCHAR',
  riskDetail: 'VARCHAR',
  detectionTimingType: 'VARCHAR',
  activity: 'VARCHAR',
  ipAddress: 'VARCHAR',
};

const IGNORED = [
  'requestId',
  'correlationId',
  'source',
  'tokenIssuerType',
  'location',
  'lastUpdatedDateTime',
  'userId',
  'userDisplayName',
  'additionalInfo',
  'resourceTenantId',
  'homeTenantId',
  'userType',
  'crossTenantAccessType',
  'tenantId',
  '@odata.type',
  'mitreTechniqueId',
];

function riskRaw(prefix: string): RiskRaw {
  return {
    id: `${prefix}id`,
    times: [`${prefix}activityDateTime`, `${prefix}detectedDateTime`],
    account: `${prefix}userPrincipalName`,
    types: [`${prefix}riskEventType`, `${prefix}riskType`],
    level: `${prefix}riskLevel`,
    state: `${prefix}riskState`,
    handled: `${prefix}riskDetail`,
    timing: `${prefix}detectionTimingType`,
    activity: `${prefix}activity`,
    address: `${prefix}ipAddress`,
  };
}

export const riskGraph: Dataset = {
  id: 'entra_risk',
  title: 'Entra ID Protection risk detections (Microsoft Graph)',
  documentation: DOCUMENTATION,
  recognise: {
    required: ['id', 'riskEventType|riskType', 'riskLevel', 'detectedDateTime|activityDateTime'],
    absent: ['category'],
  },
  fields: FIELDS,
  ignored: IGNORED,
  stage: riskStage(riskRaw('')),
  emit: RISK_EMIT,
};

const CATEGORIES = ['UserRiskEvents'];
const inner = riskRaw('properties.');
const monitorStage = riskStage({ ...inner, times: [...inner.times, '"time"'] });

export const riskMonitor: Dataset = {
  id: 'entra_risk_monitor',
  title: 'Entra ID Protection risk detections (Azure Monitor)',
  documentation: DOCUMENTATION,
  recognise: { required: ['time', 'category', 'properties'], equals: { category: CATEGORIES } },
  fields: { time: 'VARCHAR', category: 'VARCHAR', properties: FIELDS },
  ignored: [
    ...ENVELOPE_IGNORED,
    'callerIpAddress',
    'correlationId',
    'resultType',
    ...IGNORED.map((field) => `properties.${field}`),
  ],
  stage: { ...monitorStage, event_id: onlyCategories(monitorStage['event_id'] ?? '', CATEGORIES) },
  emit: RISK_EMIT,
};

const WORKSPACE_USED = [
  'Id',
  'TimeGenerated',
  'ActivityDateTime',
  'DetectedDateTime',
  'UserPrincipalName',
  'RiskEventType',
  'RiskLevel',
  'RiskState',
  'RiskDetail',
  'DetectionTimingType',
  'Activity',
  'IpAddress',
];

/** Log Analytics table AADUserRiskEvents. */
export const riskWorkspace: Dataset = {
  id: 'entra_risk_workspace',
  title: 'Entra ID Protection risk detections (Log Analytics table)',
  documentation: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/aaduserriskevents',
  recognise: { required: ['TimeGenerated', 'Id', 'RiskEventType', 'RiskState'] },
  fields: Object.fromEntries(WORKSPACE_USED.map((field) => [field, 'VARCHAR' as const])),
  ignored: [
    '_BilledSize',
    '_IsBillable',
    'AdditionalInfo',
    'CorrelationId',
    'LastUpdatedDateTime',
    'Location',
    'OperationName',
    'RequestId',
    'Source',
    'SourceSystem',
    'TenantId',
    'TokenIssuerType',
    'Type',
    'UserDisplayName',
    'UserId',
  ],
  stage: riskStage({
    id: 'Id',
    times: ['ActivityDateTime', 'DetectedDateTime', 'TimeGenerated'],
    account: 'UserPrincipalName',
    types: ['RiskEventType'],
    level: 'RiskLevel',
    state: 'RiskState',
    handled: 'RiskDetail',
    timing: 'DetectionTimingType',
    activity: 'Activity',
    address: 'IpAddress',
  }),
  emit: RISK_EMIT,
};
