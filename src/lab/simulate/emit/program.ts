import { SLOTS } from '../population/programs.ts';
import { chanceSql, countSql, hashSql } from '../sql.ts';
import type { World } from '../world.ts';
import { laptopDaySql } from './beat.ts';
import type { Chunk } from './emitter.ts';
import { laptopSql } from './laptop.ts';

/** Starts and connections of a usual working day that a sensor reports (our assumption). */
const STARTS_PER_DAY = 15;
const CONNECTIONS_PER_DAY = 25;
/** What the operating system does on its own while nobody is there, each time the laptop is seen. */
const STARTS_AT_NIGHT = 0.5;
const CONNECTIONS_AT_NIGHT = 1.2;
/** Days within which a release reaches every laptop (our assumption). */
const ROLL_OUT_DAYS = 14;

/** SQL of a number in [0, 1) from the bits of a hash. */
export function shareSql(hash: string): string {
  return `(CAST(${hash} >> 11 AS DOUBLE) / 9007199254740992)`;
}

/** SQL of the release of a program (alias p) that a device has at a time. */
export function releaseSql({ setting, startAt }: World, d: string, at: string, p: string): string {
  const lag = `${ROLL_OUT_DAYS} * ${chanceSql(setting.seed, [d, `${p}.program`], 'ring')}`;
  const days = `date_diff('hour', TIMESTAMP '${startAt.slice(0, 19)}', ${at}) / 24.0`;
  return `CAST(greatest(floor((${days} + ${p}.phase - ${lag}) / ${p}.period), 0) AS BIGINT)`;
}

/** SQL condition: a laptop has an ordinary program (alias p). */
export function hasSql({ setting }: World, d: string, p: string): string {
  return `${chanceSql(setting.seed, [d, `${p}.program`], 'has')} < ${p}.share`;
}

/** Days with `span` in microseconds and the habits that decide what runs. */
function daysSql(world: World, chunk: Chunk): string {
  const { seed, rate } = world.setting;
  const busy = chanceSql(seed, ['y.d', 'y.local_date'], 'busy laptop');
  return `SELECT y.d, y.local_date, y.start_at, date_diff('microsecond', y.start_at, y.end_at) AS span, y.net, y.rate * ${rate} * (0.5 + ${busy}) AS rate,
    v.os, v.who, y.vpn_on AND w.vpn_on_device AS tunnel, lower(split_part(w.vpn_operator, '_', 1)) AS operator
  FROM (${laptopDaySql(chunk)}) AS y JOIN ${laptopSql(world)} AS v ON v.d = y.d JOIN sim_worker AS w ON w.w = y.w`;
}

/** Ordinary events of a kind: `d`, `os`, `net`, `happened_at`, `program`, `h` (a unique number). */
function ordinarySql(world: World, kind: 'start' | 'connection', perDay: number): string {
  const { seed } = world.setting;
  const count = countSql(seed, ['d', 'local_date'], `${kind}s`, `${perDay} * rate`);
  return `SELECT o.d, o.os, o.net, start_at + to_microseconds(CAST(span * ${shareSql('o.h')} AS BIGINT)) AS happened_at,
      CASE WHEN ${hasSql(world, 'o.d', 'p')} THEN a.program ELSE c.program END AS program, o.h
    FROM (SELECT *, ${hashSql(seed, ['d', 'local_date', 'i'], kind)} AS h FROM (SELECT *, unnest(range(${count})) AS i FROM days)) AS o
    LEFT JOIN sim_slot AS a ON a.os = o.os AND a.who = o.who AND a.kind = '${kind}' AND a.slot = o.h % ${SLOTS}
    LEFT JOIN sim_slot AS c ON c.os = o.os AND c.who = 'core' AND c.kind = '${kind}' AND c.slot = hash(o.h) % ${SLOTS}
    LEFT JOIN sim_program AS p ON p.os = o.os AND p.program = a.program AND p.release = 0`;
}

/** The same while nobody is there. */
function nightSql(world: World, kind: 'start' | 'connection', perBeat: number): string {
  const { seed } = world.setting;
  const count = countSql(seed, ['b.d', 'b.happened_at'], `night ${kind}s`, String(perBeat));
  return `SELECT o.d, o.os, o.net, o.seen_at + to_microseconds(CAST(1800000000 * ${shareSql('o.h')} AS BIGINT)) AS happened_at, a.program, o.h
    FROM (SELECT *, ${hashSql(seed, ['d', 'seen_at', 'i'], `night ${kind}`)} AS h FROM (
      SELECT b.d, b.net, b.happened_at AS seen_at, v.os, unnest(range(${count})) AS i FROM sim_beat AS b JOIN sim_device AS v ON v.d = b.d WHERE b.part = 'night')) AS o
    LEFT JOIN sim_slot AS a ON a.os = o.os AND a.who = 'system' AND a.kind = '${kind}' AND a.slot = o.h % ${SLOTS}`;
}

