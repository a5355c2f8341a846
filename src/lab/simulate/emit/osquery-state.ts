import type { World } from '../world.ts';
import type { Chunk, ChunkTable } from './emitter.ts';
import { INSIDE_SQL } from './laptop.ts';
import { columnsSql, counterSql, type Columns } from './osquery-record.ts';
import { clockSql } from './zone.ts';

/** The first beats of laptops in the chunk, when all scheduled queries start anew: `sim_first`. */
export const FIRST_TABLE: ChunkTable = {
  name: 'sim_first',
  query: `SELECT * FROM sim_beat QUALIFY row_number() OVER (PARTITION BY d ORDER BY happened_at, h) = 1`,
};

/** Beats with the laptop as `v`, its network as `n` and its first beat as `f`. */
function seenSql(beats: string): string {
  return `${beats} AS b JOIN sim_laptop AS v ON v.d = b.d JOIN ${INSIDE_SQL} AS n ON n.net = b.net JOIN sim_first AS f ON f.d = b.d`;
}
const SEEN = seenSql('sim_beat');
const FIRST = seenSql('sim_first');
const IS_FIRST = 'b.happened_at = f.happened_at';

/** SQL of results of one query: `name`, when, and the row. */
function resultSql(chunk: Chunk, name: string, columns: Columns, where: string, from = SEEN): string {
  const at = `b.happened_at + to_seconds(CAST(hash(b.h, '${name}') % 150 AS BIGINT))`;
  return `SELECT b.d, ${at} AS happened_at, '${name}' AS name, ${counterSql(chunk, 'b.happened_at', IS_FIRST)} AS counter, 'added' AS action, ${columnsSql(columns)} AS body FROM ${from} WHERE ${where}`;
}

const NIC = `CASE WHEN v.is_windows THEN CASE WHEN v.by_cable THEN '7' ELSE '14' END WHEN v.by_cable THEN 'en5' ELSE 'en0' END`;

const SYSTEM: Columns = {
  hostname: { sql: 'v.hostname' },
  uuid: { sql: 'v.uuid' },
  cpu_type: { sql: `CASE WHEN v.is_windows THEN 'x86_64' ELSE 'arm64e' END` },
  cpu_subtype: { sql: `CASE WHEN v.is_windows THEN '-1' ELSE 'ARM64E' END` },
  cpu_brand: { any: `CASE WHEN v.is_windows THEN 'Intel(R) Core(TM) Ultra 7 165U' ELSE 'Apple M3 Pro' END` },
  cpu_physical_cores: '12',
  cpu_logical_cores: { sql: `CASE WHEN v.is_windows THEN '14' ELSE '12' END` },
  cpu_sockets: '1',
  cpu_microcode: '',
  physical_memory: { sql: `CASE hash(v.serial, 'memory') % 3 WHEN 0 THEN '17179869184' ELSE '34359738368' END` },
  hardware_vendor: { any: 'v.maker' },
  hardware_model: { any: 'v.model' },
  hardware_version: '',
  hardware_serial: { sql: 'v.serial' },
  board_vendor: '',
  board_model: '',
  board_version: '',
  board_serial: '',
  computer_name: { sql: 'v.hostname' },
  local_hostname: { sql: 'v.hostname' },
};

const OS: Columns = {
  name: { sql: `CASE WHEN v.is_windows THEN 'Microsoft Windows 11 Pro' ELSE 'macOS' END` },
  version: { sql: 'v.os_version' },
  major: { sql: `split_part(v.os_version, '.', 1)` },
  minor: { sql: `split_part(v.os_version, '.', 2)` },
  patch: { sql: `CASE WHEN v.is_windows THEN '' ELSE '0' END` },
  build: { sql: `CASE WHEN v.is_windows THEN v.os_build ELSE '25B78' END` },
  platform: { sql: `CASE WHEN v.is_windows THEN 'windows' ELSE 'darwin' END` },
  platform_like: { sql: `CASE WHEN v.is_windows THEN 'windows' ELSE 'darwin' END` },
  codename: '',
  arch: { sql: `CASE WHEN v.is_windows THEN '64-bit' ELSE 'arm64' END` },
};

