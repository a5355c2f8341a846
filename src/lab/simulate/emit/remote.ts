import { chanceSql, countSql, leaseJoin } from '../sql.ts';
import { planOf, type World } from '../world.ts';
import { isLast } from './defender-software.ts';
import type { Chunk, ChunkTable } from './emitter.ts';
import { laptopSql } from './laptop.ts';

/** A laptop from which a tool's logs were collected. */
export interface Host {
  readonly d: number;
  readonly hostname: string;
  readonly isWindows: boolean;
  /** Name of the account on it. */
  readonly account: string;
}

/** Laptops on which a tool is used, in the order of their names. */
export function hostsOf(world: World, tool: string): readonly Host[] {
  const sessions = planOf(world, 'sim_session').filter((row) => row.tool === tool);
  const uses = planOf(world, 'sim_tool_use').filter((row) => row.program === tool);
  const used = new Set([...sessions, ...uses].map((row) => row.d));
  const names = new Map(planOf(world, 'sim_worker').map((row) => [row.w, row]));
  return planOf(world, 'sim_device')
    .filter((row) => used.has(row.d))
    .map((row) => {
      const isWindows = row.os === 'windows';
      const owner = names.get(row.w ?? null);
      const [login = ''] = String(owner?.login).split('@');
      return {
        d: Number(row.d),
        hostname: String(row.hostname),
        isWindows,
        account: isWindows
          ? String(owner?.name)
              .replace(/[^A-Za-z]/g, '')
              .slice(0, 20)
          : login.replaceAll('.', ''),
      };
    })
    .sort((a, b) => (a.hostname < b.hostname ? -1 : 1));
}

/**
 * Sessions of the whole data, created with its last chunk: `sim_remote`, with `d`, `tool`, `begin_at`, `end_at`, `peer_id`, `peer_name`,
 * `peer_address`, `accepted_by`, `h`. Sessions of one day and peer follow one another; nobody is let in outside working hours.
 */
export function remoteTables(world: World, chunk: Chunk): readonly ChunkTable[] {
  if (!isLast(world, chunk)) return [];
  const { seed } = world.setting;
  const key = ['d', 'tool', 'peer_id', 'from_at', 'local_date', 'i'];
  const n = countSql(seed, ['s.d', 's.tool', 's.peer_id', 's.from_at', 'y.local_date'], 'sessions', 's.per_day');
  const begin = `start_at + to_microseconds(CAST(span * (i + 0.4 * ${chanceSql(seed, key, 'begin')}) / n AS BIGINT))`;
  const length = `CAST(60000000 * minutes * (0.6 + 0.8 * ${chanceSql(seed, key, 'length')}) AS BIGINT)`;
  const sessions = `SELECT *, unnest(range(n)) AS i FROM (
    SELECT s.*, y.local_date, y.start_at, date_diff('microsecond', y.start_at, y.end_at) AS span, ${n} AS n
    FROM sim_session AS s JOIN sim_day AS y ON y.d = s.d AND y.start_at < s.to_at AND y.end_at > s.from_at)`;
  return [
    {
      name: 'sim_remote',
      query: `SELECT r.*, l.address AS peer_address, v.account, v.is_windows FROM (
          SELECT d, tool, peer_id, peer_name, peer_net, accepted_by, from_at, to_at, local_date, ${begin} AS begin_at,
            ${begin} + to_microseconds(least(${length}, CAST(span * 0.58 / n AS BIGINT))) AS end_at, hash(hash(${seed}, ${key.join(', ')})) AS h FROM (${sessions})) AS r
        JOIN ${laptopSql(world)} AS v ON v.d = r.d ${leaseJoin(seed, 'l', 'r.peer_net', 'r.begin_at', ['r.peer_id', 'r.local_date'])}
        WHERE r.begin_at >= r.from_at AND r.begin_at < r.to_at
        ORDER BY d, begin_at, h`,
    },
  ];
}
