import { rawSql } from '../lib/sql.ts';
import type { Stage } from '../model/stage.ts';

/** Programs in which a person merely visits a tool's web site. */
const BROWSERS = [
  'chrome.exe',
  'msedge.exe',
  'firefox.exe',
  'brave.exe',
  'opera.exe',
  'vivaldi.exe',
  'iexplore.exe',
  'arc.exe',
  'chrome',
  'firefox',
  'safari',
  'google chrome',
  'google chrome helper',
  'microsoft edge',
  'microsoft edge helper',
  'brave browser',
  'com.apple.webkit.networking',
];

/** First labels of hosts that are the tool's web site and not its service. */
const SITES = [
  'www',
  'download',
  'downloads',
  'dl',
  'get',
  'support',
  'help',
  'docs',
  'doc',
  'kb',
  'community',
  'forum',
  'blog',
  'status',
  'static',
  'cdn',
  'assets',
  'images',
  'shop',
  'store',
  'learn',
  'info',
  'go',
  'marketing',
  'email',
  'careers',
  'partners',
  'training',
  'academy',
  'pages',
];

function texts(list: readonly string[]): string {
  return list.map((text) => `'${text}'`).join(', ');
}

/** List rows with the open ends of their patterns: `prefix` for `name*`, `suffix` (reversed) for `*.name`. */
const TOOLS = `tool_row AS (
  SELECT tool, vendor, kind, pattern, coalesce(needs_other, 'false') = 'true' AS other,
    CASE WHEN kind <> 'domain' AND starts_with(reverse(pattern), '*') THEN substr(pattern, 1, length(pattern) - 1) END AS prefix,
    CASE WHEN kind = 'domain' AND starts_with(pattern, '*.') THEN reverse(substr(pattern, 2)) END AS suffix
  FROM list_remote_tools),
tool_vendor AS (SELECT tool, min(vendor) AS vendor FROM tool_row GROUP BY tool)`;

/** What tells programs and connections apart; the big tables are grouped by it once, and gone through once more for what matched. */
const PROGRAM = ['file_name', 'original_name', 'product', 'signer', 'company'];
const CONNECTION = ['remote_name', 'process_name', 'process_company'];

function sameIn(left: string, right: string, ids: readonly string[]): string {
  return ids.map((id) => `${left}.${id} IS NOT DISTINCT FROM ${right}.${id}`).join(' AND ');
}

/** Completed outgoing connections. */
const COMPLETED = `n.outcome = 'success' AND coalesce(n.direction, 'outbound') = 'outbound'`;

/** Each distinct text is compared with the list once; `kind` is that of the list row. */
const NAMES = `program AS (SELECT DISTINCT ${PROGRAM.join(', ')} FROM process),
connection AS (SELECT DISTINCT ${CONNECTION.join(', ')} FROM network AS n WHERE ${COMPLETED}),
seen_name AS (
  SELECT 'file_name' AS kind, file_name AS found FROM program
  UNION
  SELECT 'file_name' AS kind, process_name AS found FROM connection
  UNION
  SELECT 'original_name' AS kind, original_name AS found FROM program
  UNION
  SELECT 'product' AS kind, product AS found FROM program
  UNION
  SELECT 'software_name' AS kind, name AS found FROM software),
name_match AS (
  SELECT s.kind, s.found, t.tool, bool_and(t.other) AS other
  FROM seen_name AS s JOIN tool_row AS t ON t.kind = s.kind
    AND (lower(s.found) = t.pattern OR (t.prefix IS NOT NULL AND starts_with(lower(s.found), t.prefix)))
  GROUP BY s.kind, s.found, t.tool),
seen_maker AS (
  SELECT signer AS found FROM program
  UNION
  SELECT company AS found FROM program
  UNION
  SELECT process_company AS found FROM connection),
maker_match AS (
  SELECT s.found, t.tool, bool_and(t.other) AS other
  FROM seen_maker AS s JOIN tool_row AS t ON t.kind = 'signer'
    AND (trim(lower(s.found)) = t.pattern OR strpos(replace(lower(s.found), '"', ''), concat('cn=', t.pattern)) > 0)
  GROUP BY s.found, t.tool),
seen_host AS (SELECT DISTINCT remote_name AS found FROM connection),
host_match AS (
  SELECT s.found, t.tool, bool_and(t.other) AS other
  FROM seen_host AS s JOIN tool_row AS t ON t.kind = 'domain'
    AND (s.found = t.pattern OR (t.suffix IS NOT NULL AND starts_with(reverse(s.found), t.suffix)))
  WHERE split_part(s.found, '.', 1) NOT IN (${texts(SITES)})
  GROUP BY s.found, t.tool)`;

