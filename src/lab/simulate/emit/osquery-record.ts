import type { World } from '../world.ts';
import type { Chunk, RawFile } from './emitter.ts';
import { CONCAT, escaped, jsonSql, raw, text, type Json } from './json.ts';

/** Columns of a row of a table: osquery writes every value as a text. */
export type Columns = Readonly<Record<string, string | { readonly sql: string } | { readonly any: string }>>;

/** SQL of a row as JSON. A text is a constant, `sql` an expression without quotes and backslashes, `any` any text. */
export function columnsSql(columns: Columns): string {
  const members: Record<string, Json> = {};
  for (const [name, value] of Object.entries(columns)) {
    if (typeof value === 'string') members[name] = value;
    else if ('sql' in value) members[name] = text(value.sql);
    else members[name] = escaped(`coalesce(CAST(${value.any} AS VARCHAR), '')`);
  }
  return jsonSql(members);
}

/** SQL of the number of a run of the scheduled query: 0 in the first of an epoch, then counting hours. */
export function counterSql(chunk: Chunk, at: string, isFirst: string): string {
  return `CASE WHEN ${isFirst} THEN 0 ELSE 1 + date_diff('hour', TIMESTAMP '${chunk.from}', ${at}) END`;
}

const DAYS = "['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']";
const PACK = 'pack_laptops_';

/** Head of a record of the result log; `e` has `d`, `happened_at` and `name`, `v` is the laptop. */
function headSql(chunk: Chunk): Record<string, Json> {
  const epoch = Math.floor(Date.parse(`${chunk.from.replace(' ', 'T')}Z`) / 1_000);
  return {
    name: text(`'${PACK}', e.name`),
    hostIdentifier: text('v.hostname'),
    calendarTime: text(
      `${DAYS}[1 + dayofweek(e.happened_at)], ' ', strftime(e.happened_at, '%b'), ' ', lpad(CAST(day(e.happened_at) AS VARCHAR), 2, ' '), strftime(e.happened_at, ' %H:%M:%S %Y UTC')`,
    ),
    unixTime: raw(`CAST(floor(epoch(e.happened_at)) AS BIGINT)`),
    epoch,
    counter: raw('e.counter'),
    numerics: false,
    decorations: { host_uuid: text('v.uuid'), hostname: text('v.hostname'), hardware_serial: text('v.serial') },
  };
}

/** The result log and the snapshot log of a chunk, each from a table with `d`, `happened_at`, `h`, `name`, `counter`, `action`, `body` (JSON). */
export function logFile(world: World, chunk: Chunk, kind: 'results' | 'snapshots'): RawFile {
  const body = kind === 'results' ? 'columns' : 'snapshot';
  const record = jsonSql({ ...headSql(chunk), [body]: raw('e.body'), action: text('e.action') });
  const few = world.setting.workers * chunk.days * 10 < 20_000;
  return {
    path: `osquery/osqueryd.${kind}-${chunk.name}.log`,
    form: 'text',
    query: `SELECT ${record} AS line FROM sim_osquery_${kind} AS e LEFT JOIN sim_laptop AS v ON v.d = e.d${few ? ' ORDER BY e.happened_at, e.h, e.body' : ''}`,
  };
}

/** SQL of an array of rows as JSON, in the order of a key. */
export function arraySql(rows: string, key: string): string {
  return `${CONCAT}('[', string_agg(${rows}, ',' ORDER BY ${key}), ']')`;
}
