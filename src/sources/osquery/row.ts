/** How one row of a query's result is read. */
export interface RowSql {
  /** SQL of a column's text. */
  readonly text: (column: string) => string;
  /** SQL of the whole row as one text. */
  readonly content: string;
  /** SQL of what happened to the row: added, removed, snapshot. */
  readonly action: string;
}

/** The columns of osquery tables that the mapping reads. */
export const COLUMNS = [
  'address',
  'bssid',
  'browser_type',
  'build',
  'bundle_identifier',
  'bundle_short_version',
  'bundle_version',
  'charging',
  'class',
  'cmdline',
  'computer_name',
  'connection_id',
  'data',
  'destination',
  'device_id',
  'device_name',
  'display_id',
  'driver_key',
  'fd',
  'friendly_name',
  'gateway',
  'hardware_model',
  'hardware_serial',
  'hardware_vendor',
  'hostname',
  'identifier',
  'identifying_number',
  'install_date',
  'install_location',
  'install_source',
  'interface',
  'key',
  'last_connected',
  'last_connected_automatic',
  'last_connected_manual',
  'local_address',
  'local_port',
  'local_timezone',
  'mac',
  'maintainer',
  'manufactured_year',
  'mask',
  'model',
  'model_id',
  'mtu',
  'name',
  'netmask',
  'network_name',
  'parent',
  'path',
  'pci_class',
  'pci_slot',
  'percent_remaining',
  'permanent',
  'pid',
  'platform',
  'port',
  'product_id',
  'protocol',
  'publisher',
  'release',
  'remote_address',
  'remote_port',
  'removable',
  'revision',
  'serial',
  'serial_number',
  'ssid',
  'state',
  'total_seconds',
  'tty',
  'type',
  'uninstall_string',
  'usb_address',
  'user',
  'vendor',
  'vendor_id',
  'version',
] as const;

function columnsContent(text: RowSql['text']): string {
  return COLUMNS.map((column) => `coalesce(${text(column)}, '')`).join(', ');
}

const ofColumns: RowSql['text'] = (column) => `"columns"."${column}"`;
const ofElement: RowSql['text'] = (column) => `json_text(element, '$.${column}')`;

/** A row a record: the columns are fields of their own, read at once. */
export const RECORD_ROW: RowSql = { text: ofColumns, content: columnsContent(ofColumns), action: '"action"' };

/** Snapshots: each element of the array is a JSON document. */
export const ELEMENT_ROW: RowSql = { text: ofElement, content: 'CAST(element AS VARCHAR)', action: '"action"' };

/** Batches: each element of two arrays. The id is the same as that of the row in a record of its own. */
export const BATCH_ROW: RowSql = {
  text: ofElement,
  content: columnsContent(ofElement),
  action: `CASE element_of WHEN 'diffResults.removed' THEN 'removed' ELSE 'added' END`,
};

/** Whether the row has the column; a query lists columns even if they are empty. */
export function has(row: RowSql, ...columns: readonly string[]): string {
  return `(${columns.map((column) => `${row.text(column)} IS NOT NULL`).join(' AND ')})`;
}

export function hasAny(row: RowSql, ...columns: readonly string[]): string {
  return `(${columns.map((column) => `${row.text(column)} IS NOT NULL`).join(' OR ')})`;
}

/** A column's text, null if it is empty. */
export function filled(row: RowSql, column: string): string {
  return `nullif(${row.text(column)}, '')`;
}
