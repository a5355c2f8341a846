import { rawSql } from '../lib/sql.ts';
import { EVENT_TABLES } from '../model/event.ts';
import type { Stage } from '../model/stage.ts';

const named = EVENT_TABLES.filter((table) => 'host' in table.columns);

/** Every pair of names under which sources speak of one device. */
const NAMES = `
  SELECT host, device_key, directory_key, upper(nullif(trim(serial), '')) AS serial, model FROM device_state
  UNION ALL SELECT short_host(hostname), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), upper(asset_serial), model FROM assets
  ${named
    .filter((table) => table.name !== 'device_state')
    .map(
      (table) =>
        `UNION ALL SELECT host, device_key, CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR) FROM (SELECT DISTINCT host, device_key FROM ${table.name}) AS names_of_${table.name}`,
    )
    .join('\n  ')}`;

/** Names of devices, each once. */
const deviceNameSql = `SELECT host, device_key, directory_key, serial, max(model) AS model FROM (${NAMES}) AS names_read
  WHERE host IS NOT NULL OR device_key IS NOT NULL OR serial IS NOT NULL GROUP BY host, device_key, directory_key, serial`;

export const deviceName: Stage = {
  id: 'device-name',
  about: 'names under which sources speak of one device',
  steps: [{ into: 'device_name', sql: rawSql(deviceNameSql) }],
};
