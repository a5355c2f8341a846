import { pnpSql } from '../../lib/pnp.ts';
import type { Emit } from '../../model/source.ts';
import { EDID } from './edid.ts';
import { makerSql } from './hex.ts';

const WHERE = { account_id: 'account_id', device_key: 'device_key', host: 'host' };

/** A value that only rows of one kind have. */
function only(kind: string, value: string): string {
  return `CASE WHEN kind = '${kind}' THEN ${value} END`;
}

const ADAPTER = `CASE
      WHEN regexp_like(adapter_name, '^(wl|wi-?fi|airport)|wireless') THEN 'wifi'
      WHEN regexp_like(adapter_name, '^(utun|tun|tap|wg|ppp|ipsec|gpd|tailscale|zt)') THEN 'tunnel'
      WHEN regexp_like(adapter_name, '^(docker|veth|br-|virbr|vmnet|vboxnet|bridge|vethernet)') THEN 'virtual'
      WHEN regexp_like(adapter_name, '^(eth|en[opsx])') THEN 'ethernet' END`;

const ROUTABLE = `NOT regexp_like(address, '^(127[.]|0[.]0[.]0[.]0$|::1$|fe80:)')`;

const deviceState: Emit = {
  once: true,
  where: `action <> 'disconnected' AND (
    kind IN ('system', 'system_version', 'wifi', 'battery', 'time', 'uptime')
    OR (kind = 'known_wifi' AND ssid IS NOT NULL)
    OR coalesce(radios_on, location_on) IS NOT NULL
    OR (kind = 'interface' AND (mac IS NOT NULL OR ${ROUTABLE} OR (mtu IS NOT NULL AND ${ADAPTER} = 'tunnel')))
    OR (kind = 'arp' AND mac IS NOT NULL AND NOT regexp_like(mac, '^(01:00:5e|33:33):'))
    OR (kind = 'route' AND destination IN ('0.0.0.0', '0.0.0.0/0', 'default', '::', '::/0')
      AND regexp_like(gateway, '^[0-9]+([.][0-9]+){3}$|^[0-9a-fA-F:]*:[0-9a-fA-F:]+$') AND gateway NOT IN ('0.0.0.0', '::'))
    OR (kind = 'login' AND login_type = 'user'))`,
  columns: {
    ...WHERE,
    account_id: `CASE WHEN kind = 'login' THEN login ELSE account_id END`,
    serial: `upper(${only('system', 'serial')})`,
    model: only('system', 'hardware'),
    os: only('system_version', `concat_ws(' ', name, version)`),
    mac: only('interface', 'mac'),
    local_address: only('interface', `CASE WHEN ${ROUTABLE} THEN address END`),
    adapter: only('interface', ADAPTER),
    mtu: only('interface', 'mtu'),
    neighbour_mac: only('arp', 'mac'),
    neighbour_address: only('arp', 'address'),
    gateway_address: only('route', 'gateway'),
    bssid: only('wifi', 'bssid'),
    ssid: `CASE WHEN kind IN ('wifi', 'known_wifi') THEN ssid END`,
    on_battery: only(
      'battery',
      `CASE WHEN power IN ('battery power', 'discharging') THEN true WHEN power IN ('ac power', 'charging', 'full', 'charged') THEN false END`,
    ),
    radios_on: 'radios_on',
    location_on: 'location_on',
    time_zone: only('time', 'time_zone'),
    utc_offset_min: only('time', 'utc_offset'),
    uptime_s: only('uptime', 'uptime'),
  },
};

const PATH = pnpSql('instance');
const IS_DISPLAY = `(kind IN ('display', 'edid') OR ${PATH.isDisplay})`;

