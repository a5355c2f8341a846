import { quoteText } from '../../lib/sql.ts';
import type { Dataset } from '../../model/source.ts';
import {
  accountFields,
  accountSql,
  ADDED_FIELDS,
  DEVICE_KEY,
  documentationOf,
  HOST,
  eventIdSql,
  initiatorIgnored,
  NAMED_DEVICE,
  OWN,
  RECORD_FIELDS,
} from './hunting.ts';
import { OCCURRED_AT } from './time.ts';
import { IS_ATTACHED, PERIPHERAL } from './peripheral.ts';

const FIELDS = {
  ...RECORD_FIELDS,
  ...accountFields('InitiatingProcessAccount'),
  ActionType: 'VARCHAR',
  AdditionalFields: 'JSON',
  // Exports through a custom log have the type in the column name.
  AdditionalFields_string: 'JSON',
  AdditionalFields_dynamic: 'JSON',
  ReportId_long: 'VARCHAR',
} as const;

/** Columns about the file, process, key or connection that an event is about; otherwise empty. */
export const OBJECT_FIELDS = [
  'FileName',
  'FolderPath',
  'SHA1',
  'SHA256',
  'MD5',
  'FileSize',
  'AccountDomain',
  'AccountName',
  'AccountSid',
  'RemoteUrl',
  'RemoteDeviceName',
  'ProcessId',
  'ProcessCommandLine',
  'ProcessCreationTime',
  'ProcessTokenElevation',
  'LogonId',
  'RegistryKey',
  'RegistryValueName',
  'RegistryValueData',
  'RemoteIP',
  'RemotePort',
  'LocalIP',
  'LocalPort',
  'FileOriginUrl',
  'FileOriginIP',
  'AppGuardContainerId',
] as const;

const ACTIONS = {
  connected: ['PnpDeviceConnected', 'UsbDriveMounted', 'UsbDriveMount'],
  disconnected: ['UsbDriveUnmounted', 'UsbDriveUnmount'],
  present: ['PnpDeviceAllowed', 'PnpDeviceBlocked', 'RemovableStoragePolicyTriggered', 'UsbDriveDriveLetterChanged'],
} as const;
const PERIPHERAL_ACTIONS = Object.values(ACTIONS).flat();

const ACTION = `CASE ${Object.entries(ACTIONS)
  .map(([action, types]) => `WHEN "ActionType" IN (${types.map(quoteText).join(', ')}) THEN ${quoteText(action)}`)
  .join(' ')} END`;

/** A key of AdditionalFields, read only if the event is about a peripheral. */
function key(...names: readonly string[]): string {
  const doc = 'json_doc(coalesce("AdditionalFields", "AdditionalFields_dynamic", "AdditionalFields_string"))';
  const found = names.map((id) => `nullif(json_text(${doc}, '$.${id}'), '')`);
  return `CASE WHEN "ActionType" LIKE 'Pnp%' OR "ActionType" LIKE 'UsbDrive%' OR "ActionType" LIKE 'RemovableStorage%' THEN ${
    found.length === 1 ? found[0] : `coalesce(${found.join(', ')})`
  } END`;
}

const INSTANCE = key('DeviceInstanceId', 'DeviceId');

export const deviceEvents: Dataset = {
  id: 'defender_device_events',
  title: 'Defender advanced hunting: DeviceEvents',
  documentation: documentationOf('DeviceEvents'),
  recognise: {
    required: [NAMED_DEVICE, 'ActionType', 'ProcessTokenElevation', 'RegistryKey', 'FileOriginUrl'],
    categories: ['AdvancedHunting-DeviceEvents'],
    sparse: { required: [NAMED_DEVICE, 'ActionType', 'AdditionalFields'], equals: { ActionType: PERIPHERAL_ACTIONS } },
  },
  fields: FIELDS,
  ignored: [
    ...ADDED_FIELDS,
    ...initiatorIgnored(FIELDS),
    ...OBJECT_FIELDS,
    'CreatedProcessSessionId',
    'IsProcessRemoteSession',
    'ProcessRemoteSessionDeviceName',
    'ProcessRemoteSessionIP',
    'ProcessUniqueId',
    'ReportId_string',
    'Application',
    'TargetAccountUpn',
    'TargetAccountDisplayName',
    'TargetDeviceName',
    'DestinationDeviceName',
    'DestinationIPAddress',
    'DestinationPort',
    'Protocol',
    'AccountUpn',
    'AccountObjectId',
    'AccountDisplayName',
    'IPAddress',
    'Port',
    'Location',
    'ISP',
    'ApplicationId',
    'IsAdminOperation',
    'DeviceType',
    'OSPlatform',
    'IsAnonymousProxy',
    'CountryCode',
    'City',
    'UserAgent',
    'ActivityType',
    'ActivityObjects',
    'ObjectName',
    'ObjectType',
    'ObjectId',
    'RawEventData',
    'rawData',
    'AppId',
    'OAuthAppId',
  ],
  stage: {
    event_id: eventIdSql('DeviceEvents', OWN.event, ['ReportId', 'ReportId_long', 'ActionType'], INSTANCE),
    occurred_at: OCCURRED_AT,
    account_id: accountSql('InitiatingProcessAccount'),
    device_key: DEVICE_KEY,
    host: HOST,
    action_type: '"ActionType"',
    action: ACTION,
    instance: INSTANCE,
    class_name: key('ClassName'),
    description: key('DeviceDescription', 'MediaName'),
    bus: key('BusType'),
    maker: key('Manufacturer'),
    product: key('ProductName'),
    serial: key('SerialNumber'),
    media_vendor: key('VendorId'),
    media_product: key('ProductId'),
  },
  emit: {
    peripheral: {
      where: IS_ATTACHED,
      columns: { account_id: 'account_id', device_key: 'device_key', host: 'host', action: 'action', ...PERIPHERAL },
    },
  },
};
