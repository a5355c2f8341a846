import type { Random } from '../random.ts';
import { put, type World } from '../world.ts';
import { laptopsOf, type Laptop } from './laptop.ts';
import { runsOn } from './programs.ts';

interface Habit {
  readonly program: string;
  /** Share of laptops on which somebody uses it, and starts per day on those (our assumption). */
  readonly share: number;
  readonly perDay: number;
  readonly parent: string;
  readonly developers?: true;
  readonly line?: string;
}

/** Programs that a few people use anywhere: to get help, to reach a machine of their own, to keep a screen awake. */
const HABITS: readonly Habit[] = [
  { program: 'quick-assist', share: 0.03, perDay: 0.015, parent: 'explorer.exe' },
  { program: 'teamviewer', share: 0.006, perDay: 0.04, parent: 'explorer.exe' },
  { program: 'anydesk', share: 0.004, perDay: 0.04, parent: 'explorer.exe' },
  { program: 'chrome-remote-desktop', share: 0.003, perDay: 0.1, parent: 'services.exe' },
  { program: 'parsec', share: 0.002, perDay: 0.1, parent: 'explorer.exe' },
  { program: 'tailscale', share: 0.03, perDay: 0.6, parent: 'services.exe', developers: true },
  { program: 'ngrok', share: 0.03, perDay: 0.08, parent: 'powershell.exe', developers: true },
  { program: 'cloudflared', share: 0.01, perDay: 0.06, parent: 'powershell.exe', developers: true },
  { program: 'vscode-tunnel', share: 0.01, perDay: 0.15, parent: 'powershell.exe', developers: true },
  { program: 'caffeinate', share: 0.05, perDay: 0.2, parent: 'zsh', developers: true },
  { program: 'amphetamine', share: 0.04, perDay: 0.5, parent: 'launchd' },
  { program: 'powertoys-awake', share: 0.01, perDay: 0.3, parent: 'PowerToys.exe' },
  { program: 'mouse-jiggler', share: 0.006, perDay: 0.4, parent: 'explorer.exe' },
  { program: 'caffeine', share: 0.004, perDay: 0.4, parent: 'explorer.exe' },
  { program: 'obs', share: 0.012, perDay: 0.08, parent: 'explorer.exe' },
  { program: 'synergy', share: 0.003, perDay: 0.6, parent: 'explorer.exe' },
  { program: 'git', share: 0.9, perDay: 0.6, parent: 'pwsh.exe', developers: true, line: 'push origin HEAD' },
  { program: 'git', share: 0.1, perDay: 0.1, parent: 'pwsh.exe', developers: true, line: 'push git@git.example.com:platform/deploy-tools.git HEAD' },
]; // prettier-ignore

function habit(world: World, laptop: Laptop, draw: Random, one: Habit): void {
  const os = laptop.plan.os === 'macos' ? 'macos' : 'windows';
  if (!draw.chance(one.share) || !runsOn(one.program, os)) return;
  if (one.developers === true && Number(laptop.owner.plan.pushes) === 0) return;
  put(world, 'sim_tool_use', {
    d: laptop.d,
    program: one.program,
    from_at: laptop.plan.from_at ?? null,
    to_at: laptop.plan.to_at ?? null,
    per_day: one.perDay,
    parent: os === 'macos' && one.parent.endsWith('.exe') ? 'launchd' : one.parent,
    command_line: one.line ?? null,
    connects: true,
  });
}

/** Gives some people, whoever they are, a program that hardly anybody has. */
export function putHabits(world: World): void {
  for (const laptop of laptopsOf(world)) {
    const draw = world.draw(`habits ${laptop.d}`);
    for (const one of HABITS) habit(world, laptop, draw, one);
  }
}