/** MTU of the tunnels of VPN clients: that of Astrill's client (from its files), WireGuard for the others. */
const ADAPTER: Columns = {
  interface: {
    sql: `CASE WHEN v.is_windows THEN CASE b.adapter WHEN 'wifi' THEN '14' WHEN 'ethernet' THEN '7' ELSE '22' END ELSE CASE b.adapter WHEN 'wifi' THEN 'en0' WHEN 'ethernet' THEN 'en5' ELSE 'utun4' END END`,
  },
  mac: {
    sql: `CASE b.adapter WHEN 'wifi' THEN v.wifi_mac WHEN 'ethernet' THEN v.ethernet_mac ELSE CASE WHEN v.is_windows THEN concat('00:ff', substr(v.wifi_mac, 6)) ELSE '00:00:00:00:00:00' END END`,
  },
  type: {
    sql: `CASE b.adapter WHEN 'tunnel' THEN '53' WHEN 'wifi' THEN CASE WHEN v.is_windows THEN '71' ELSE '6' END ELSE '6' END`,
  },
  mtu: {
    sql: `CASE WHEN b.adapter <> 'tunnel' THEN '1500' WHEN w.vpn_operator = 'ASTRILL_VPN' THEN '1293' ELSE '1420' END`,
  },
  metric: '0',
  flags: '-1',
  ipackets: '-1',
  opackets: '-1',
  ibytes: '-1',
  obytes: '-1',
  last_change: '-1',
  friendly_name: {
    sql: `CASE WHEN NOT v.is_windows THEN '' ELSE CASE b.adapter WHEN 'wifi' THEN 'Wi-Fi' WHEN 'ethernet' THEN 'Ethernet' ELSE 'tap0' END END`,
  },
  enabled: '1',
};

const ADDRESS: Columns = {
  interface: { sql: NIC },
  address: { sql: 'n.inside, v.local' },
  mask: '255.255.255.0',
  broadcast: { sql: `CASE WHEN v.is_windows THEN '' ELSE concat(n.inside, '255') END` },
  point_to_point: '',
  type: { sql: `CASE WHEN v.is_windows THEN 'dhcp' ELSE 'unknown' END` },
  friendly_name: {
    sql: `CASE WHEN NOT v.is_windows THEN '' WHEN v.by_cable THEN 'Ethernet' ELSE 'Wi-Fi' END`,
  },
};

const ROUTE: Columns = {
  destination: '0.0.0.0',
  netmask: '0',
  gateway: { sql: 'n.gateway_address' },
  source: { sql: 'n.inside, v.local' },
  flags: { sql: `CASE WHEN v.is_windows THEN '-1' ELSE '2051' END` },
  interface: { sql: NIC },
  mtu: '1500',
  metric: { sql: `CASE WHEN v.is_windows THEN '35' ELSE '0' END` },
  type: { sql: `CASE WHEN v.is_windows THEN 'remote' ELSE 'gateway' END` },
};

const WIFI: Columns = {
  interface: 'en0',
  ssid: { sql: 'n.ssid' },
  bssid: { sql: 'n.bssid' },
  network_name: { sql: 'n.ssid' },
  country_code: { sql: 'n.country' },
  security_type: 'WPA2 Personal',
  rssi: { sql: `'-', 38 + hash(b.h, 'rssi') % 32` },
  noise: { sql: `'-', 88 + hash(b.h, 'noise') % 9` },
  channel: { sql: `['36', '44', '149', '11'][1 + CAST(hash(b.net) % 4 AS BIGINT)]` },
  channel_width: { sql: `['80', '80', '80', '20'][1 + CAST(hash(b.net) % 4 AS BIGINT)]` },
  channel_band: { sql: `['5', '5', '5', '2'][1 + CAST(hash(b.net) % 4 AS BIGINT)]` },
  transmit_rate: { sql: `['866', '780', '1200', '144'][1 + CAST(hash(b.h, 'rate') % 4 AS BIGINT)]` },
  mode: 'Station',
};

