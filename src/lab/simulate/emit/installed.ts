import type { World } from '../world.ts';
import { hasSql, releaseSql } from './program.ts';

/** SQL of a program's name as inventories show it, over the columns below as `p`. */
export const SHOWN_SQL = 'coalesce(p.product, p.name)';

/**
 * Programs that inventories list on laptops at a moment: `d`, `maker`, `name`, `version`, `folder`, `file`, `company`, `product`. A program that the
 * plan starts is installed from its first day on. `laptops` is SQL over the laptops (`v`) to include.
 */
export function installedSql(world: World, at: string, laptops = 'true'): string {
  const release = releaseSql(world, 'v.d', at, 'p');
  return `(SELECT v.d, v.os, q.program, q.maker, q.name, q.version, q.folder, q.file, q.company, q.product
    FROM sim_device AS v JOIN sim_worker AS w ON w.w = v.w
    JOIN sim_program AS p ON p.os = v.os AND p.release = 0 AND p.name IS NOT NULL
    JOIN sim_program AS q ON q.os = p.os AND q.program = p.program AND q.release = ${release}
    WHERE ${laptops} AND ((p.share > 0 AND (w.pushes > 0 OR NOT p.for_developers) AND ${hasSql(world, 'v.d', 'p')})
      OR EXISTS (SELECT 1 FROM sim_tool_use AS u WHERE u.d = v.d AND u.program = p.program AND u.from_at <= ${at})
      OR (w.vpn_on_device AND p.program = lower(split_part(w.vpn_operator, '_', 1)))))`;
}
