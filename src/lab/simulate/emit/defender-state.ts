import { hashSql, pickSql, uuidSql } from '../sql.ts';
import type { World } from '../world.ts';
import { laptopDaySql } from './beat.ts';
import { below, forUser, runMembers, streamFile } from './defender-record.ts';
import type { Chunk, ChunkTable, RawFile } from './emitter.ts';
import { INSIDE_SQL } from './laptop.ts';
import { escaped, membersSql, raw, text } from './json.ts';

function windowsOnly(value: string): string {
  return `CASE WHEN v.is_windows THEN ${value} ELSE 'null' END`;
}

/** DeviceInfo: the sensor's data on the laptop, its public address and who is logged on. */
export function deviceInfo(world: World, chunk: Chunk): RawFile {
  const users = `CASE WHEN v.is_windows THEN concat('[{"UserName":"', v.account, '","DomainName":"AzureAD","Sid":"', v.sid, '"}]') ELSE concat('[{"UserName":"', v.account, '"}]') END`;
  const members = membersSql({
    ClientVersion: text(
      `CASE WHEN v.is_windows THEN concat('10.8805.', v.os_build, '.7171') ELSE '20.125102.18.0' END`,
    ),
    PublicIP: text('e.address'),
    OSArchitecture: '64-bit',
    OSPlatform: text(`CASE WHEN v.is_windows THEN 'Windows11' ELSE 'macOS' END`),
    OSBuild: raw(windowsOnly('v.os_build')),
    IsAzureADJoined: raw(`CASE WHEN v.is_windows THEN 'true' ELSE 'false' END`),
    LoggedOnUsers: escaped(users),
    RegistryDeviceTag: '',
    OSVersion: text(`CASE WHEN v.is_windows THEN '10.0' ELSE v.os_version END`),
    AdditionalFields: null,
    AadDeviceId: text('v.aad_id'),
    MergedDeviceIds: '',
    MergedToDeviceId: '',
    Vendor: escaped('v.maker'),
    Model: escaped('v.model'),
    OnboardingStatus: 'Onboarded',
    DeviceCategory: 'Endpoint',
    DeviceType: 'Workstation',
    DeviceSubtype: 'Workstation',
    OSVersionInfo: text(`CASE WHEN v.is_windows THEN v.os_release ELSE '' END`),
    OSDistribution: text(`CASE WHEN v.is_windows THEN 'Windows11' ELSE 'macOS' END`),
    JoinType: text(`CASE WHEN v.is_windows THEN 'AAD Joined' ELSE 'AAD Registered' END`),
    SensorHealthState: 'Active',
    IsInternetFacing: null,
    IsExcluded: false,
    ExclusionReason: null,
    ExposureLevel: text(`CASE hash(v.serial, 'exposure') % 4 WHEN 0 THEN 'Medium' ELSE 'Low' END`),
    AssetValue: null,
    DeviceDynamicTags: null,
    MitigationStatus: null,
    DeviceManualTags: null,
    HardwareUuid: text('lower(v.uuid)'),
    AzureVmId: null,
    AzureVmSubscriptionId: null,
    CloudPlatforms: null,
    HostDeviceId: null,
    ConnectivityType: 'Streamlined',
    AwsResourceName: null,
    GcpFullResourceName: null,
    AzureResourceId: null,
    IsTransient: false,
    OsBuildRevision: raw(windowsOnly(`split_part(v.os_version, '.', 4)`)),
  });
  return streamFile(world, chunk, 'DeviceInfo', { table: 'sim_beat', members });
}

/** Adapters at the first sighting of a working day, and now and then at night: `sim_adapter`. */
export function adapterTable(world: World): ChunkTable {
  const { seed } = world.setting;
  const adapters = `SELECT d, net, day, tunnel, unnest(CASE WHEN tunnel THEN ['wifi', 'ethernet', 'tunnel'] ELSE ['wifi', 'ethernet'] END) AS adapter, happened_at + to_seconds(CAST(h % 90 AS BIGINT)) AS happened_at, h AS beat
    FROM sim_beat WHERE part = 'first' OR (part = 'night' AND h % 5 = 0)`;
  return {
    name: 'sim_adapter',
    query: `SELECT *, ${hashSql(seed, ['beat', 'adapter'], 'adapter')} AS h FROM (${adapters}) ORDER BY happened_at, (h >> 24) % 10, h`,
  };
}