function registry(key: string, name: string, type: string, data: string): Columns {
  return {
    key: { any: `'${key}'` },
    path: { any: `concat('${key}', chr(92), '${name}')` },
    name,
    type,
    data: { sql: data },
    mtime: { sql: `CAST(floor(epoch(b.happened_at)) AS BIGINT) - hash(v.serial, '${name}') % 8000000` },
  };
}

const HKLM = 'HKEY_LOCAL_MACHINE';
const CONTROL = String.raw`${HKLM}\SYSTEM\CurrentControlSet\Control`;
const ZONE_KEY = String.raw`${CONTROL}\TimeZoneInformation`;
const SWITCHES: readonly (readonly [name: string, columns: Columns])[] = [
  ['registry_radio_state', registry(String.raw`${CONTROL}\RadioManagement\SystemRadioState`, '(Default)', 'REG_DWORD', `CASE WHEN v.radios_off THEN '1' ELSE '0' END`)],
  ['registry_location', registry(String.raw`${HKLM}\SOFTWARE\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\location`, 'Value', 'REG_SZ', `CASE WHEN v.location_on THEN 'Allow' ELSE 'Deny' END`)],
  ['registry_time_zone', registry(ZONE_KEY, 'TimeZoneKeyName', 'REG_SZ', 'z.key_name')],
  ['registry_time_zone', registry(ZONE_KEY, 'ActiveTimeBias', 'REG_DWORD', 'CASE WHEN z.offset_min > 0 THEN 4294967296 - z.offset_min ELSE -z.offset_min END')],
]; // prettier-ignore

function heard(chunk: Chunk): string {
  const columns: Columns = {
    address: { sql: 'b.address' },
    mac: { sql: 'b.mac' },
    interface: { sql: NIC },
    permanent: '0',
  };
  const at = `b.happened_at + to_seconds(CAST(hash(b.beat, 'arp_cache') % 150 AS BIGINT))`;
  return `SELECT b.d, ${at} AS happened_at, 'arp_cache' AS name, ${counterSql(chunk, 'b.happened_at', IS_FIRST)} AS counter, CASE WHEN b.is_last THEN 'removed' ELSE 'added' END AS action, ${columnsSql(columns)} AS body
    FROM sim_heard AS b JOIN sim_laptop AS v ON v.d = b.d JOIN sim_first AS f ON f.d = b.d WHERE NOT b.is_last OR hash(b.d, b.mac, b.beat) % 2 = 0`;
}

/** Results about the laptop, its network and its clock. */
export function stateSql(world: World, chunk: Chunk): string {
  const adapters = `(SELECT *, unnest(CASE WHEN tunnel THEN ['wifi', 'ethernet', 'tunnel'] ELSE ['wifi', 'ethernet'] END) AS adapter FROM sim_beat)`;
  const zoned = `${FIRST} JOIN ${clockSql(world)} AS z ON z.zone = v.clock_zone AND z.from_at <= b.happened_at AND b.happened_at < z.to_at`;
  return [
    resultSql(chunk, 'system_info', SYSTEM, 'true', FIRST),
    resultSql(chunk, 'os_version', OS, 'true', FIRST),
    resultSql(chunk, 'interface_details', ADAPTER, `${IS_FIRST} OR (b.adapter = 'tunnel' AND b.part = 'first')`, `${seenSql(adapters)} JOIN sim_worker AS w ON w.w = v.w`),
    resultSql(chunk, 'interface_addresses', ADDRESS, `b.part = 'first' OR ${IS_FIRST}`),
    resultSql(chunk, 'routes', ROUTE, `b.part = 'first' OR (b.part = 'night' AND b.h % 3 = 0) OR ${IS_FIRST}`),
    resultSql(chunk, 'wifi_status', WIFI, `NOT v.is_windows AND NOT v.by_cable AND (b.part = 'first' OR b.h % 3 = 0)`),
    ...SWITCHES.map(([name, columns]) => resultSql(chunk, name, columns, 'v.is_windows', zoned)),
    heard(chunk),
  ].join(' UNION ALL '); // prettier-ignore
}
