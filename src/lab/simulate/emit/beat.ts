import { chanceSql, hashSql, leaseJoin, pickSql } from '../sql.ts';
import type { World } from '../world.ts';
import type { Chunk, ChunkTable } from './emitter.ts';

/** How often a laptop in use is seen on a working day: minimum, and how many times more (our assumption). */
const LEAST = 4;
const MORE = 3;
/** How often one that never sleeps is seen outside working hours in 24 hours. */
const AROUND_THE_CLOCK = 6;

/** Working days of the chunk on which one of the organisation's laptops is used. */
export function laptopDaySql(chunk: Chunk): string {
  return `SELECT * FROM sim_day WHERE d IS NOT NULL AND start_at >= TIMESTAMP '${chunk.from}' AND start_at < TIMESTAMP '${chunk.to}'`;
}

/**
 * Every time a device is seen in a chunk, by whichever tool: `d`, `w`, `happened_at`, `day` (text, shared by all of one day), `part` (first,
 * middle or last of a working day, night), `net` it is on, `address` it is behind, `tunnel` (a VPN is running).
 */
function beatSql({ setting }: World, chunk: Chunk): string {
  const { seed } = setting;
  const day = ['y.d', 'y.local_date'];
  const key = [...day, 'i'];
  const nightKey = ['v.d', 'day_at', 'i'];
  const night = chanceSql(seed, nightKey, 'night');
  return `(WITH working AS (
    SELECT y.*, unnest(range(n)) AS i FROM (SELECT y.*, ${LEAST} + ${pickSql(seed, day, 'beats', MORE)} AS n FROM (${laptopDaySql(chunk)}) AS y) AS y),
  calendar AS (SELECT TIMESTAMP '${chunk.from}' + to_days(CAST(i AS INTEGER)) AS day_at FROM range(${chunk.days}) AS r(i)),
  around AS (
    SELECT v.d, v.w, day_at, i, day_at + to_microseconds(CAST(86400000000 * (i + ${night}) / ${AROUND_THE_CLOCK} AS BIGINT)) AS seen_at
    FROM sim_device AS v CROSS JOIN calendar CROSS JOIN range(${AROUND_THE_CLOCK}) AS r(i)
    WHERE v.always_on AND v.from_at < day_at + to_days(1) AND v.to_at > day_at),
  asleep AS (
    SELECT v.* FROM around AS v JOIN sim_device AS t ON t.d = v.d
    WHERE v.seen_at >= t.from_at AND v.seen_at < t.to_at
      AND NOT EXISTS (SELECT 1 FROM sim_day AS y WHERE y.d = v.d AND v.seen_at >= y.start_at AND v.seen_at < y.end_at))
  SELECT y.d, y.w, y.start_at + to_microseconds(CAST(date_diff('microsecond', y.start_at, y.end_at) * (y.i + ${chanceSql(seed, key, 'beat')}) / y.n AS BIGINT)) AS happened_at,
    CAST(y.local_date AS VARCHAR) AS day, CASE y.i WHEN 0 THEN 'first' WHEN y.n - 1 THEN 'last' ELSE 'middle' END AS part, y.net, y.device_address AS address,
    y.vpn_on AND w.vpn_on_device AS tunnel
  FROM working AS y JOIN sim_worker AS w ON w.w = y.w
  UNION ALL
  SELECT v.d, v.w, v.seen_at, concat('night ', CAST(v.day_at AS VARCHAR)), 'night', s.net, l.address, false
  FROM asleep AS v JOIN sim_stay AS s ON s.d = v.d AND s.from_at <= v.seen_at AND v.seen_at < s.to_at
  ${leaseJoin(seed, 'l', 's.net', 'v.seen_at', ['v.d', 'v.day_at'])})`;
}

/** The same as a table of the chunk, ordered by time: `sim_beat`; `h` is a unique number. */
export function beatTable(world: World, chunk: Chunk): ChunkTable {
  const { seed } = world.setting;
  return {
    name: 'sim_beat',
    query: `SELECT *, ${hashSql(seed, ['d', 'happened_at'], 'beat')} AS h FROM ${beatSql(world, chunk)} ORDER BY happened_at, h`,
  };
}
