import { idSql, uuidSql } from '../sql.ts';
import type { World } from '../world.ts';
import type { ChunkTable } from './emitter.ts';

/** Share of Windows laptops still on the previous release (our assumption). */
const OLDER = 20;

/** Number from the first hexadecimal digits of an id, as SQL. */
function numberSql(id: string, from: number): string {
  return `CAST('0x' || substr(${id}, ${from}, 8) AS BIGINT)`;
}

/** SQL of the object id of a worker's account in Entra. */
export function objectIdSql(seed: number, w: string): string {
  return uuidSql(seed, [w], 'entra user');
}

/**
 * Laptops with what sensors report on them and their owner's account: columns of sim_device, `host`, `uuid`, `account`, `account_domain`, `sid`,
 * `upn`, `object_id`, `os_version`, `os_build`, `os_release`, `local` (last part of its address inside a network), `who` (slot group).
 */
export function laptopSql({ setting }: World): string {
  const { seed } = setting;
  const sid = idSql(seed, ['w.w'], 'sid');
  const four = [1, 9, 17, 25].map((from) => numberSql(sid, from)).join(`, '-', `);
  const three = [1, 9, 17].map((from) => numberSql(idSql(seed, ['v.serial'], 'machine sid'), from)).join(`, '-', `);
  return `(SELECT v.*, os = 'windows' AS is_windows, lower(v.hostname) AS host, upper(${uuidSql(seed, ['v.serial'], 'hardware')}) AS uuid,
    CASE os WHEN 'windows' THEN left(regexp_replace(w.name, '[^A-Za-z]', '', 'g'), 20) ELSE replace(split_part(w.login, '@', 1), '.', '') END AS account,
    CASE os WHEN 'windows' THEN 'azuread' ELSE lower(v.hostname) END AS account_domain,
    CASE os WHEN 'windows' THEN concat('S-1-12-1-', ${four}) ELSE concat('S-1-5-21-', ${three}, '-501') END AS sid,
    w.login AS upn, w.name AS owner, ${objectIdSql(seed, 'w.w')} AS object_id,
    CASE WHEN os <> 'windows' THEN '26.1' WHEN hash(v.serial, 'os') % 100 < ${OLDER} THEN '10.0.22631.6199' ELSE '10.0.26100.7171' END AS os_version,
    CASE WHEN hash(v.serial, 'os') % 100 < ${OLDER} THEN '22631' ELSE '26100' END AS os_build, CASE WHEN hash(v.serial, 'os') % 100 < ${OLDER} THEN '23H2' ELSE '24H2' END AS os_release,
    20 + (v.d * 37) % 181 AS local, v.wired OR v.radios_off AS by_cable, CASE WHEN w.pushes > 0 THEN 'dev' ELSE 'all' END AS who
  FROM sim_device AS v JOIN sim_worker AS w ON w.w = v.w)`;
}

/** Networks with `inside`: the prefix of their internal addresses. */
export const INSIDE_SQL = `(SELECT net, bssid, ssid, gateway_mac, gateway_address, country, kind, regexp_replace(gateway_address, '[0-9]+$', '') AS inside FROM sim_network)`;

/** The laptops as a table: `sim_laptop`. */
export function laptopTable(world: World): ChunkTable {
  return { name: 'sim_laptop', query: `SELECT * FROM ${laptopSql(world)}` };
}
