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
tool_vendor AS (SELECT tool, min(vendor) AS vendor, bool_or(kind = 'signer') AS has_signer FROM tool_row GROUP BY tool)`;

/** Each distinct text of the big tables is compared with the list once; `kind` is that of the list row. */
const NAMES = `seen_name AS (
  SELECT 'file_name' AS kind, file_name AS found FROM process WHERE file_name IS NOT NULL GROUP BY file_name
  UNION
  SELECT 'file_name' AS kind, process_name AS found FROM network WHERE process_name IS NOT NULL GROUP BY process_name
  UNION
  SELECT 'original_name' AS kind, original_name AS found FROM process WHERE original_name IS NOT NULL GROUP BY original_name
  UNION
  SELECT 'product' AS kind, product AS found FROM process WHERE product IS NOT NULL GROUP BY product
  UNION
  SELECT 'software_name' AS kind, name AS found FROM software WHERE name IS NOT NULL GROUP BY name),
name_match AS (
  SELECT s.kind, s.found, t.tool, bool_and(t.other) AS other
  FROM seen_name AS s JOIN tool_row AS t ON t.kind = s.kind
    AND (lower(s.found) = t.pattern OR (t.prefix IS NOT NULL AND starts_with(lower(s.found), t.prefix)))
  GROUP BY s.kind, s.found, t.tool),
seen_maker AS (
  SELECT signer AS found FROM process WHERE signer IS NOT NULL GROUP BY signer
  UNION
  SELECT company AS found FROM process WHERE company IS NOT NULL GROUP BY company
  UNION
  SELECT process_company AS found FROM network WHERE process_company IS NOT NULL GROUP BY process_company),
maker_match AS (
  SELECT s.found, t.tool, bool_and(t.other) AS other
  FROM seen_maker AS s JOIN tool_row AS t ON t.kind = 'signer'
    AND (trim(lower(s.found)) = t.pattern OR strpos(replace(lower(s.found), '"', ''), concat('cn=', t.pattern)) > 0)
  GROUP BY s.found, t.tool),
seen_host AS (
  SELECT remote_name AS found FROM network
  WHERE remote_name IS NOT NULL AND outcome = 'success' AND coalesce(direction, 'outbound') = 'outbound'
  GROUP BY remote_name),
host_match AS (
  SELECT s.found, t.tool, bool_and(t.other) AS other
  FROM seen_host AS s JOIN tool_row AS t ON t.kind = 'domain'
    AND (s.found = t.pattern OR (t.suffix IS NOT NULL AND starts_with(reverse(s.found), t.suffix)))
  WHERE split_part(s.found, '.', 1) NOT IN (${texts(SITES)})
  GROUP BY s.found, t.tool)`;

/** A program counts by one certain trait or two uncertain ones; a foreign signature strikes it out. */
const PROCESSES = String.raw`process_hit AS (
  SELECT p.event_id, m.tool, 'file_name' AS kind, m.other, false AS signed FROM process AS p JOIN name_match AS m ON m.kind = 'file_name' AND m.found = p.file_name
  UNION ALL
  SELECT p.event_id, m.tool, 'original_name' AS kind, m.other, false AS signed FROM process AS p JOIN name_match AS m ON m.kind = 'original_name' AND m.found = p.original_name
  UNION ALL
  SELECT p.event_id, m.tool, 'product' AS kind, m.other, false AS signed FROM process AS p JOIN name_match AS m ON m.kind = 'product' AND m.found = p.product
  UNION ALL
  SELECT p.event_id, m.tool, 'maker' AS kind, m.other, true AS signed FROM process AS p JOIN maker_match AS m ON m.found = p.signer
  UNION ALL
  SELECT p.event_id, m.tool, 'maker' AS kind, true AS other, false AS signed FROM process AS p JOIN maker_match AS m ON m.found = p.company),
process_candidate AS (
  SELECT event_id, tool, count(DISTINCT kind) AS kinds, bool_or(NOT other) AS certain, bool_or(signed) AS signed
  FROM process_hit GROUP BY event_id, tool),
process_use AS (
  SELECT p.event_id, p.occurred_at, p.device_key, p.host, c.tool, 'process' AS how, p.parent_name
  FROM process_candidate AS c
  JOIN process AS p ON p.event_id = c.event_id
  JOIN tool_vendor AS v ON v.tool = c.tool
  WHERE (c.signed OR NOT v.has_signer OR coalesce(trim(p.signer), '') = '')
    AND (c.certain OR c.kinds > 1 OR EXISTS (
      SELECT 1 FROM tool_row AS t WHERE t.kind = 'path' AND t.tool = c.tool AND (
        strpos(concat(lower(p.file_path), '\'), t.pattern) > 0 OR strpos(concat(lower(p.file_path), '/'), t.pattern) > 0))))`;

/** Completed outgoing connections only: to a tool's service not made by a browser, or by the tool's own program to the internet. */
const NETWORK = `network_hit AS (
  SELECT n.event_id, n.process_name, m.tool, 'domain' AS kind, m.other FROM network AS n JOIN host_match AS m ON m.found = n.remote_name
  WHERE n.outcome = 'success' AND coalesce(n.direction, 'outbound') = 'outbound'
  UNION ALL
  SELECT n.event_id, n.process_name, m.tool, 'file_name' AS kind, m.other FROM network AS n JOIN name_match AS m ON m.kind = 'file_name' AND m.found = n.process_name
  WHERE n.outcome = 'success' AND coalesce(n.direction, 'outbound') = 'outbound' AND NOT coalesce(is_private_address(n.remote_address), false)
  UNION ALL
  SELECT n.event_id, n.process_name, m.tool, 'maker' AS kind, true AS other FROM network AS n JOIN maker_match AS m ON m.found = n.process_company
  WHERE n.outcome = 'success' AND coalesce(n.direction, 'outbound') = 'outbound'),
network_candidate AS (
  SELECT event_id, tool FROM network_hit
  GROUP BY event_id, tool
  HAVING bool_or(kind = 'file_name' AND NOT other)
    OR bool_or(kind = 'domain' AND NOT other AND coalesce(process_name, '') NOT IN (${texts(BROWSERS)}))
    OR (count(DISTINCT kind) > 1 AND bool_or(kind = 'file_name'))),
network_use AS (
  SELECT n.event_id, n.occurred_at, n.device_key, n.host, c.tool, 'network' AS how, CAST(NULL AS VARCHAR) AS parent_name
  FROM network_candidate AS c JOIN network AS n ON n.event_id = c.event_id)`;

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
export const remoteToolSql = `WITH ${TOOLS},
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
