import { filled, has, hasAny, type RowSql } from './row.ts';

/** Registry keys of plug-and-play devices: enumerator, ids and instance. */
export const PNP_PATH = String.raw`(?i)\\Enum\\((?:USB|USBSTOR|DISPLAY|HID)\\[^\\]+\\[^\\]+)`;

/** Registry values of the Windows clock: name of the zone, and minutes that UTC is ahead now. */
export const ZONE_NAME = String.raw`(?i)\\TimeZoneInformation\\TimeZoneKeyName$`;
export const ZONE_BIAS = String.raw`(?i)\\TimeZoneInformation\\ActiveTimeBias$`;

/** Registry value of airplane mode in Windows: 0 while the radios are on, 1 while they are off (SYSTEM_RADIO_STATE). */
export const RADIO_STATE = String.raw`(?i)\\Control\\RadioManagement\\SystemRadioState(\\[(]Default[)])?$`;
/** Registry value of the location service of Windows, for the whole device: Allow or Deny. */
export const LOCATION_CONSENT = String.raw`(?i)^(HKEY_LOCAL_MACHINE|HKLM)\\.*\\CapabilityAccessManager\\ConsentStore\\location\\Value$`;

/** A registry value with the base block of a display's EDID. */
export function isEdidSql(row: RowSql): string {
  return `(upper(${row.text('path')}) LIKE '%DISPLAY%EDID' AND length(${row.text('data')}) >= 256)`;
}

/**
 * SQL of the table that a row comes from. The name of a query is free text, so the keys decide; they are those that the schema gives to only
 * one table. Null: a table that says nothing about a seat.
 */
export function kindSql(row: RowSql): string {
  const path = row.text('path');
  return `CASE
    WHEN ${hasAny(row, 'pci_slot', 'pci_class')} THEN NULL
    WHEN ${has(row, 'path', 'data')} THEN CASE
      WHEN ${isEdidSql(row)} THEN 'edid'
      WHEN regexp_like(${path}, '${ZONE_NAME}') OR regexp_like(${path}, '${ZONE_BIAS}') THEN 'time'
      WHEN regexp_like(${path}, '${RADIO_STATE}') OR regexp_like(${path}, '${LOCATION_CONSENT}') THEN 'switch'
      WHEN ${row.text('name')} IN ('FriendlyName', 'DeviceDesc') AND regexp_like(${path}, '${PNP_PATH}') THEN 'registry' END
    WHEN ${hasAny(row, 'manufactured_year', 'display_id')} THEN 'display'
    WHEN ${hasAny(row, 'model_id', 'usb_address')} OR ${has(row, 'removable', 'model')} THEN 'usb'
    WHEN ${has(row, 'device_id')} AND ${hasAny(row, 'driver_key', 'device_name')} THEN 'driver'
    WHEN ${hasAny(row, 'last_connected', 'last_connected_automatic', 'last_connected_manual')} THEN 'known_wifi'
    WHEN ${has(row, 'bssid')} THEN CASE WHEN lower("name") NOT LIKE '%survey%' THEN 'wifi' END
    WHEN ${has(row, 'hardware_serial')} THEN 'system'
    WHEN ${has(row, 'destination', 'gateway')} THEN 'route'
    WHEN ${has(row, 'mac', 'address')} AND (${has(row, 'permanent')} OR lower("name") LIKE '%arp%') THEN 'arp'
    WHEN ${has(row, 'mac', 'address')} OR (${has(row, 'interface')} AND ${hasAny(row, 'mac', 'address')}) THEN 'interface'
    WHEN ${has(row, 'remote_address', 'remote_port')} THEN 'socket'
    WHEN ${has(row, 'pid', 'port')} THEN 'listening'
    WHEN ${has(row, 'pid')} AND (${has(row, 'cmdline')} OR ${has(row, 'path', 'parent')}) THEN 'process'
    WHEN ${has(row, 'state', 'charging')} OR ${has(row, 'percent_remaining')} THEN 'battery'
    WHEN ${has(row, 'local_timezone')} THEN 'time'
    WHEN ${has(row, 'total_seconds')} THEN 'uptime'
    WHEN ${has(row, 'user', 'tty')} THEN 'login'
    WHEN ${has(row, 'name', 'platform', 'build')} THEN 'system_version'
    WHEN ${has(row, 'bundle_identifier')} THEN 'software'
    WHEN ${has(row, 'name', 'version')} AND ${hasAny(
      row,
      'publisher',
      'install_location',
      'install_source',
      'install_date',
      'identifying_number',
      'uninstall_string',
      'maintainer',
      'revision',
      'release',
      'identifier',
    )} THEN 'software' END`;
}

/** SQL of the plug-and-play instance path of a row; null if it has none. */
export function instanceSql(row: RowSql): string {
  return `coalesce(${filled(row, 'device_id')}, CASE WHEN ${has(row, 'path', 'data')} THEN regexp_extract(${row.text('path')}, '${PNP_PATH}', 1) END)`;
}
