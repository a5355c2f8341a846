import { edidStageSql } from './edid.ts';
import { instanceSql, isEdidSql, kindSql, LOCATION_CONSENT, RADIO_STATE } from './kind.ts';
import { filled, has, type RowSql } from './row.ts';
import { zoneStageSql } from './zone.ts';

const UUID = '^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$';

/** Fields of a result record around the rows. */
export const RECORD_FIELDS = {
  name: 'VARCHAR',
  hostIdentifier: 'VARCHAR',
  hostname: 'VARCHAR',
  unixTime: 'VARCHAR',
  epoch: 'VARCHAR',
  counter: 'VARCHAR',
  action: 'VARCHAR',
  decorations: 'JSON',
} as const;

export const RECORD_IGNORED = [
  'calendarTime',
  'numerics',
  'log_type',
  'node_key',
  'osquery_host_id',
  'planned_interval',
] as const;

function decoration(...names: readonly string[]): string {
  return names.map((id) => `nullif(json_text("decorations", '$.${id}'), '')`).join(', ');
}

/** Four hexadecimal digits of an id that may lack leading zeros or begin with 0x. */
function fourDigits(id: string): string {
  const bare = `replace(lower(${id}), '0x', '')`;
  return `CASE WHEN regexp_like(${bare}, '^[0-9a-f]{1,4}$') THEN substr(concat('0000', ${bare}), length(${bare}) + 1, 4) END`;
}

function eightDigits(id: string): string {
  const bare = `replace(lower(${id}), '0x', '')`;
  return `CASE WHEN regexp_like(${bare}, '^[0-9a-f]{1,8}$') THEN substr(concat('00000000', ${bare}), length(${bare}) + 1, 8) END`;
}

/** SQL of the device and time of a row. */
export interface AroundSql {
  readonly host: string;
  readonly at: string;
  readonly seconds: string;
}

export const LOGGED: AroundSql = {
  host: `coalesce(nullif("hostIdentifier", ''), "hostname")`,
  at: '"unixTime"',
  seconds: 'TRY_CAST("unixTime" AS DOUBLE)',
};

const LAST_CONNECTED = ['last_connected', 'last_connected_automatic', 'last_connected_manual'];

/** The staged columns of a row of any table. A file also contains records of other datasets: `own` is the condition for these. */
export function stageSql(row: RowSql, own: string, around: AroundSql = LOGGED): Readonly<Record<string, string>> {
  const joined = LAST_CONNECTED.map((column) => `coalesce(TRY_CAST(${row.text(column)} AS DOUBLE), 0)`);
  const { host, at, seconds } = around;
  const kind = kindSql(row);
  return {
    event_id: `CASE WHEN ${host} IS NOT NULL AND ${own} THEN stable_id(concat_ws('|', 'osquery', ${host}, "name", ${at}, coalesce("counter", ''), coalesce("epoch", ''), ${row.action}, ${row.content})) END`,
    // A remembered network shows when it was last joined, not where the device is now.
    occurred_at: `epoch_timestamp(CASE WHEN greatest(${joined.join(', ')}) > 0 THEN greatest(${joined.join(', ')}) ELSE ${seconds} END)`,
    kind,
    action: `CASE WHEN ${row.action} = 'removed' THEN 'disconnected' WHEN ${row.action} = 'added' AND coalesce("counter", '') <> '0' THEN 'connected' ELSE 'present' END`,
    account_id: `lower(coalesce(${decoration('email', 'username', 'user', 'logged_in_user', 'console_user')}))`,
    device_key: `lower(${host})`,
    host: `short_host(coalesce(CASE WHEN ${has(row, 'hardware_serial')} THEN coalesce(${filled(row, 'hostname')}, ${filled(row, 'computer_name')}) END,
      ${decoration('hostname', 'computer_name', 'host')}, nullif("hostname", ''), CASE WHEN NOT regexp_like(${host}, '${UUID}') THEN ${host} END))`,
    name: filled(row, 'name'),
    path: filled(row, 'path'),
    pid: `TRY_CAST(${row.text('pid')} AS BIGINT)`,
    command_line: filled(row, 'cmdline'),
    version: `coalesce(${filled(row, 'bundle_short_version')}, ${filled(row, 'bundle_version')}, ${filled(row, 'version')})`,
    publisher: `coalesce(${filled(row, 'publisher')}, ${filled(row, 'maintainer')})`,
    install_path: `coalesce(${filled(row, 'install_location')}, ${filled(row, 'path')})`,
    serial: `trim(coalesce(${filled(row, 'hardware_serial')}, ${filled(row, 'serial')}))`,
    hardware: `nullif(concat_ws(' ', ${filled(row, 'hardware_vendor')}, ${filled(row, 'hardware_model')}), '')`,
    mac: `nullif(nullif(mac(${row.text('mac')}), '00:00:00:00:00:00'), 'ff:ff:ff:ff:ff:ff')`,
    address: `split_part(${filled(row, 'address')}, '%', 1)`,
    adapter_name: `lower(coalesce(${filled(row, 'friendly_name')}, ${filled(row, 'connection_id')}, ${filled(row, 'interface')}))`,
    mtu: `TRY_CAST(${row.text('mtu')} AS BIGINT)`,
    destination: row.text('destination'),
    gateway: `split_part(${filled(row, 'gateway')}, '%', 1)`,
    bssid: `mac(${row.text('bssid')})`,
    ssid: `coalesce(${filled(row, 'network_name')}, ${filled(row, 'ssid')})`,
    power: `lower(coalesce(${filled(row, 'state')}, ''))`,
    radios_on: `CASE WHEN regexp_like(${row.text('path')}, '${RADIO_STATE}') THEN CASE ${row.text('data')} WHEN '0' THEN true WHEN '1' THEN false END END`,
    location_on: `CASE WHEN regexp_like(${row.text('path')}, '${LOCATION_CONSENT}') THEN CASE lower(${row.text('data')}) WHEN 'allow' THEN true WHEN 'deny' THEN false END END`,
    ...zoneStageSql(row),
    uptime: `TRY_CAST(${row.text('total_seconds')} AS BIGINT)`,
    login: `lower(${filled(row, 'user')})`,
    login_type: row.text('type'),
    vendor: filled(row, 'vendor'),
    vendor_id: fourDigits(row.text('vendor_id')),
    model: filled(row, 'model'),
    model_id: fourDigits(row.text('model_id')),
    class: `lower(${filled(row, 'class')})`,
    protocol: row.text('protocol'),
    instance: instanceSql(row),
    description: `coalesce(${filled(row, 'device_name')}, CASE WHEN ${has(row, 'path', 'data')} THEN ${row.text('data')} END)`,
    display_product: fourDigits(row.text('product_id')),
    display_serial: eightDigits(row.text('serial_number')),
    ...edidStageSql(`lower(${row.text('data')})`, isEdidSql(row)),
    local_address: filled(row, 'local_address'),
    local_port: `TRY_CAST(coalesce(${row.text('local_port')}, ${row.text('port')}) AS BIGINT)`,
    remote_address: filled(row, 'remote_address'),
    remote_port: `TRY_CAST(${row.text('remote_port')} AS BIGINT)`,
  };
}
