import type { Dataset } from '../../model/source.ts';
import { accountFields, accountSql, ADDED_FIELDS, documentationOf, filled } from './hunting.ts';
import { OCCURRED_AT, SECOND, TIME_FIELDS } from './time.ts';

const CHANGE = `CASE
  WHEN lower(action_type) LIKE '%password changed%' OR lower(action_type) LIKE '%password reset%' THEN 'password_reset'
  WHEN lower(action_type) LIKE 'account disabled%' THEN 'account_suspended'
  WHEN lower(action_type) LIKE 'account%changed' THEN 'profile_edited' END`;

export const identityDirectoryEvents: Dataset = {
  id: 'defender_identity_directory_events',
  title: 'Defender advanced hunting: IdentityDirectoryEvents',
  documentation: documentationOf('IdentityDirectoryEvents'),
  recognise: {
    required: ['ActionType', 'Application', 'DestinationDeviceName', 'TargetAccountUpn'],
    equals: { Application: ['Active Directory'] },
    categories: ['AdvancedHunting-IdentityDirectoryEvents'],
  },
  fields: {
    ...accountFields('Account'),
    ...TIME_FIELDS,
    ReportId: 'VARCHAR',
    ActionType: 'VARCHAR',
    Application: 'VARCHAR',
    TargetAccountUpn: 'VARCHAR',
    IPAddress: 'VARCHAR',
  },
  ignored: [
    ...ADDED_FIELDS,
    'AccountObjectId',
    'AccountDisplayName',
    'TargetAccountDisplayName',
    'TargetDeviceName',
    'DestinationDeviceName',
    'DestinationIPAddress',
    'DestinationPort',
    'Protocol',
    'DeviceName',
    'Port',
    'Location',
    'ISP',
    'AdditionalFields',
  ],
  stage: {
    event_id: `CASE WHEN "Application" = 'Active Directory' THEN stable_id(concat_ws('|', 'defender', 'IdentityDirectoryEvents', "ReportId", "ActionType", ${SECOND})) END`,
    occurred_at: OCCURRED_AT,
    actor_id: accountSql('Account'),
    target_id: `lower(${filled('TargetAccountUpn')})`,
    action_type: '"ActionType"',
    address: filled('IPAddress'),
  },
  emit: {
    account_change: {
      where: `${CHANGE} IS NOT NULL`,
      columns: {
        account_id: 'coalesce(target_id, actor_id)',
        actor_id: 'actor_id',
        event_type: 'action_type',
        change: CHANGE,
        outcome: `'success'`,
        address: 'address',
      },
    },
  },
};
