import type { Dataset } from '../../model/source.ts';
import { accountFields, accountSql, ADDED_FIELDS, DEVICE_KEY, documentationOf, filled, HOST, OCCURRED_AT } from './hunting.ts';

/** The alert itself; whom and what it is about stands in AlertEvidence. */
export const alertInfo: Dataset = {
  id: 'defender_alert_info',
  title: 'Defender advanced hunting: AlertInfo',
  documentation: documentationOf('AlertInfo'),
  recognise: {
    required: ['AlertId', 'Title', 'Severity', 'DetectionSource'],
    absent: ['EntityType'],
    categories: ['AdvancedHunting-AlertInfo'],
  },
  fields: {
    Timestamp: 'VARCHAR',
    TimeGenerated: 'VARCHAR',
    AlertId: 'VARCHAR',
    Title: 'VARCHAR',
    Category: 'VARCHAR',
    Severity: 'VARCHAR',
    ServiceSource: 'VARCHAR',
  },
  ignored: [...ADDED_FIELDS, 'DetectionSource', 'AttackTechniques', 'ProcessCommandLine'],
  stage: {
    event_id: `stable_id(concat_ws('|', 'defender', 'AlertInfo', ${filled('AlertId')}))`,
    occurred_at: OCCURRED_AT,
    alert_type: filled('Title'),
    severity: `lower(${filled('Severity')})`,
    detail: `nullif(concat_ws(' ', ${filled('ServiceSource')}, ${filled('Category')}, "AlertId"), '')`,
  },
  emit: { vendor_alert: { columns: { alert_type: 'alert_type', severity: 'severity', detail: 'detail' } } },
};

/** One row for each account or device that an alert names. */
export const alertEvidence: Dataset = {
  id: 'defender_alert_evidence',
  title: 'Defender advanced hunting: AlertEvidence',
  documentation: documentationOf('AlertEvidence'),
  recognise: { required: ['AlertId', 'EntityType', 'EvidenceRole'], categories: ['AdvancedHunting-AlertEvidence'] },
  fields: {
    ...accountFields('Account'),
    Timestamp: 'VARCHAR',
    TimeGenerated: 'VARCHAR',
    AlertId: 'VARCHAR',
    Title: 'VARCHAR',
    Severity: 'VARCHAR',
    EntityType: 'VARCHAR',
    EvidenceRole: 'VARCHAR',
    RemoteIP: 'VARCHAR',
    DeviceId: 'VARCHAR',
    DeviceName: 'VARCHAR',
  },
  ignored: [
    ...ADDED_FIELDS,
    'Categories', 'AttackTechniques', 'ServiceSource', 'DetectionSource', 'EvidenceDirection', 'FileName', 'FolderPath',
    'SHA1', 'SHA256', 'FileSize', 'ThreatFamily', 'RemoteUrl', 'AccountObjectId', 'LocalIP', 'NetworkMessageId',
    'EmailSubject', 'Application', 'ApplicationId', 'OAuthApplicationId', 'ProcessCommandLine', 'RegistryKey',
    'RegistryValueName', 'RegistryValueData', 'AdditionalFields', 'CloudResource', 'CloudPlatform', 'ResourceType',
    'ResourceID', 'SubscriptionId', 'ContainerId', 'ContainerImageId',
  ],
  stage: {
    event_id: `stable_id(concat_ws('|', 'defender', 'AlertEvidence', "AlertId", "EntityType", coalesce("AccountSid", "AccountUpn", "AccountName", ''), coalesce("DeviceId", ''), coalesce("RemoteIP", '')))`,
    occurred_at: OCCURRED_AT,
    account_id: accountSql('Account'),
    device_key: DEVICE_KEY,
    host: HOST,
    entity_type: '"EntityType"',
    alert_type: filled('Title'),
    severity: `lower(${filled('Severity')})`,
    address: filled('RemoteIP'),
    detail: `nullif(concat_ws(' ', "EvidenceRole", 'in', "AlertId"), '')`,
  },
  emit: {
    vendor_alert: {
      where: `entity_type IN ('User', 'Machine', 'Ip')`,
      columns: {
        account_id: 'account_id',
        device_key: 'device_key',
        host: 'host',
        alert_type: 'alert_type',
        severity: 'severity',
        address: 'address',
        detail: 'detail',
      },
    },
  },
};
