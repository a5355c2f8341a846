import type { Dataset } from '../../model/source.ts';
import {
  accountFields,
  accountSql,
  ADDED_FIELDS,
  DEVICE_KEY,
  documentationOf,
  eventIdSql,
  filled,
  HOST,
  initiatorIgnored,
  NAMED_DEVICE,
  OWN,
  RECORD_FIELDS,
} from './hunting.ts';
import { OCCURRED_AT } from './time.ts';

const FIELDS = {
  ...RECORD_FIELDS,
  ...accountFields('InitiatingProcessAccount'),
  ActionType: 'VARCHAR',
  FileName: 'VARCHAR',
  FolderPath: 'VARCHAR',
  FileOriginUrl: 'VARCHAR',
  RequestSourceIP: 'VARCHAR',
  InitiatingProcessFileName: 'VARCHAR',
} as const;

export const deviceFileEvents: Dataset = {
  id: 'defender_device_file_events',
  title: 'Defender advanced hunting: DeviceFileEvents',
  documentation: documentationOf('DeviceFileEvents'),
  recognise: {
    required: [NAMED_DEVICE, 'ActionType', 'FileOriginUrl', 'PreviousFileName'],
    categories: ['AdvancedHunting-DeviceFileEvents'],
    sparse: {
      required: [NAMED_DEVICE, 'ActionType', 'FileName', 'FolderPath'],
      equals: { ActionType: ['FileCreated', 'FileModified', 'FileRenamed', 'FileDeleted'] },
    },
  },
  fields: FIELDS,
  ignored: [
    ...ADDED_FIELDS,
    ...initiatorIgnored(FIELDS),
    'SHA1',
    'SHA256',
    'MD5',
    'FileOriginReferrerUrl',
    'FileOriginIP',
    'PreviousFolderPath',
    'PreviousFileName',
    'FileSize',
    'RequestProtocol',
    'RequestSourcePort',
    'RequestAccountName',
    'RequestAccountDomain',
    'RequestAccountSid',
    'ShareName',
    'SensitivityLabel',
    'SensitivitySubLabel',
    'IsAzureInfoProtectionApplied',
    'AppGuardContainerId',
    'AdditionalFields',
  ],
  stage: {
    event_id: eventIdSql('DeviceFileEvents', OWN.file, ['ReportId', 'ActionType', 'FileName']),
    occurred_at: OCCURRED_AT,
    action: '"ActionType"',
    account_id: accountSql('InitiatingProcessAccount'),
    device_key: DEVICE_KEY,
    host: HOST,
    file_name: `lower(${filled('FileName')})`,
    file_path: filled('FolderPath'),
    process_name: `lower(${filled('InitiatingProcessFileName')})`,
    origin_url: filled('FileOriginUrl'),
    address: filled('RequestSourceIP'),
  },
  emit: {
    file_access: {
      columns: {
        account_id: 'account_id',
        device_key: 'device_key',
        host: 'host',
        action: `CASE
          WHEN action = 'FileCreated' AND origin_url IS NOT NULL THEN 'downloaded'
          WHEN action LIKE 'File%' THEN lower(substr(action, 5))
          ELSE lower(action) END`,
        file_name: 'file_name',
        file_path: 'file_path',
        process_name: 'process_name',
        origin_url: 'origin_url',
        address: 'address',
      },
    },
  },
};
