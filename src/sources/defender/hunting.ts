import { SECOND, TIME_FIELDS } from './time.ts';

/** What all advanced hunting tables share: names of the record, the device and the account. */

const DOCUMENTATION = 'https://learn.microsoft.com/en-us/defender-xdr/advanced-hunting';

/** Address of the schema page of a table. */
export function documentationOf(table: string): string {
  return `${DOCUMENTATION}-${table.toLowerCase()}-table`;
}

/** Columns that identify a record. */
export const RECORD_FIELDS = {
  ...TIME_FIELDS,
  DeviceId: 'VARCHAR',
  DeviceName: 'VARCHAR',
  ReportId: 'VARCHAR',
} as const;

/** Columns that the streaming API and Log Analytics add to every table. */
export const ADDED_FIELDS = [
  'MachineGroup',
  'TenantId',
  'SourceSystem',
  'Type',
  '_ItemId',
  '_ResourceId',
  '_TimeReceived',
] as const;

/** A text column, null if the form writes an empty text. */
export function filled(field: string): string {
  return `nullif("${field}", '')`;
}

/** The fields that identify the device: an export with selected columns may have only the name. */
export const NAMED_DEVICE = 'DeviceId|DeviceName';
export const DEVICE = `coalesce(${filled('DeviceId')}, lower(${filled('DeviceName')}))`;

/**
 * The records of a file that belong to a table: an export of several tables without their names (a `union`, concatenated files) identifies them by
 * the action, or by a column that only one table has.
 */
const ACTION_OF = {
  process: `"ActionType" LIKE '%ProcessCreated%'`,
  network: `("ActionType" LIKE '%Inspected' OR "ActionType" LIKE '%Connection%' AND "ActionType" NOT LIKE 'Firewall%' AND "ActionType" NOT LIKE 'Remote%')`,
  logon: `"ActionType" LIKE 'Logon%'`,
  file: `"ActionType" LIKE 'File%'`,
} as const;
export const OWN = {
  ...ACTION_OF,
  // A record of a cloud application does not identify a device by its id.
  event: `NOT (${Object.values(ACTION_OF).join(' OR ')}) AND (${filled('DeviceId')} IS NOT NULL OR "ActionType" LIKE 'Pnp%' OR "ActionType" LIKE 'UsbDrive%' OR "ActionType" LIKE 'RemovableStorage%')`,
  info: `coalesce(${['OSPlatform', 'PublicIP', 'OnboardingStatus'].map(filled).join(', ')}) IS NOT NULL`,
  adapter: `coalesce(${['MacAddress', 'NetworkAdapterName'].map(filled).join(', ')}) IS NOT NULL`,
} as const;

/** The id of a record: ReportId distinguishes the records of one second; `instead` replaces it in exports without ReportId. */
export function eventIdSql(table: string, own: string, fields: readonly string[], instead?: string): string {
  const parts = [DEVICE, ...fields.map((field) => `coalesce("${field}", '')`)];
  if (instead !== undefined) parts.push(`CASE WHEN "ReportId" IS NULL THEN ${instead} END`);
  // Null for a record of another table in the same file.
  return `CASE WHEN ${DEVICE} IS NOT NULL AND ${own} THEN stable_id(concat_ws('|', 'defender', '${table}', ${SECOND}, ${parts.join(', ')})) END`;
}

export const DEVICE_KEY = `lower(${filled('DeviceId')})`;
export const HOST = 'short_host("DeviceName")';

/** Accounts that no person signs in to: operating-system services, computers, root. */
const SERVICE_SID = '^S-1-5-(7|18|19|20|90-.*|96-.*)$';
const SERVICE_NAME = '^(system|local service|network service|anonymous logon|root)$|^(dwm|umfd)-[0-9]+$|[$]$';

/** Login name from SQL of name, domain and SID: with a domain only if it is a DNS name; null for services. */
export function localAccountSql(account: string, domain: string, sid: string): string {
  return `CASE
    WHEN coalesce(${account}, '') = '' OR regexp_like(coalesce(${sid}, ''), '${SERVICE_SID}') OR regexp_like(lower(${account}), '${SERVICE_NAME}') THEN NULL
    WHEN strpos(${account}, '@') > 0 OR strpos(coalesce(${domain}, ''), '.') = 0 THEN lower(${account})
    ELSE concat(lower(${account}), '@', lower(${domain})) END`;
}

/** Login name of `<prefix>Name`, `<prefix>Domain`, `<prefix>Sid`, and `<prefix>Upn` if the table has it. */
export function accountSql(prefix: string, hasUpn = true): string {
  const local = localAccountSql(`"${prefix}Name"`, `"${prefix}Domain"`, `"${prefix}Sid"`);
  return hasUpn ? `coalesce(lower(${filled(`${prefix}Upn`)}), ${local})` : local;
}

export function accountFields(prefix: string, hasUpn = true): Readonly<Record<string, 'VARCHAR'>> {
  const parts = ['Name', 'Domain', 'Sid', ...(hasUpn ? ['Upn'] : [])];
  return Object.fromEntries(parts.map((part) => [`${prefix}${part}`, 'VARCHAR' as const]));
}

const INITIATOR = [
  'AccountDomain',
  'AccountName',
  'AccountSid',
  'AccountUpn',
  'AccountObjectId',
  'LogonId',
  'IntegrityLevel',
  'TokenElevation',
  'SHA1',
  'SHA256',
  'MD5',
  'FileName',
  'FileSize',
  'FolderPath',
  'Id',
  'CommandLine',
  'CreationTime',
  'ParentId',
  'ParentFileName',
  'ParentCreationTime',
  'SignerType',
  'SignatureStatus',
  'SessionId',
  'RemoteSessionDeviceName',
  'RemoteSessionIP',
  'UniqueId',
  'VersionInfoCompanyName',
  'VersionInfoProductName',
  'VersionInfoProductVersion',
  'VersionInfoInternalFileName',
  'VersionInfoOriginalFileName',
  'VersionInfoFileDescription',
] as const;

/** The columns about the process behind an event, except those that a mapping reads. */
export function initiatorIgnored(read: Readonly<Record<string, unknown>>): readonly string[] {
  const all = [...INITIATOR.map((part) => `InitiatingProcess${part}`), 'IsInitiatingProcessRemoteSession'];
  return all.filter((field) => !(field in read));
}
