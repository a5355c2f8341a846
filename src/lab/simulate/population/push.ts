import { after, put, type World } from '../world.ts';
import type { Laptop } from './laptop.ts';

/** Source code is pushed to a remote that the command names, once or twice within two days. */
export function pushTo(world: World, laptop: Laptop, day: number, remote: string): void {
  put(world, 'sim_tool_use', {
    d: laptop.d,
    program: 'git',
    from_at: after(world, day),
    to_at: after(world, day + 2),
    per_day: 1.2,
    parent: laptop.plan.os === 'macos' ? 'zsh' : 'pwsh.exe',
    command_line: `push ${remote} main`,
    connects: true,
  });
}
