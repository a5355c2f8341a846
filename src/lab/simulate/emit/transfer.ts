import { REPOSITORIES } from '../population/repositories.ts';
import { chanceSql, countSql, hashSql, pickSql } from '../sql.ts';
import type { World } from '../world.ts';
import type { Chunk, ChunkTable } from './emitter.ts';
import { CONCAT } from './json.ts';
import { shareSql } from './program.ts';
import { browserSql, versionSql } from './sign-in-agent.ts';

/** Repositories that a developer clones on a usual day (our assumption). */
const CLONES_A_DAY = 0.06;
/** Share of days on which somebody makes a folder available without network: for a journey, a customer, an audit (our assumption). */
const FOLDER_A_DAY = 0.004;
/** Files of such a folder, and of those that a new laptop gets on its first day: at least, and how many more (our assumption). */
const FOLDER = [40, 260] as const;
/** Working days away on which what the plan has for a free day is done at the latest. */
const WAITS_DAYS = 4;

const WHAT = ['Roadmap', 'Budget', 'Forecast', 'Onboarding', 'Architecture', 'Incident review', 'Price list', 'Contract', 'Interview notes', 'Runbook', 'Threat model', 'Team offsite', 'Release plan', 'Customer list', 'Audit', 'Data model']; // prettier-ignore
const KINDS = ['.docx', ' v2.docx', '.xlsx', ' final.xlsx', '.pptx', '.pdf', '.csv', ' draft.docx'];

function oneOf(list: readonly string[], number: string): string {
  return `[${list.map((one) => `'${one}'`).join(', ')}][1 + CAST(${number} % ${list.length} AS BIGINT)]`;
}

/**
 * Files and source code that people fetch in a chunk: `sim_fetched`, with `w`, `d`, `happened_at`, `h`, `action` (downloaded, synced or clone), `bulk` (one of many at
 * once), `name` (file or repository), `address` and `net`, and `platform`, `browser`, `version` of the browser.
 */
export function fetchedTable(world: World, chunk: Chunk): ChunkTable {
  const { seed, rate } = world.setting;
  const day = ['y.w', 'y.local_date'];
  const many = `${FOLDER[0]} + ${pickSql(seed, day, 'folder', FOLDER[1])}`;
  const fresh = `y.d IS NOT NULL AND y.start_at = min(y.start_at) OVER (PARTITION BY y.d) AND v.from_at > TIMESTAMP '${world.startAt.slice(0, 19)}'`;
  const days = `SELECT y.w, y.d, y.local_date, y.start_at, y.end_at, y.sign_net AS net, y.sign_address AS address, coalesce(v.os, 'windows') AS platform, w.fingerprint, w.downloads * y.rate * ${rate} AS downloads,
      CASE WHEN w.pushes > 0 THEN ${CLONES_A_DAY} * y.rate ELSE 0 END AS clones, CASE WHEN ${fresh} OR ${chanceSql(seed, day, 'takes a folder')} < ${FOLDER_A_DAY} THEN ${many} ELSE 0 END AS folder
    FROM sim_day AS y JOIN sim_worker AS w ON w.w = y.w LEFT JOIN sim_device AS v ON v.d = y.d`;
  const own = ['w', 'local_date'];
  const each = (action: string, bulk: boolean, count: string): string =>
    `SELECT *, '${action}' AS action, ${bulk} AS bulk, unnest(range(${count})) AS i FROM days`;
  // What is planned for a day is done on the next working day; the days of a plan are counted from its beginning.
  const planned = `SELECT u.w, u.action, u.per_day * least(1, epoch(u.to_at - u.from_at) / 86400 - u.nth) AS mean, u.from_at + to_days(CAST(u.nth AS INTEGER)) AS at, u.nth
    FROM (SELECT *, unnest(range(CAST(ceil(epoch(to_at - from_at) / 86400) AS BIGINT))) AS nth FROM sim_transfer WHERE action IN ('downloaded', 'clone')) AS u`;
  const h = hashSql(seed, ['w', 'local_date', 'action', 'bulk', 'i'], 'fetched');
  // A script or a selection of many is done within the hour, whatever else the day brings.
  const at = `CASE WHEN bulk THEN start_at + to_microseconds(CAST(date_diff('microsecond', start_at, end_at) * 0.8 * ${chanceSql(seed, [...own, 'action'], 'at once')} + CASE action WHEN 'clone' THEN 8000000 ELSE 5000000 END * (i + ${shareSql('h')}) AS BIGINT))
    ELSE start_at + to_microseconds(CAST(date_diff('microsecond', start_at, end_at) * ${shareSql('h')} AS BIGINT)) END`;
  const name = `CASE action WHEN 'clone' THEN ${CONCAT}(${oneOf(REPOSITORIES, 'h')}, '-', ${oneOf(REPOSITORIES, '(h >> 8)')}) ELSE ${CONCAT}(${oneOf(WHAT, '(h >> 16)')}, ' ', 1 + (h >> 24) % 90, ${oneOf(KINDS, '(h >> 32)')}) END`;
  return {
    name: 'sim_fetched',
    query: `WITH days AS MATERIALIZED (${days}),
    planned AS (${planned}),
    done AS (SELECT y.*, u.action, true AS bulk, unnest(range(${countSql(seed, ['u.w', 'u.at', 'u.action'], 'planned', 'u.mean')})) + 10000 * u.nth AS i
      FROM planned AS u ASOF JOIN (SELECT *, start_at AS begins_at FROM days) AS y ON y.w = u.w AND u.at <= y.end_at WHERE y.start_at < u.at + INTERVAL ${WAITS_DAYS} DAY),
    fetched AS (${each('downloaded', false, countSql(seed, own, 'downloads', 'downloads'))} UNION ALL BY NAME ${each('clone', false, countSql(seed, own, 'clones', 'clones'))} UNION ALL BY NAME ${each('synced', true, 'folder')} UNION ALL BY NAME SELECT * EXCLUDE (begins_at) FROM done)
    SELECT *, ${versionSql(seed, 'fingerprint', 'browser', 'happened_at')} AS version FROM (
      SELECT w, d, net, address, platform, fingerprint, action, bulk, h, ${at} AS happened_at, ${name} AS name, ${browserSql(seed, 'fingerprint', 'platform')} AS browser
      FROM (SELECT *, ${h} AS h FROM fetched WHERE start_at >= TIMESTAMP '${chunk.from}' AND start_at < TIMESTAMP '${chunk.to}'))
    WHERE happened_at < TIMESTAMP '${world.endAt.slice(0, 19)}' ORDER BY happened_at, h`,
  };
}
