import type { Dataset } from '../../model/source.ts';
import {
  ADDED_FIELDS,
  DEVICE_KEY,
  documentationOf,
  eventIdSql,
  filled,
  HOST,
  localAccountSql,
  NAMED_DEVICE,
  OWN,
  RECORD_FIELDS,
} from './hunting.ts';
import { OCCURRED_AT } from './time.ts';

/** Login name of the nth logged-on user. */
function userSql(index: number): string {
  const part = (key: string): string => `json_text(json_doc("LoggedOnUsers"), '$[${index}].${key}')`;
  return localAccountSql(part('UserName'), part('DomainName'), part('Sid'));
}

const STATE = {
  device_key: 'device_key',
  host: 'host',
  directory_key: 'directory_key',
  model: 'model',
  os: 'os',
  managed: 'managed',
  public_address: 'public_address',
};

export const deviceInfo: Dataset = {
  id: 'defender_device_info',
  title: 'Defender advanced hunting: DeviceInfo',
  documentation: documentationOf('DeviceInfo'),
  recognise: {
    required: [NAMED_DEVICE, 'PublicIP', 'OSPlatform'],
    categories: ['AdvancedHunting-DeviceInfo'],
    sparse: { required: [NAMED_DEVICE, 'PublicIP', 'Timestamp|TimeGenerated'] },
  },
  fields: {
    ...RECORD_FIELDS,
    AadDeviceId: 'VARCHAR',
    PublicIP: 'VARCHAR',
    OSPlatform: 'VARCHAR',
    OSVersion: 'VARCHAR',
    OSVersionInfo: 'VARCHAR',
    LoggedOnUsers: 'JSON',
    OnboardingStatus: 'VARCHAR',
    Model: 'VARCHAR',
    Vendor: 'VARCHAR',
  },
  ignored: [
    ...ADDED_FIELDS,
    'ClientVersion',
    'OSArchitecture',
    'OSBuild',
    'OSDistribution',
    'IsAzureADJoined',
    'JoinType',
    'DeviceObjectId',
    'RegistryDeviceTag',
    'AdditionalFields',
    'DeviceCategory',
    'DeviceType',
    'DeviceSubtype',
    'MergedDeviceIds',
    'MergedToDeviceId',
    'IsInternetFacing',
    'SensorHealthState',
    'IsExcluded',
    'ExclusionReason',
    'ExposureLevel',
    'AssetValue',
    'DeviceManualTags',
    'DeviceDynamicTags',
    'ConnectivityType',
    'HostDeviceId',
    'AzureResourceId',
    'AwsResourceName',
    'GcpFullResourceName',
    'AzureVmId',
    'AzureVmSubscriptionId',
    'HardwareUuid',
    'CloudPlatforms',
    'IsTransient',
    'OsBuildRevision',
    'MitigationStatus',
    'DiscoverySources',
    'FirstSeen',
  ],
  stage: {
    event_id: eventIdSql('DeviceInfo', OWN.info, ['ReportId']),
    occurred_at: OCCURRED_AT,
    device_key: DEVICE_KEY,
    host: HOST,
    directory_key: `lower(${filled('AadDeviceId')})`,
    user_1: userSql(0),
    user_2: userSql(1),
    user_3: userSql(2),
    model: `nullif(concat_ws(' ', ${filled('Vendor')}, ${filled('Model')}), '')`,
    os: `nullif(concat_ws(' ', ${filled('OSPlatform')}, coalesce(${filled('OSVersionInfo')}, ${filled('OSVersion')})), '')`,
    managed: `CASE lower("OnboardingStatus") WHEN 'onboarded' THEN true WHEN 'can be onboarded' THEN false END`,
    public_address: filled('PublicIP'),
  },
  emit: {
    device_state: [
      { columns: { ...STATE, account_id: 'user_1' } },
      { where: 'user_2 <> user_1', columns: { ...STATE, account_id: 'user_2' } },
      { where: 'user_3 <> user_1 AND user_3 <> user_2', columns: { ...STATE, account_id: 'user_3' } },
    ],
  },
};
