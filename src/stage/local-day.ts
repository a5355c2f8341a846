import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

/**
 * Local day of every hour of the data in every zone: zones are worked out on this small table, never event by event. In a zone that
 * is off by part of an hour the hour counts whole.
 */
const localDaySql = `
  WITH seen_hour AS (
    SELECT date_trunc('hour', occurred_at) AS hour_at FROM sign_in WHERE occurred_at IS NOT NULL GROUP BY date_trunc('hour', occurred_at)
    UNION
    SELECT date_trunc('hour', occurred_at) FROM device_state WHERE occurred_at IS NOT NULL GROUP BY date_trunc('hour', occurred_at)
    UNION
    SELECT date_trunc('hour', occurred_at) FROM peripheral WHERE occurred_at IS NOT NULL GROUP BY date_trunc('hour', occurred_at)
  ),
  zone AS (SELECT timezone AS zone FROM workers WHERE timezone IS NOT NULL GROUP BY timezone)
  SELECT z.zone, h.hour_at, CAST(local_time(h.hour_at, z.zone) AS DATE) AS local_day, local_time(h.hour_at, z.zone) AS local_at FROM zone AS z CROSS JOIN seen_hour AS h
  UNION ALL
  SELECT '', hour_at, CAST(hour_at AS DATE), hour_at FROM seen_hour`;

/** Columns of the rows of `worker_device_state` or `worker_peripheral`, with the day that it was where the worker is. */
export function onLocalDay(view: string, columns: string): string {
  return `SELECT s.worker_id, s.device_id, s.occurred_at, s.event_id, d.local_day, ${columns} FROM ${view} AS s
      LEFT JOIN workers AS w ON w.worker_id = s.worker_id
      LEFT JOIN local_day AS d ON d.zone = coalesce(w.timezone, '') AND d.hour_at = date_trunc('hour', s.occurred_at)`;
}

export const localDay: Stage = {
  id: 'local-day',
  about: 'local day of each hour in each time zone',
  steps: [{ into: 'local_day', sql: rawSql(localDaySql) }],
};
