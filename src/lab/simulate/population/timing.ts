import { after, planOf, putRoster, type Cell, type World } from '../world.ts';
import { laptopsOf } from './laptop.ts';

/** Share of laptops on which the timing of input is measured, once a week (our assumption). */
const MEASURED = 0.12;
const EVERY_DAYS = 7;
/** Milliseconds from key to program: of a keyboard of its own (tens, A1), and what a remote hand adds (A1: more than 110); sigmas ours. */
const OWN = [16, 0.45] as const;
const REMOTE = [95, 0.35] as const;
/** Sessions a day from which most of what is typed on a laptop is typed from afar (our assumption). */
const MOST_DAYS = 0.4;
/** Remote-control programs that a plan uses; ids of list remote-tools. */
const DRIVES = ['anydesk', 'teamviewer', 'rustdesk', 'chrome-remote-desktop', 'splashtop', 'screenconnect', 'parsec', 'hoptodesk', 'ultraviewer', 'dwservice', 'getscreen', 'supremo', 'zoho-assist', 'remotepc', 'logmein', 'realvnc', 'nomachine', 'jump-desktop', 'meshcentral', 'anyviewer', 'sunlogin', 'awesun', 'todesk', 'helpwire', 'gotohttp']; // prettier-ignore

/** Laptops on which somebody types from afar, as the plan has it: by a tool on most days, or through a device that is keyboard and disk in one. */
function drivenFromAfar(world: World): ReadonlySet<Cell> {
  const often = (rows: readonly Readonly<Record<string, Cell>>[]): Cell[] =>
    rows.filter((row) => Number(row.per_day) >= MOST_DAYS).map((row) => row.d ?? null);
  const long = (row: Readonly<Record<string, Cell>>): boolean =>
    Date.parse(String(row.to_at)) - Date.parse(String(row.from_at)) > 7 * 86_400_000;
  const tools = planOf(world, 'sim_tool_use').filter((row) => DRIVES.includes(String(row.program)) && row.connects === true); // prettier-ignore
  const composite = planOf(world, 'sim_peripheral')
    .filter((row) => long(row) && /keyboard/.test(String(row.classes)) && /storage/.test(String(row.classes)))
    .map((row) => row.d ?? null);
  return new Set([...often(planOf(world, 'sim_session').filter(long)), ...often(tools.filter(long)), ...composite]); // prettier-ignore
}

/** Weekly measurements of the time from key to program. */
export function putTiming(world: World): void {
  const driven = drivenFromAfar(world);
  for (const laptop of laptopsOf(world)) {
    const draw = world.draw(`timing ${laptop.d}`);
    if (!draw.chance(MEASURED)) continue;
    const own = draw.lognormal(...OWN);
    const far = driven.has(laptop.d) ? draw.lognormal(...REMOTE) : 0;
    const [from, to] = [laptop.plan.from_at, laptop.plan.to_at].map((at) => Date.parse(String(at)));
    for (let day = draw.next() * EVERY_DAYS; day < world.setting.days; day += EVERY_DAYS) {
      const at = after(world, day);
      const latency = (own + far) * (0.85 + draw.next() * 0.3);
      const variation = 0.35 + draw.next() * 0.5;
      if (Date.parse(at) < (from ?? 0) || Date.parse(at) >= (to ?? 0)) continue;
      putRoster(world, 'input_timing', { device: laptop.hostname, at, median_latency_ms: Math.round(latency * 10) / 10, interval_variation: Math.round(variation * 100) / 100 }); // prettier-ignore
    }
  }
}