const peripheral: Emit = {
  once: true,
  where: `kind IN ('usb', 'display', 'edid') OR (kind IN ('driver', 'registry') AND ${PATH.isAttached})`,
  columns: {
    ...WHERE,
    kind: `CASE WHEN ${IS_DISPLAY} THEN 'display' ELSE 'usb' END`,
    // The registry lists every device that was ever attached.
    action: `CASE WHEN kind NOT IN ('edid', 'registry') THEN action END`,
    vendor_id: `CASE WHEN kind = 'usb' THEN vendor_id ELSE ${PATH.vendorId} END`,
    product_id: `CASE WHEN kind = 'usb' THEN model_id ELSE ${PATH.productId} END`,
    maker: `coalesce(vendor, ${EDID.maker}, CASE WHEN kind = 'display' AND vendor_id IS NOT NULL THEN ${makerSql('vendor_id')} END,
      ${PATH.vendorName}, CASE WHEN ${IS_DISPLAY} THEN ${PATH.displayMaker} END)`,
    product: `CASE
      WHEN kind = 'usb' THEN model
      WHEN kind = 'display' THEN name
      WHEN kind = 'edid' THEN ${EDID.name}
      ELSE regexp_extract(description, '([^;]+)$', 1) END`,
    serial: `CASE
      WHEN kind = 'usb' THEN serial
      WHEN kind = 'edid' THEN ${EDID.textSerial}
      WHEN NOT ${IS_DISPLAY} THEN ${PATH.serial} END`,
    device_class: `CASE
      WHEN ${IS_DISPLAY} THEN 'monitor'
      WHEN kind = 'usb' AND class = '3' AND protocol = '1' THEN 'keyboard'
      WHEN kind = 'usb' AND class = '3' AND protocol = '2' THEN 'mouse'
      WHEN upper(instance) LIKE 'USBSTOR%' OR class IN ('8', 'diskdrive', 'cdrom') THEN 'storage'
      WHEN class IN ('3', 'hidclass') THEN 'hid'
      WHEN class = '1' THEN 'audio'
      WHEN class = '2' THEN 'communications'
      WHEN class = '7' THEN 'printer'
      WHEN class = '9' THEN 'hub'
      WHEN class = '14' THEN 'camera'
      WHEN class = '239' THEN 'composite'
      WHEN NOT regexp_like(class, '^[0-9]+$') THEN class END`,
    edid_product: `coalesce(${EDID.product}, CASE WHEN kind = 'display' THEN display_product END, CASE WHEN ${IS_DISPLAY} THEN ${PATH.displayProduct} END)`,
    edid_serial: `coalesce(${EDID.serial}, CASE WHEN kind = 'display' THEN display_serial END)`,
    instance_id: 'instance',
  },
};

const software: Emit = {
  where: `kind = 'software' AND action <> 'disconnected'`,
  columns: {
    device_key: 'device_key',
    host: 'host',
    name: `CASE WHEN lower(name) LIKE '%.app' THEN substr(lower(name), 1, length(name) - 4) ELSE lower(name) END`,
    version: 'version',
    publisher: 'publisher',
    file_path: 'install_path',
  },
};

const processes: Emit = {
  where: `kind = 'process' AND action <> 'disconnected'`,
  columns: {
    ...WHERE,
    process_id: 'pid',
    file_name: String.raw`lower(coalesce(regexp_extract(path, '([^/\\]+)$', 1), name))`,
    file_path: 'path',
    command_line: 'command_line',
  },
};

const network: Emit = {
  where: `action <> 'disconnected' AND ((kind = 'socket' AND remote_port > 0 AND remote_address NOT IN ('0.0.0.0', '::', '127.0.0.1', '::1')) OR (kind = 'listening' AND local_port > 0))`,
  columns: {
    ...WHERE,
    direction: `CASE kind WHEN 'listening' THEN 'listening' ELSE 'outbound' END`,
    outcome: `CASE kind WHEN 'listening' THEN 'success' ELSE 'unknown' END`,
    remote_address: only('socket', 'remote_address'),
    remote_port: only('socket', 'remote_port'),
    local_address: `coalesce(local_address, address)`,
    local_port: 'local_port',
    protocol: `CASE protocol WHEN '6' THEN 'tcp' WHEN '17' THEN 'udp' END`,
    process_name: String.raw`lower(coalesce(regexp_extract(path, '([^/\\]+)$', 1), name))`,
  },
};

export const EMIT = { device_state: deviceState, peripheral, software, process: processes, network } as const;
