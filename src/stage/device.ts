import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

/**
 * Which device a host name or vendor id stands for: the serial where any source gives it, else the host name, else the id. A name that
 * several people's machines bear (`annas-mbp`) stands for none of them; a serial in place of a name, for its machine.
 */
const deviceAliasSql = `
  WITH key_serial AS (
    SELECT device_key, min(serial) AS serial FROM device_name WHERE device_key IS NOT NULL AND serial IS NOT NULL GROUP BY device_key
  ),
  known AS (
    SELECT n.host, n.device_key, coalesce(n.serial, d.serial) AS serial
    FROM device_name AS n LEFT JOIN key_serial AS d ON d.device_key = n.directory_key
  ),
  borne AS (
    SELECT 'host' AS kind, host AS alias, serial, CASE WHEN device_key IS NOT NULL THEN serial END AS seen FROM known WHERE host IS NOT NULL
    UNION ALL SELECT 'host', n.host, s.serial, s.serial
    FROM (SELECT DISTINCT host FROM device_name WHERE host IS NOT NULL) AS n
    JOIN (SELECT DISTINCT serial FROM device_name WHERE serial IS NOT NULL) AS s ON s.serial = upper(n.host)
    UNION ALL SELECT 'key', device_key, serial, serial FROM known WHERE device_key IS NOT NULL
  ),
  handed AS (SELECT DISTINCT upper(asset_serial) AS serial, worker_id FROM assets),
  told AS (
    SELECT b.kind, b.alias, coalesce(min(h.serial), min(b.serial)) AS serial,
      (count(DISTINCT b.seen) > 1 OR count(DISTINCT h.serial) > 1)
        AND NOT (count(DISTINCT h.worker_id) = 1 AND count(DISTINCT h.serial) = count(DISTINCT b.serial)) AS shared
    FROM borne AS b LEFT JOIN handed AS h ON h.serial = b.serial GROUP BY b.kind, b.alias
  ),
  one_host AS (SELECT alias AS host, serial FROM told WHERE kind = 'host' AND NOT shared),
  key_host AS (
    SELECT k.device_key, min(h.serial) AS serial, min(h.host) AS host
    FROM known AS k JOIN one_host AS h ON h.host = k.host WHERE k.device_key IS NOT NULL GROUP BY k.device_key
  )
  SELECT 'host' AS kind, host AS alias, coalesce(serial, host) AS device_id FROM one_host
  UNION ALL
  SELECT 'key', t.alias, coalesce(t.serial, k.serial, k.host, t.alias)
  FROM told AS t LEFT JOIN key_host AS k ON k.device_key = t.alias WHERE t.kind = 'key' AND NOT t.shared
  UNION ALL
  SELECT 'serial', serial, serial FROM (SELECT DISTINCT serial FROM device_name WHERE serial IS NOT NULL) AS serials`;

const deviceSql = `
  SELECT a.device_id, min(n.host) AS host, min(n.serial) AS serial, min(n.model) AS model
  FROM (
    SELECT kind, alias, device_id FROM device_alias
  ) AS a
  LEFT JOIN (
    SELECT 'host' AS kind, host AS alias, host, serial, model FROM device_name
    UNION ALL SELECT 'key', device_key, host, serial, model FROM device_name
    UNION ALL SELECT 'serial', serial, host, serial, model FROM device_name
  ) AS n ON n.kind = a.kind AND n.alias = a.alias
  GROUP BY a.device_id`;

export const device: Stage = {
  id: 'device',
  about: 'machines, and the names that stand for each',
  steps: [
    { into: 'device_alias', sql: rawSql(deviceAliasSql) },
    { into: 'device', sql: rawSql(deviceSql) },
  ],
};
