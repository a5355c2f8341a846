import type { Dataset } from '../../model/source.ts';
import { ADDED_FIELDS, documentationOf, filled } from './hunting.ts';
import { OCCURRED_AT, SECOND, TIME_FIELDS } from './time.ts';

const RAW_USER = `json_text(json_doc("RawEventData"), '$.UserId')`;

/** The table names the account by its object id; the login name is in the source's own record or in AccountId. */
const ACCOUNT = `lower(coalesce(
  CASE WHEN strpos(${RAW_USER}, '@') > 0 THEN ${RAW_USER} END,
  CASE WHEN strpos("AccountId", '@') > 0 THEN "AccountId" END,
  CASE WHEN strpos("UserId", '@') > 0 THEN "UserId" END))`;

const CHANGE = `CASE
  WHEN action_type LIKE 'Add%permission grant%' OR action_type LIKE 'Consent to application%' OR action_type LIKE 'Add app role assignment%' THEN 'grant_added'
  WHEN action_type LIKE 'Remove%permission grant%' THEN 'grant_removed'
  WHEN action_type LIKE 'User registered security info%' OR action_type LIKE 'User registered all required security info%' THEN 'factor_enrolled'
  WHEN action_type LIKE 'User deleted security info%' THEN 'factor_removed'
  WHEN action_type LIKE 'Reset user password%' OR action_type LIKE 'Change user password%' OR action_type LIKE 'Reset password (%' THEN 'password_reset'
  WHEN action_type LIKE 'Add user.%' THEN 'account_created' END`;

const FILE_ACTION = `CASE
  WHEN action_type LIKE 'FileDownloaded%' OR action_type = 'FileSyncDownloadedFull' THEN 'downloaded'
  WHEN action_type LIKE 'FileAccessed%' OR action_type = 'FilePreviewed' THEN 'read'
  WHEN action_type LIKE 'FileUploaded%' OR action_type = 'FileCopied' THEN 'created'
  WHEN action_type LIKE 'FileDeleted%' OR action_type = 'FileRecycled' THEN 'deleted'
  WHEN action_type IN ('SharingSet', 'AnonymousLinkCreated', 'SecureLinkCreated', 'CompanyLinkCreated') THEN 'shared' END`;

/** GitHub's own names of its audit events (docs.github.com, audit log events of an enterprise). */
const REPOSITORY_ACTION = `CASE WHEN lower(application) LIKE 'github%' THEN CASE action_type
  WHEN 'git.clone' THEN 'clone' WHEN 'git.fetch' THEN 'fetch' WHEN 'git.push' THEN 'push' WHEN 'repo.download_zip' THEN 'download' END END`;

const SIGN_IN = `action_type IN ('UserLoggedIn', 'UserLoginFailed', 'Log on', 'Log in', 'Failed log on', 'Failed log in')`;

export const cloudAppEvents: Dataset = {
  id: 'defender_cloud_app_events',
  title: 'Defender advanced hunting: CloudAppEvents',
  documentation: documentationOf('CloudAppEvents'),
  recognise: {
    required: ['ActionType', 'Application', 'AccountObjectId', 'ActivityObjects'],
    categories: ['AdvancedHunting-CloudAppEvents'],
  },
  fields: {
    ...TIME_FIELDS,
    ReportId: 'VARCHAR',
    ActionType: 'VARCHAR',
    ActivityType: 'VARCHAR',
    Application: 'VARCHAR',
    AccountId: 'VARCHAR',
    AccountObjectId: 'VARCHAR',
    AccountDisplayName: 'VARCHAR',
    UserId: 'VARCHAR',
    IPAddress: 'VARCHAR',
    CountryCode: 'VARCHAR',
    City: 'VARCHAR',
    ISP: 'VARCHAR',
    IsAnonymousProxy: 'VARCHAR',
    UserAgent: 'VARCHAR',
    UserAgent_string: 'VARCHAR',
    ObjectName: 'VARCHAR',
    RawEventData: 'JSON',
  },
  ignored: [
    ...ADDED_FIELDS,
    'Isp',
    'ApplicationId',
    'AppInstanceId',
    'IsAdminOperation',
    'DeviceType',
    'OSPlatform',
    'ActivityObjects',
    'ObjectType',
    'ObjectId',
    'AccountType',
    'IsExternalUser',
    'IsImpersonated',
    'IPTags',
    'IPCategory',
    'UserAgentTags',
    'UserAgent_dynamic',
    'AdditionalFields',
    'LastSeenForUser',
    'UncommonForUser',
    'AuditSource',
    'SessionData',
    'OAuthAppId',
    'AppId',
    'Permissions',
    'PermissionsAddedTo',
    'rawData',
    'spnID',
  ],
  stage: {
    event_id: `CASE WHEN ${filled('ActivityType')} IS NOT NULL THEN stable_id(concat_ws('|', 'defender', 'CloudAppEvents', "ReportId", "ActionType", ${SECOND})) END`,
    occurred_at: OCCURRED_AT,
    account_id: ACCOUNT,
    user_key: filled('AccountObjectId'),
    user_name: filled('AccountDisplayName'),
    action_type: '"ActionType"',
    application: filled('Application'),
    address: filled('IPAddress'),
    country: `upper(${filled('CountryCode')})`,
    city: filled('City'),
    organisation: filled('ISP'),
    is_proxy: `lower("IsAnonymousProxy") IN ('true', '1')`,
    user_agent: `coalesce(${filled('UserAgent')}, ${filled('UserAgent_string')})`,
    object_name: filled('ObjectName'),
  },
  emit: {
    sign_in: {
      where: SIGN_IN,
      columns: {
        account_id: 'account_id',
        user_key: 'user_key',
        user_name: 'user_name',
        event_type: 'action_type',
        outcome: `CASE WHEN action_type LIKE '%ailed%' THEN 'failure' ELSE 'success' END`,
        address: 'address',
        vendor_country: 'country',
        vendor_city: 'city',
        vendor_as_org: 'organisation',
        is_proxy: 'is_proxy',
        user_agent: 'user_agent',
        application: 'application',
      },
    },
    account_change: {
      where: `${CHANGE} IS NOT NULL`,
      columns: {
        account_id: 'account_id',
        actor_id: 'account_id',
        event_type: 'action_type',
        change: CHANGE,
        outcome: `'success'`,
        address: 'address',
        user_agent: 'user_agent',
        detail: 'object_name',
      },
    },
    repository_access: {
      where: `${REPOSITORY_ACTION} IS NOT NULL`,
      columns: {
        account_id: 'account_id',
        action: REPOSITORY_ACTION,
        repository: 'lower(object_name)',
        address: 'address',
        user_agent: 'user_agent',
      },
    },
    file_access: {
      where: `${FILE_ACTION} IS NOT NULL`,
      columns: { account_id: 'account_id', action: FILE_ACTION, file_name: 'lower(object_name)', address: 'address' },
    },
  },
};
