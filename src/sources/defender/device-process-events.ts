import type { Dataset } from '../../model/source.ts';
import { accountFields, accountSql, ADDED_FIELDS, DEVICE_KEY, documentationOf, eventIdSql, filled, HOST, initiatorIgnored, OCCURRED_AT, RECORD_FIELDS } from './hunting.ts';

const FIELDS = {
  ...RECORD_FIELDS,
  ...accountFields('Account'),
  ActionType: 'VARCHAR',
  FileName: 'VARCHAR',
  FolderPath: 'VARCHAR',
  SHA256: 'VARCHAR',
  ProcessId: 'VARCHAR',
  ProcessCommandLine: 'VARCHAR',
  ProcessVersionInfoCompanyName: 'VARCHAR',
  ProcessVersionInfoProductName: 'VARCHAR',
  ProcessVersionInfoOriginalFileName: 'VARCHAR',
  InitiatingProcessFileName: 'VARCHAR',
} as const;

export const deviceProcessEvents: Dataset = {
  id: 'defender_device_process_events',
  title: 'Defender advanced hunting: DeviceProcessEvents',
  documentation: documentationOf('DeviceProcessEvents'),
  recognise: {
    required: ['DeviceId', 'ActionType', 'ProcessCommandLine', 'ProcessVersionInfoOriginalFileName'],
    categories: ['AdvancedHunting-DeviceProcessEvents'],
  },
  fields: FIELDS,
  ignored: [
    ...ADDED_FIELDS,
    ...initiatorIgnored(FIELDS),
    'SHA1', 'MD5', 'FileSize', 'ProcessVersionInfoProductVersion', 'ProcessVersionInfoInternalFileName',
    'ProcessVersionInfoFileDescription', 'ProcessIntegrityLevel', 'ProcessTokenElevation', 'ProcessCreationTime',
    'ProcessUniqueId', 'AccountObjectId', 'LogonId', 'AppGuardContainerId', 'AdditionalFields', 'CreatedProcessSessionId',
    'IsProcessRemoteSession', 'ProcessRemoteSessionDeviceName', 'ProcessRemoteSessionIP',
  ],
  stage: {
    event_id: eventIdSql('DeviceProcessEvents', ['DeviceId', 'ReportId', 'ActionType', 'ProcessId']),
    occurred_at: OCCURRED_AT,
    action: '"ActionType"',
    account_id: accountSql('Account'),
    device_key: DEVICE_KEY,
    host: HOST,
    process_id: 'TRY_CAST("ProcessId" AS BIGINT)',
    file_name: `lower(${filled('FileName')})`,
    original_name: `lower(${filled('ProcessVersionInfoOriginalFileName')})`,
    product: filled('ProcessVersionInfoProductName'),
    company: filled('ProcessVersionInfoCompanyName'),
    file_path: filled('FolderPath'),
    command_line: filled('ProcessCommandLine'),
    parent_name: `lower(${filled('InitiatingProcessFileName')})`,
    sha256: `lower(${filled('SHA256')})`,
  },
  emit: {
    process: {
      where: `action = 'ProcessCreated'`,
      columns: {
        account_id: 'account_id',
        device_key: 'device_key',
        host: 'host',
        process_id: 'process_id',
        file_name: 'file_name',
        original_name: 'original_name',
        product: 'product',
        company: 'company',
        file_path: 'file_path',
        command_line: 'command_line',
        parent_name: 'parent_name',
        sha256: 'sha256',
      },
    },
  },
};
