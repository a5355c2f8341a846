import type { Table } from '../../model/column.ts';
import { quoteName } from '../../lib/sql.ts';
import { constant, object, plain, text, when, type Json } from './json.ts';
import { OCSF_VERSION, type Activity, type Mapping } from './mapping.ts';

/** A CASE over the activities; the last one is the ELSE. */
function choose(activities: readonly Activity[], value: (one: Activity) => string): string {
  const last = activities.at(-1);
  if (last === undefined || last.where !== undefined) throw new TypeError('the last activity takes all other rows');
  const cases = activities.flatMap((one) => (one.where === undefined ? [] : [`WHEN ${one.where} THEN ${value(one)}`]));
  return cases.length === 0 ? value(last) : `CASE ${cases.join(' ')} ELSE ${value(last)} END`;
}

function unmapped(table: Table, mapping: Mapping): Json {
  const own = mapping.unmapped.map((id): [string, Json] => {
    const type = table.columns[id]?.type;
    if (type === undefined) throw new TypeError(`${table.name} has no column ${id}`);
    const column = quoteName(id);
    if (type === 'timestamp') return [id, text(`iso_text(${column})`)];
    return [id, type === 'text' ? text(column) : plain(column)];
  });
  return object({
    trueseat: object({
      table: constant(table.name),
      source: text('source'),
      raw_file: text('raw_file'),
      raw_line: plain('raw_line'),
      time_known: when('occurred_at IS NULL', constant(false)),
      ...Object.fromEntries(own),
      ...mapping.rejected,
    }),
  });
}

/**
 * SQL over the columns of an event table that returns one record as JSON text. `otherwise` is the time, in milliseconds, of rows without
 * one: OCSF requires it.
 */
export function recordSql(table: Table, mapping: Mapping, version: string, otherwise: number): string {
  const { uid } = mapping.class;
  const metadata: Record<string, Json> = {
    version: constant(OCSF_VERSION),
    ...(mapping.profiles === undefined ? {} : { profiles: constant(mapping.profiles) }),
    product: object({ name: text('source') }),
    uid: text('event_id'),
    ...(mapping.eventCode === undefined ? {} : { event_code: text(mapping.eventCode) }),
    loggers: constant([{ name: 'Trueseat', product: { name: 'Trueseat', vendor_name: 'Trueseat', version } }]),
  };
  return object({
    class_uid: constant(uid),
    class_name: constant(mapping.class.caption),
    category_uid: constant(Math.floor(uid / 1000)),
    activity_id: plain(choose(mapping.activity, (one) => String(one.id))),
    activity_name: text(choose(mapping.activity, (one) => one.name ?? `'${one.caption}'`)),
    type_uid: plain(choose(mapping.activity, (one) => String(uid * 100 + one.id))),
    severity_id: plain(mapping.severity ?? '1'),
    time: plain(`coalesce(epoch_millis(occurred_at), ${otherwise})`),
    metadata: object(metadata),
    ...mapping.attributes,
    unmapped: unmapped(table, mapping),
  }).sql;
}
