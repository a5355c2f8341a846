import { rawSql } from '../lib/sql.ts';
import { EVENT_TABLES } from '../model/event.ts';
import { ROSTER_TABLES } from '../model/roster.ts';
import type { Stage } from '../model/stage.ts';

/** What an event was, in a few words, by table. */
const WHAT: Readonly<Record<string, string>> = {
  sign_in: `concat(coalesce(event_type, 'sign-in'), coalesce(concat(', ', outcome), ''), coalesce(concat(', from ', address), ''))`,
  account_change: `concat(coalesce(event_type, 'account change'), coalesce(concat(', ', factor_device_name), ''))`,
  process: `concat('program ', coalesce(file_name, 'unknown'), coalesce(concat(', started by ', parent_name), ''))`,
  network: `concat('connection to ', coalesce(remote_name, remote_address, 'unknown'))`,
  peripheral: `concat(kind, ' ', coalesce("action", 'seen'), ': ', concat_ws(' ', maker, product, serial))`,
  device_state: `concat('device seen', coalesce(concat(' at ', public_address), ''))`,
  remote_session: `concat('remote session by ', coalesce(tool, 'a remote tool'), coalesce(concat(', peer ', peer_id), ''), coalesce(concat(', from ', peer_address), ''))`,
  payroll_accounts: `concat('paid into the account ending ', coalesce(account_number_last4, account_token_last4, 'unknown'))`,
  payments: `concat('payment into the account ending ', coalesce(account_number_last4, account_token_last4, 'unknown'))`,
  shipments: `concat('shipment ', shipment_id, coalesce(concat(' to ', ship_to_city), ''))`,
};

const eventSql = [...EVENT_TABLES, ...ROSTER_TABLES]
  .map(({ name }) => {
    const what = WHAT[name] ?? `'${name.replaceAll('_', ' ')}'`;
    return `SELECT '${name}' AS table_name, t.event_id, t.occurred_at, t.source, t.raw_file, t.raw_line, ${what} AS what FROM ${name} AS t JOIN scratch_event_id AS i ON i.event_id = t.event_id`;
  })
  .join(' UNION ALL ');

const timelineSql = `
  SELECT DISTINCT x.occurred_at, f.subject_kind, f.subject_id, f.detection, f.title, x.table_name, x.what, x.raw_file, x.raw_line, x.source, e.finding_id, x.event_id
  FROM finding_event AS e JOIN finding AS f ON f.finding_id = e.finding_id JOIN scratch_event AS x ON x.event_id = e.event_id
  WHERE x.occurred_at IS NOT NULL`;

export const timeline: Stage = {
  id: 'timeline',
  about: 'events that findings rest on, with file and line',
  steps: [
    { into: 'scratch_event_id', sql: rawSql('SELECT DISTINCT event_id FROM finding_event') },
    { into: 'scratch_event', sql: rawSql(eventSql) },
    { into: 'timeline', sql: rawSql(timelineSql) },
  ],
};
