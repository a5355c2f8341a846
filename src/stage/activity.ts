import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

/**
 * Hours in which a person, not a machine, was at work.
 * Left out as machine traffic: single sign-on to applications, policies, tokens, pushes, network logons, pushes of bots.
 */
const activitySql = `
  WITH by_account AS (
    SELECT account_id, date_trunc('hour', occurred_at) AS hour_at, event_id FROM sign_in
    WHERE outcome = 'success' AND interactive AND coalesce(logon_type, 'interactive') IN ('interactive', 'unlock')
      AND (event_type IS NULL OR (strpos(event_type, 'sso') = 0 AND strpos(event_type, 'policy') = 0 AND strpos(event_type, 'token') = 0 AND strpos(event_type, 'send_factor') = 0))
    UNION ALL
    SELECT account_id, date_trunc('hour', occurred_at), event_id FROM meeting
    UNION ALL
    SELECT account_id, date_trunc('hour', occurred_at), event_id FROM repository_access
    WHERE lower("action") LIKE '%push%' AND NOT regexp_like(lower(coalesce(user_agent, '')), '(bot|action|jenkins|ci/|gitlab-runner|renovate)')
  ),
  by_device AS (
    SELECT host, device_key, date_trunc('hour', occurred_at) AS hour_at, event_id FROM process
    WHERE parent_name IN ('explorer.exe', 'finder', 'gnome-shell')
  ),
  owned AS (
    SELECT t.worker_id, a.hour_at, a.event_id FROM by_account AS a JOIN attribution AS t ON t.entity_kind = 'account' AND t.entity_id = a.account_id
    UNION ALL
    SELECT t.worker_id, d.hour_at, d.event_id FROM by_device AS d
    LEFT JOIN device_alias AS dk ON dk.kind = 'key' AND dk.alias = d.device_key
    LEFT JOIN device_alias AS dh ON dh.kind = 'host' AND dh.alias = d.host
    JOIN attribution AS t ON t.entity_kind = 'device' AND t.entity_id = coalesce(dk.device_id, dh.device_id) AND d.hour_at >= t.from_at AND d.hour_at < t.to_at
  )
  SELECT worker_id, hour_at, min(event_id) AS event_id FROM owned GROUP BY worker_id, hour_at`;

export const activity: Stage = {
  id: 'activity',
  about: 'hours with signs of a person',
  steps: [{ into: 'activity', sql: rawSql(activitySql) }],
};