/** A program counts by one certain trait or two uncertain ones; a foreign signature strikes it out. */
const PROCESSES = String.raw`program_hit AS (
  SELECT p.*, m.tool, m.kind, m.other, false AS signed FROM program AS p JOIN name_match AS m ON m.kind = 'file_name' AND m.found = p.file_name
  UNION ALL
  SELECT p.*, m.tool, m.kind, m.other, false AS signed FROM program AS p JOIN name_match AS m ON m.kind = 'original_name' AND m.found = p.original_name
  UNION ALL
  SELECT p.*, m.tool, m.kind, m.other, false AS signed FROM program AS p JOIN name_match AS m ON m.kind = 'product' AND m.found = p.product
  UNION ALL
  SELECT p.*, m.tool, 'maker' AS kind, m.other, true AS signed FROM program AS p JOIN maker_match AS m ON m.found = p.signer
  UNION ALL
  SELECT p.*, m.tool, 'maker' AS kind, true AS other, false AS signed FROM program AS p JOIN maker_match AS m ON m.found = p.company),
program_candidate AS (
  SELECT ${PROGRAM.join(', ')}, tool, count(DISTINCT kind) > 1 OR bool_or(NOT other) AS certain
  FROM program_hit GROUP BY ${PROGRAM.join(', ')}, tool
  HAVING bool_or(signed) OR coalesce(trim(signer), '') = '' OR tool NOT IN (SELECT tool FROM tool_row WHERE kind = 'signer')),
process_use AS (
  SELECT p.event_id, p.occurred_at, p.device_key, p.host, c.tool, 'process' AS how, p.parent_name
  FROM process AS p JOIN program_candidate AS c ON ${sameIn('p', 'c', PROGRAM)}
  WHERE c.certain OR EXISTS (
    SELECT 1 FROM tool_row AS t WHERE t.kind = 'path' AND t.tool = c.tool AND (
      strpos(concat(lower(p.file_path), '\'), t.pattern) > 0 OR strpos(concat(lower(p.file_path), '/'), t.pattern) > 0)))`;

/** To a tool's service and not made by a browser, or by the tool's own program to the internet. */
const NETWORK = `connection_hit AS (
  SELECT n.*, m.tool, 'domain' AS kind, m.other, NOT m.other AND coalesce(n.process_name, '') NOT IN (${texts(BROWSERS)}) AS served
  FROM connection AS n JOIN host_match AS m ON m.found = n.remote_name
  UNION ALL
  SELECT n.*, m.tool, m.kind, m.other, false AS served FROM connection AS n JOIN name_match AS m ON m.kind = 'file_name' AND m.found = n.process_name
  UNION ALL
  SELECT n.*, m.tool, 'maker' AS kind, true AS other, false AS served FROM connection AS n JOIN maker_match AS m ON m.found = n.process_company),
connection_candidate AS (
  SELECT ${CONNECTION.join(', ')}, tool, bool_or(served) AS served FROM connection_hit
  GROUP BY ${CONNECTION.join(', ')}, tool
  HAVING bool_or(served) OR bool_or(kind = 'file_name' AND NOT other) OR (count(DISTINCT kind) > 1 AND bool_or(kind = 'file_name'))),
network_use AS (
  SELECT n.event_id, n.occurred_at, n.device_key, n.host, c.tool, 'network' AS how, CAST(NULL AS VARCHAR) AS parent_name
  FROM network AS n JOIN connection_candidate AS c ON ${sameIn('n', 'c', CONNECTION)}
  WHERE ${COMPLETED} AND (c.served OR NOT coalesce(is_private_address(n.remote_address), false)))`;

const OTHERS = `software_use AS (
  SELECT s.event_id, s.occurred_at, s.device_key, s.host, m.tool, 'software' AS how, CAST(NULL AS VARCHAR) AS parent_name
  FROM software AS s JOIN name_match AS m ON m.kind = 'software_name' AND m.found = s.name
  WHERE NOT m.other),
session_use AS (
  SELECT event_id, occurred_at, device_key, host, tool, 'session' AS how, CAST(NULL AS VARCHAR) AS parent_name
  FROM remote_session WHERE tool IS NOT NULL AND coalesce(direction, 'incoming') = 'incoming')`;

/**
 * SELECT that fills `remote_tool_use`: one row for each device, tool, UTC day and way of noticing. Reads process, network, software,
 * remote_session, device_alias and list_remote_tools. A device that no alias names keeps its host name as id.
 */
const remoteToolSql = `WITH ${TOOLS},
${NAMES},
${PROCESSES},
${NETWORK},
${OTHERS},
tool_use AS (
  SELECT * FROM process_use UNION ALL SELECT * FROM network_use UNION ALL SELECT * FROM software_use UNION ALL SELECT * FROM session_use),
one_alias AS (SELECT kind, alias, min(device_id) AS device_id FROM device_alias GROUP BY kind, alias),
placed AS (
  SELECT u.event_id, u.occurred_at, u.tool, u.how, u.parent_name, u.host,
    coalesce(k.device_id, h.device_id, u.host, u.device_key) AS device_id,
    CAST(date_trunc('day', u.occurred_at) AS DATE) AS use_day,
    concat(CAST(u.occurred_at AS VARCHAR), ' ', u.event_id) AS turn
  FROM tool_use AS u
  LEFT JOIN one_alias AS k ON k.kind = 'key' AND k.alias = u.device_key
  LEFT JOIN one_alias AS h ON h.kind = 'host' AND h.alias = u.host)
SELECT p.device_id, min(p.host) AS host, p.tool, min(v.vendor) AS tool_vendor, p.how, p.use_day AS "day",
  min(p.occurred_at) AS first_at, max(p.occurred_at) AS last_at, count(*) AS n,
  min_by(p.parent_name, p.turn) AS parent_name, min_by(p.event_id, p.turn) AS event_id
FROM placed AS p LEFT JOIN tool_vendor AS v ON v.tool = p.tool
WHERE p.device_id IS NOT NULL
GROUP BY p.device_id, p.tool, p.how, p.use_day`;

export const remoteToolUse: Stage = {
  id: 'remote-tool-use',
  about: 'remote-access tools by name, signer, path and domain',
  steps: [{ into: 'remote_tool_use', sql: rawSql(remoteToolSql) }],
};
