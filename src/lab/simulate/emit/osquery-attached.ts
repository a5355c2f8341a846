import type { Chunk, ChunkTable } from './emitter.ts';
import { makerNumberSql, withEdidSql } from './edid.ts';
import { columnsSql, counterSql, type Columns } from './osquery-record.ts';

/** Windows does not list USB devices; it lists drivers, one for each interface. */
const DRIVER: Columns = {
  device_id: { any: 'a.path' },
  device_name: { any: 'a.what' },
  image: { any: String.raw`'C:\Windows\System32\drivers\usbccgp.sys'` },
  description: { any: 'a.what' },
  service: { sql: `CASE a.what WHEN 'USB Mass Storage Device' THEN 'USBSTOR' WHEN 'USB Composite Device' THEN 'usbccgp' ELSE 'HidUsb' END` },
  service_key: { any: String.raw`'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\usbccgp'` },
  version: '10.0.26100.7171',
  inf: 'usb.inf',
  class: { sql: 'a.class_name' },
  provider: 'Microsoft',
  manufacturer: '(Standard USB Host Controller)',
  driver_key: { any: String.raw`'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Class\{36fc9e60-c465-11cf-8056-444553540000}\0012'` },
  date: '-11644473600',
  signed: '1',
}; // prettier-ignore

const WEEK = `(1 + CAST(hash(serial, 'week') % 52 AS BIGINT))`;
const YEAR = `(2018 + CAST(hash(serial, 'year') % 7 AS BIGINT))`;
const PARAMETERS = String.raw`concat('HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Enum\', a.path, '\Device Parameters')`;

const EDID: Columns = {
  key: { any: PARAMETERS },
  path: { any: String.raw`concat(${PARAMETERS}, '\EDID')` },
  name: 'EDID',
  type: 'REG_BINARY',
  data: { sql: 'e.edid' },
  mtime: { sql: 'CAST(floor(epoch(a.happened_at)) AS BIGINT)' },
};

const USB: Columns = {
  usb_address: { sql: `1 + hash(a.d, a.product, 'address') % 6` },
  usb_port: { sql: `1 + hash(a.d, a.product, 'port') % 3` },
  vendor: { any: 'a.manufacturer' },
  vendor_id: { sql: 'a.vendor_id' },
  version: '1.00',
  model: { any: 'a.product' },
  model_id: { sql: 'a.product_id' },
  serial: { any: 'a.serial' },
  class: { sql: `CASE WHEN contains(a.classes, ';') THEN '239' WHEN a.classes = 'hub' THEN '9' ELSE '0' END` },
  subclass: { sql: `CASE WHEN contains(a.classes, ';') THEN '2' ELSE '0' END` },
  protocol: { sql: `CASE WHEN contains(a.classes, ';') THEN '1' ELSE '0' END` },
  removable: '1',
};

const DISPLAY: Columns = {
  name: { any: 'a.product' },
  product_id: { sql: `ltrim(a.edid_product, '0')` },
  serial_number: { sql: `ltrim(a.edid_serial, '0')` },
  vendor_id: { sql: `to_hex(${makerNumberSql('a.manufacturer')})` },
  manufactured_week: { sql: WEEK.replace('serial', 'a.serial') },
  manufactured_year: { sql: YEAR.replace('serial', 'a.serial') },
  display_id: '2',
  pixels: '2560 x 1440',
  resolution: '2560 x 1440 @ 60.00Hz',
  ambient_brightness_enabled: '0',
  connection_type: 'DisplayPort',
  display_type: '',
  main: '1',
  mirror: '0',
  online: '1',
  rotation: 'Supported',
};

const DISPLAY_KEY = ['manufacturer', 'product', 'serial', 'edid_product', 'edid_serial'] as const;

/** Displays of the plan with their EDID, which is expensive to calculate: `sim_edid`. */
export const EDID_TABLE: ChunkTable = {
  name: 'sim_edid',
  query: `SELECT ${DISPLAY_KEY.join(', ')}, edid FROM ${withEdidSql(`(SELECT ${DISPLAY_KEY.join(', ')} FROM sim_peripheral WHERE kind = 'display' UNION SELECT ${DISPLAY_KEY.join(', ')} FROM sim_desk)`, WEEK, YEAR)}`,
};

/** Hours until a device is gone again, for devices whose removal is seen. */
const GONE_AFTER = 9;

function plugged(chunk: Chunk, name: string, columns: Columns, from: string, where: string): string {
  const at = `a.happened_at + to_seconds(CAST(60 + hash(a.h, 'osquery') % 300 AS BIGINT))`;
  const gone = `a.happened_at + to_seconds(CAST(3600 + hash(a.h, 'gone') % ${GONE_AFTER * 3_600} AS BIGINT))`;
  const counter = (time: string): string => counterSql(chunk, time, 'false');
  const body = columnsSql(columns);
  return `SELECT a.d, ${at} AS happened_at, '${name}' AS name, ${counter('a.happened_at')} AS counter, 'added' AS action, ${body} AS body FROM ${from} WHERE ${where}
    UNION ALL SELECT a.d, ${gone}, '${name}', ${counter(gone)}, 'removed', ${body} FROM ${from} WHERE ${where} AND hash(a.h, 'stays') % 2 = 0`;
}

/** Results about what is plugged in. */
export function attachedSql(chunk: Chunk): string {
  const mac = `sim_attach AS a JOIN sim_device AS v ON v.d = a.d AND v.os = 'macos'`;
  return [
    plugged(chunk, 'drivers', DRIVER, 'sim_plugged AS a', `a.kind = 'usb'`),
    plugged(
      chunk,
      'registry_displays',
      EDID,
      `sim_plugged AS a JOIN sim_edid AS e ON ${DISPLAY_KEY.map((key) => `e.${key} IS NOT DISTINCT FROM a.${key}`).join(' AND ')}`,
      `a.kind = 'display'`,
    ),
    plugged(chunk, 'usb_devices', USB, mac, `a.kind = 'usb'`),
    plugged(chunk, 'connected_displays', DISPLAY, mac, `a.kind = 'display'`),
  ].join(' UNION ALL ');
}
