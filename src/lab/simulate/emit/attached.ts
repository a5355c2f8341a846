import { chanceSql, hashSql, pickSql } from '../sql.ts';
import type { World } from '../world.ts';
import { laptopDaySql } from './beat.ts';
import type { Chunk, ChunkTable } from './emitter.ts';

/** Share of working days on which a device that is there is plugged in again: docked, woken up (our assumption). */
const AGAIN = 0.35;

/**
 * What is plugged into laptops in a chunk, each time: `sim_attach`. Columns of sim_peripheral with `happened_at` and `h`; a device that
 * arrives during a working day is seen at once, one that is already there now and then.
 */
export function attachTable({ setting }: World, chunk: Chunk): ChunkTable {
  const { seed } = setting;
  const days = `(${laptopDaySql(chunk)})`;
  const things = `SELECT p.d, y.local_date, y.start_at, greatest(y.start_at, p.from_at) AS since, p.kind, p.vendor_id, p.product_id, p.manufacturer, p.product, p.serial, p.edid_product, p.edid_serial, p.classes, p.disk
    FROM ${days} AS y JOIN sim_peripheral AS p ON p.d = y.d AND p.from_at < y.end_at AND p.to_at > y.start_at AND (p.net IS NULL OR p.net = y.net)
    WHERE p.from_at >= y.start_at OR ${chanceSql(seed, ['p.d', 'y.local_date', 'p.product', 'p.serial'], 'again')} < ${AGAIN}`;
  const desks = `SELECT y.d, y.local_date, y.start_at, y.start_at, 'display', NULL, NULL, k.manufacturer, k.product, k.serial, k.edid_product, k.edid_serial, NULL, NULL
    FROM ${days} AS y JOIN sim_desk AS k ON k.net = y.net AND k.desk = ${pickSql(seed, ['y.d', 'y.local_date'], 'desk', 'k.desks')}`;
  return {
    name: 'sim_attach',
    query: `SELECT * EXCLUDE (since, local_date, start_at), since + to_microseconds(CAST(15000000 + h % 280000000 AS BIGINT)) AS happened_at
      FROM (SELECT *, ${hashSql(seed, ['d', 'start_at', 'kind', 'product', 'serial', 'vendor_id'], 'attach')} AS h FROM (${things} UNION ALL ${desks})) ORDER BY happened_at, h`,
  };
}

/** How Windows files an interface of a USB device: enumerator, class, description. */
const INTERFACES = [
  ['keyboard', 'HID', 'Keyboard', 'HID Keyboard Device'],
  ['mouse', 'HID', 'Mouse', 'HID-compliant mouse'],
  ['storage', 'USB', 'USB', 'USB Mass Storage Device'],
  ['camera', 'USB', 'Camera', null],
  ['audio', 'USB', 'MEDIA', null],
  ['network', 'USB', 'Net', null],
] as const;

function quoted(text: string | null): string {
  return text === null ? 'CAST(NULL AS VARCHAR)' : `'${text}'`;
}

/**
 * The devices that Windows makes of them: `sim_plugged`, with `path` (instance path), `class_name` and `what`; a device with several
 * interfaces becomes a composite one with a child for each, a disk becomes a device of its own.
 */
export const PLUGGED_TABLE: ChunkTable = {
  name: 'sim_plugged',
  query: `WITH interface(class, enumerator, class_name, what) AS (VALUES ${INTERFACES.map((row) => `(${row.map(quoted).join(', ')})`).join(', ')}),
  attached AS (
    SELECT a.*, concat('VID_', upper(a.vendor_id), '&PID_', upper(a.product_id)) AS ids, contains(a.classes, ';') AS composite, to_hex(hash(a.d, a.product, a.serial) % 4294967296) AS made,
      split_part(coalesce(a.disk, concat(a.manufacturer, '|', a.product)), '|', 1) AS disk_maker, split_part(coalesce(a.disk, concat(a.manufacturer, '|', a.product)), '|', 2) AS disk_name
    FROM sim_attach AS a JOIN sim_device AS v ON v.d = a.d WHERE v.os = 'windows'),
  base AS (
    SELECT *, concat('USB\\', ids, '\\', CASE WHEN regexp_matches(serial, '^[A-Za-z0-9]{2,}$') THEN serial ELSE concat('5&', made, '&0&', 1 + h % 8) END) AS path,
      CASE WHEN composite THEN 'USB' WHEN classes IN ('keyboard', 'mouse') THEN 'HIDClass' WHEN classes = 'network' THEN 'Net' WHEN classes = 'camera' THEN 'Camera' WHEN classes = 'audio' THEN 'MEDIA' ELSE 'USB' END AS class_name,
      CASE WHEN composite THEN 'USB Composite Device' WHEN classes IN ('keyboard', 'mouse') THEN 'USB Input Device' WHEN classes = 'storage' THEN 'USB Mass Storage Device' WHEN classes = 'hub' THEN 'Generic USB Hub' ELSE product END AS what, 0 AS turn
    FROM attached WHERE kind = 'usb'),
  child AS (
    SELECT b.* EXCLUDE (path, class_name, what, turn), concat(i.enumerator, '\\', ids, CASE WHEN composite THEN concat('&MI_0', b.place) ELSE '' END, '\\7&', made, '&0&000', b.place) AS path, i.class_name, coalesce(i.what, b.product) AS what, 1 + b.place AS turn
    FROM (SELECT *, unnest(range(len(string_split(classes, ';')))) AS place FROM base) AS b JOIN interface AS i ON i.class = string_split(b.classes, ';')[b.place + 1]
    WHERE composite OR i.enumerator = 'HID'),
  disk AS (
    SELECT * EXCLUDE (path, class_name, what, turn), concat('USBSTOR\\', CASE WHEN composite THEN 'CDROM' ELSE 'DISK' END, '&VEN_', upper(left(disk_maker, 8)), '&PROD_', upper(replace(left(disk_name, 16), ' ', '_')), '&REV_1.00\\',
        CASE WHEN regexp_matches(serial, '^[A-Za-z0-9]{6,}$') AND NOT composite THEN concat(serial, '&0') ELSE concat('7&', made, '&0') END) AS path,
      CASE WHEN composite THEN 'CDROM' ELSE 'DiskDrive' END AS class_name, CASE WHEN composite THEN 'CD-ROM Drive' ELSE 'Disk drive' END AS what, 6 AS turn
    FROM base WHERE classes LIKE '%storage%'),
  display AS (
    SELECT *, concat('DISPLAY\\', manufacturer, upper(edid_product), '\\5&', made, '&0&UID', 4352 + hash(d) % 9) AS path, 'Monitor' AS class_name, 'Generic PnP Monitor' AS what, 0 AS turn FROM attached WHERE kind = 'display')
  SELECT * EXCLUDE (happened_at, h), h % 14000 * 7 + turn AS report, happened_at + to_milliseconds(CAST(turn * (150 + h % 400) AS BIGINT)) AS happened_at, hash(hash(h, turn)) AS h FROM
    (SELECT * FROM base UNION ALL BY NAME SELECT * FROM child UNION ALL BY NAME SELECT * FROM disk UNION ALL BY NAME SELECT * FROM display) ORDER BY happened_at, h`,
};
