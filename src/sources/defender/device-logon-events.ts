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
  ...accountFields('Account', false),
  ActionType: 'VARCHAR',
  LogonType: 'VARCHAR',
  FailureReason: 'VARCHAR',
  LogonId: 'VARCHAR',
  RemoteIP: 'VARCHAR',
} as const;

export const deviceLogonEvents: Dataset = {
  id: 'defender_device_logon_events',
  title: 'Defender advanced hunting: DeviceLogonEvents',
  documentation: documentationOf('DeviceLogonEvents'),
  recognise: { required: [NAMED_DEVICE, 'ActionType', 'LogonType'], categories: ['AdvancedHunting-DeviceLogonEvents'] },
  fields: FIELDS,
  ignored: [
    ...ADDED_FIELDS,
    ...initiatorIgnored(FIELDS),
    'Protocol',
    'IsLocalAdmin',
    'RemoteDeviceName',
    'RemoteIPType',
    'RemotePort',
    'AppGuardContainerId',
    'AdditionalFields',
  ],
  stage: {
    event_id: eventIdSql('DeviceLogonEvents', OWN.logon, ['ReportId', 'ActionType', 'AccountSid', 'LogonId']),
    occurred_at: OCCURRED_AT,
    account_id: accountSql('Account', false),
    user_key: filled('AccountSid'),
    device_key: DEVICE_KEY,
    host: HOST,
    action: '"ActionType"',
    reason: filled('FailureReason'),
    address: `nullif(${filled('RemoteIP')}, '-')`,
    session_id: filled('LogonId'),
    // LogonType names the Windows logon type in one word; the schema page spells RDP differently.
    logon_type: `CASE
      WHEN lower("LogonType") LIKE 'remote%interactive%' THEN 'remote_interactive'
      WHEN lower("LogonType") = 'cachedinteractive' THEN 'cached_interactive'
      WHEN lower("LogonType") = 'cachedremoteinteractive' THEN 'cached_remote_interactive'
      WHEN lower("LogonType") = 'cachedunlock' THEN 'unlock'
      WHEN lower("LogonType") = 'networkcleartext' THEN 'network_cleartext'
      WHEN lower("LogonType") = 'newcredentials' THEN 'new_credentials'
      ELSE lower(${filled('LogonType')}) END`,
  },
  emit: {
    sign_in: {
      where: 'account_id IS NOT NULL',
      columns: {
        account_id: 'account_id',
        user_key: 'user_key',
        device_key: 'device_key',
        host: 'host',
        event_type: 'action',
        outcome: `CASE action WHEN 'LogonSuccess' THEN 'success' WHEN 'LogonFailed' THEN 'failure' ELSE 'unknown' END`,
        reason: 'reason',
        interactive: `logon_type IN ('interactive', 'remote_interactive', 'cached_interactive', 'cached_remote_interactive', 'unlock')`,
        address: 'address',
        session_id: 'session_id',
        logon_type: 'logon_type',
      },
    },
  },
};