/** DeviceNetworkInfo: the adapters and what each is connected to. */
export function deviceNetworkInfo(world: World, chunk: Chunk): RawFile {
  const { seed } = world.setting;
  const guid = `concat('{', upper(${uuidSql(seed, ['v.serial', 'e.adapter'], 'adapter')}), '}')`;
  const mac = `upper(CASE e.adapter WHEN 'wifi' THEN v.wifi_mac WHEN 'ethernet' THEN v.ethernet_mac ELSE concat('00:ff:', substr(v.wifi_mac, 7)) END)`;
  const up = `((e.adapter = 'ethernet') = v.by_cable AND e.adapter <> 'tunnel')`;
  const network = `CASE WHEN e.adapter = 'wifi' THEN n.ssid ELSE 'Network' END`;
  const connected = `CASE WHEN ${up} THEN concat('[{"Name":"', ${network}, '","Description":"', ${network}, '","IsConnectedToInternet":true,"Category":"', CASE n.kind WHEN 'business' THEN 'Private' ELSE 'Public' END, '"}]') ELSE '[]' END`;
  const link = `concat('fe80::', to_hex(hash(v.serial, e.adapter) % 65536), ':', to_hex(hash(v.serial) % 65536), ':fe1c:2a77')`;
  const address = (inside: string, length: number): string =>
    `'{"IPAddress":"', ${inside}, '","SubnetPrefix":${length},"AddressType":"Private"}'`;
  const addresses = `CASE WHEN e.adapter = 'tunnel' THEN concat('[', ${address(`'10.8.', hash(v.serial) % 250, '.', 2 + hash(e.d, e.day) % 250`, 24)}, ']')
    WHEN ${up} THEN concat('[', ${address('n.inside, v.local', 24)}, ',', ${address(link, 64)}, ']') ELSE '[]' END`;
  const gateways = `CASE WHEN ${up} THEN concat('["', n.gateway_address, '"]') ELSE '[]' END`;
  const members = membersSql({
    NetworkAdapterName: text(
      `CASE WHEN v.is_windows THEN ${guid} ELSE CASE e.adapter WHEN 'wifi' THEN 'en0' WHEN 'ethernet' THEN 'en5' ELSE 'utun4' END END`,
    ),
    MacAddress: text(`replace(${mac}, ':', CASE WHEN v.is_windows THEN '' ELSE '-' END)`),
    NetworkAdapterType: text(
      `CASE e.adapter WHEN 'wifi' THEN 'Wireless80211' WHEN 'ethernet' THEN 'Ethernet' ELSE 'Tunnel' END`,
    ),
    NetworkAdapterStatus: text(`CASE WHEN ${up} OR e.adapter = 'tunnel' THEN 'Up' ELSE 'Down' END`),
    TunnelType: text(`CASE e.adapter WHEN 'tunnel' THEN 'Other' ELSE 'None' END`),
    ConnectedNetworks: escaped(connected),
    DnsAddresses: escaped(gateways),
    DefaultGateways: escaped(gateways),
    IPv4Dhcp: raw(`CASE WHEN ${up} THEN concat('"', n.gateway_address, '"') ELSE 'null' END`),
    IPv6Dhcp: null,
    IPAddresses: escaped(addresses),
    NetworkAdapterVendor: null,
  });
  const joins = `LEFT JOIN ${INSIDE_SQL} AS n ON n.net = e.net`;
  return streamFile(world, chunk, 'DeviceNetworkInfo', { table: 'sim_adapter', joins, members });
}

/** Logons of a working day: the first one and returns to a locked screen: `sim_logon`. */
export function logonTable(world: World, chunk: Chunk): ChunkTable {
  const { seed } = world.setting;
  const days = `SELECT d, start_at, end_at, local_date, unnest(range(1 + ${pickSql(seed, ['d', 'local_date'], 'unlocks', 3)})) AS i FROM (${laptopDaySql(chunk)})`;
  const events = `SELECT d, i, h, CASE i WHEN 0 THEN start_at - to_microseconds(CAST(40000000 + h % 80000000 AS BIGINT)) ELSE start_at + to_microseconds(CAST(h % date_diff('microsecond', start_at, end_at) AS BIGINT)) END AS happened_at
    FROM (SELECT *, ${hashSql(seed, ['d', 'local_date', 'i'], 'logon')} AS h FROM (${days}))`;
  return { name: 'sim_logon', query: `SELECT * FROM (${events}) ORDER BY happened_at, h` };
}

/** DeviceLogonEvents. */
export function deviceLogonEvents(world: World, chunk: Chunk): RawFile {
  const own = membersSql({
    ActionType: 'LogonSuccess',
    LogonType: text(`CASE WHEN e.i = 0 OR NOT v.is_windows THEN 'Interactive' ELSE 'CachedInteractive' END`),
    Protocol: raw(windowsOnly(`'"Negotiate"'`)),
    FailureReason: null,
    IsLocalAdmin: raw(`CASE WHEN hash(v.serial, 'admin') % 6 = 0 THEN 'true' ELSE 'false' END`),
    LogonId: raw(`CASE WHEN v.is_windows THEN 90000 + ${below('e.h', 'logon', 4_000_000)} ELSE 0 END`),
    RemoteDeviceName: null,
    RemoteIP: null,
    RemoteIPType: null,
    RemotePort: null,
    AppGuardContainerId: null,
    AdditionalFields: '{"IsLocalLogon":true}',
  });
  const first = `(SELECT os, min(number) AS number FROM sim_program WHERE program IN ('lsass', 'loginwindow') GROUP BY os)`;
  const joins = `LEFT JOIN ${first} AS f ON f.os = v.os LEFT JOIN sim_release AS s ON s.number = f.number`;
  const members = `${own}, ',', v.user_logon, ',', ${forUser('s', 'starter')}, ',', v.system_starter, ',', ${runMembers('true')}`;
  return streamFile(world, chunk, 'DeviceLogonEvents', { table: 'sim_logon', joins, members });
}
