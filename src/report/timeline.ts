import type { Engine } from '../engine/engine.ts';
import { rawSql } from '../lib/sql.ts';
import { EVENT_TABLES } from '../model/event.ts';
import { ROSTER_TABLES } from '../model/roster.ts';

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

/** Fills `timeline`: the events that findings rest on, with their raw file and line. */
export async function makeTimeline(engine: Engine): Promise<number> {
  await engine.replace(
    'evidence',
    rawSql(`SELECT DISTINCT f.finding_id, f.subject_kind, f.subject_id, f.detection, f.title, e.event_id
    FROM finding AS f CROSS JOIN UNNEST(f.evidence) AS e(event_id)`),
  );
  await engine.replace('evidence_id', rawSql('SELECT DISTINCT event_id FROM evidence'));
  const parts: string[] = [];
  for (const table of [...EVENT_TABLES, ...ROSTER_TABLES]) {
    if (!(await engine.hasRelation(table.name))) continue;
    const what = WHAT[table.name] ?? `'${table.name.replaceAll('_', ' ')}'`;
    parts.push(
      `SELECT '${table.name}' AS table_name, t.event_id, t.occurred_at, t.source, t.raw_file, t.raw_line, ${what} AS what FROM ${table.name} AS t JOIN evidence_id AS i ON i.event_id = t.event_id`,
    );
  }
  await engine.replace('evidence_event', rawSql(parts.join(' UNION ALL ')));
  const count = await engine.replace(
    'timeline',
    rawSql(`SELECT DISTINCT x.occurred_at, e.subject_kind, e.subject_id, e.detection, e.title, x.table_name, x.what, x.raw_file, x.raw_line, x.source, e.finding_id, x.event_id
    FROM evidence AS e JOIN evidence_event AS x ON x.event_id = e.event_id WHERE x.occurred_at IS NOT NULL`),
  );
  await engine.drop('evidence_id');
  return count;
}
