import { chanceSql } from '../sql.ts';
import type { World } from '../world.ts';
import type { ChunkTable } from './emitter.ts';
import { INSIDE_SQL } from './laptop.ts';

/** At most this many of the organisation's laptops are seen on a network, so that an office does not grow with its square. */
const MOST = 4;
/** Share of days on which a laptop sees a device on its network (our assumption). */
const HEARD = 0.55;

/**
 * What laptops see on their networks: `sim_heard`, with `d`, `happened_at`, `beat` (its number), `is_last` (gone by the end of the day), `mac`,
 * `address`. Every laptop sees the router, some other devices, and other laptops that are there on that day.
 */
export function heardTable({ setting }: World): ChunkTable {
  const { seed } = setting;
  return {
    name: 'sim_heard',
    query: `WITH look AS (
      SELECT b.*, CAST(b.happened_at AS DATE) AS date FROM sim_beat AS b WHERE part IN ('first', 'last') OR (part = 'night' AND h % 3 = 0)),
    present AS (
      SELECT *, row_number() OVER (PARTITION BY net, date ORDER BY hash(d, date), d) - 1 AS place, count(*) OVER (PARTITION BY net, date) AS many
      FROM (SELECT DISTINCT d, net, CAST(happened_at AS DATE) AS date FROM sim_beat)),
    laptops AS (
      SELECT l.d, l.happened_at, l.h AS beat, l.part, o.d AS other, l.net FROM look AS l
      JOIN (SELECT *, unnest(range(1, 1 + least(${MOST}, many - 1))) AS step FROM present) AS p ON p.d = l.d AND p.net = l.net AND p.date = l.date
      JOIN present AS o ON o.net = p.net AND o.date = p.date AND o.place = (p.place + p.step) % p.many),
    seen AS (
      SELECT l.d, l.happened_at, l.beat, l.part, CASE WHEN v.by_cable THEN v.ethernet_mac ELSE v.wifi_mac END AS mac, concat(n.inside, v.local) AS address
      FROM laptops AS l JOIN sim_laptop AS v ON v.d = l.other JOIN ${INSIDE_SQL} AS n ON n.net = l.net
      UNION ALL
      SELECT l.d, l.happened_at, l.h, l.part, n.gateway_mac, n.gateway_address FROM look AS l JOIN sim_network AS n ON n.net = l.net
      UNION ALL
      SELECT l.d, l.happened_at, l.h, l.part, t.mac, concat(n.inside, split_part(t.address, '.', 4)) FROM look AS l
      JOIN sim_neighbour AS t ON t.net = l.net AND t.from_at <= l.happened_at AND l.happened_at < t.to_at JOIN ${INSIDE_SQL} AS n ON n.net = l.net
      WHERE ${chanceSql(seed, ['l.d', 'l.date', 't.mac'], 'heard')} < ${HEARD})
    SELECT d, happened_at, beat, part = 'last' AS is_last, mac, min(address) AS address FROM seen GROUP BY ALL`,
  };
}