/** Programs that the plan starts, and the clients of VPN services: `connects` says whether they reach their service. */
function plannedSql({ setting }: World): string {
  const { seed } = setting;
  const count = countSql(seed, ['u.d', 'u.program', 'u.from_at', 'y.local_date'], 'tool', 'u.per_day');
  const setUp = `CASE WHEN u.program = 'chrome-remote-desktop' AND u.command_line LIKE '%--pin=%' THEN 'chrome-remote-desktop-setup' ELSE u.program END`;
  return `SELECT * FROM (
    SELECT d, os, net, start_at + to_microseconds(CAST(span * ${shareSql('h')} AS BIGINT)) AS happened_at, program, h, parent, command_line, connects, from_at, to_at
    FROM (SELECT *, ${hashSql(seed, ['d', 'program', 'from_at', 'command_line', 'local_date', 'i'], 'tool')} AS h FROM (
      SELECT u.d, y.os, y.net, y.local_date, y.start_at, y.span, ${setUp} AS program, u.parent, u.command_line, u.connects, u.from_at, u.to_at, unnest(range(${count})) AS i
      FROM sim_tool_use AS u JOIN days AS y ON y.d = u.d AND y.start_at < u.to_at AND y.start_at + to_microseconds(y.span) > u.from_at)))
  WHERE happened_at >= from_at AND happened_at < to_at
  UNION ALL
  SELECT d, os, net, start_at + to_microseconds(CAST(60000000 + 240000000 * ${shareSql('h')} AS BIGINT)), program, h, NULL, NULL, true, NULL, NULL
  FROM (SELECT y.*, p.program, ${hashSql(seed, ['y.d', 'y.local_date', 'p.program'], 'vpn')} AS h
    FROM days AS y JOIN sim_program AS p ON p.os = y.os AND p.release = 0 AND (p.program = y.operator OR starts_with(p.program, y.operator || '-'))
    WHERE y.tunnel AND NOT EXISTS (SELECT 1 FROM sim_tool_use AS u WHERE u.d = y.d AND u.program = p.program AND u.from_at <= y.start_at AND y.start_at < u.to_at))`;
}

/**
 * Every program that starts on a laptop in a chunk: `d`, `os`, `net`, `happened_at`, `program`, `h` and, where the plan says so, `parent` (file
 * name) and `command_line`.
 */
export function startSql(world: World, chunk: Chunk): string {
  return `(WITH days AS MATERIALIZED (${daysSql(world, chunk)})
  SELECT d, os, net, happened_at, program, h, NULL AS parent, NULL AS command_line FROM (${ordinarySql(world, 'start', STARTS_PER_DAY)})
  UNION ALL
  SELECT d, os, net, happened_at, program, h, NULL, NULL FROM (${nightSql(world, 'start', STARTS_AT_NIGHT)})
  UNION ALL
  SELECT d, os, net, happened_at, program, h, parent, command_line FROM (${plannedSql(world)}))`;
}

/** Every connection of a laptop in a chunk: `d`, `os`, `net`, `happened_at`, `program`, `host`, `port`, `h`. */
export function connectionSql(world: World, chunk: Chunk): string {
  const { seed } = world.setting;
  const visits = countSql(seed, ['u.d', 'u.remote_name', 'u.from_at', 'y.local_date'], 'visit', 'u.per_day');
  // As programs.ts has it: the plan may name a program of a Mac as Windows does.
  const visitor = `CASE WHEN y.os = 'macos' AND lower(u.program) IN ('chrome.exe', 'msedge.exe') THEN 'google chrome' WHEN y.os = 'macos' THEN regexp_replace(lower(u.program), '[.]exe$', '') ELSE lower(u.program) END`;
  return `(WITH days AS MATERIALIZED (${daysSql(world, chunk)}),
  made AS (
    SELECT d, os, net, happened_at, program, h FROM (${ordinarySql(world, 'connection', CONNECTIONS_PER_DAY)})
    UNION ALL
    SELECT d, os, net, happened_at, program, h FROM (${nightSql(world, 'connection', CONNECTIONS_AT_NIGHT)})
    UNION ALL
    SELECT d, os, net, happened_at + to_microseconds(CAST(2000000 + 38000000 * ${shareSql(hashSql(seed, ['h', 'i'], 'after'))} AS BIGINT)), program, ${hashSql(seed, ['h', 'i'], 'contact')}
    FROM (SELECT *, unnest(range(1 + CAST(h % 3 AS BIGINT))) AS i FROM (${plannedSql(world)}) WHERE connects)),
  due AS MATERIALIZED (
    SELECT u.d, y.os, y.net, y.local_date, y.start_at, y.span, ${visitor} AS file, u.remote_name, u.from_at, u.to_at, unnest(range(${visits})) AS i
    FROM sim_visit AS u JOIN days AS y ON y.d = u.d AND y.start_at < u.to_at AND y.start_at + to_microseconds(y.span) > u.from_at),
  visited AS (
    SELECT d, os, net, start_at + to_microseconds(CAST(span * ${shareSql('h')} AS BIGINT)) AS happened_at, program, remote_name, h, from_at, to_at
    FROM (SELECT *, ${hashSql(seed, ['d', 'remote_name', 'from_at', 'local_date', 'i'], 'visit')} AS h FROM (
      SELECT u.* EXCLUDE (file), f.program FROM due AS u JOIN (SELECT os, lower(file) AS file, min(program) AS program FROM sim_program GROUP BY ALL) AS f ON f.os = u.os AND f.file = u.file)))
  SELECT m.d, m.os, m.net, m.happened_at, m.program, n.host, n.port, m.h
  FROM made AS m LEFT JOIN sim_program AS p ON p.os = m.os AND p.program = m.program AND p.release = 0
  LEFT JOIN sim_host AS n ON n.os = m.os AND n.program = m.program AND n.place = hash(m.h) % greatest(p.hosts, 1) WHERE n.host IS NOT NULL
  UNION ALL
  SELECT d, os, net, happened_at, program, remote_name, 443, h FROM visited WHERE happened_at >= from_at AND happened_at < to_at)`;
}
