import { nextNumber, planOf, put, putRoster, type PlanRow, type World } from '../world.ts';
import { hashNumber } from './network.ts';
import { MAC_PROGRAMS } from './program-mac.ts';
import { MAC_TOOLS, WINDOWS_TOOLS } from './program-tools.ts';
import { WINDOWS_PROGRAMS } from './program-windows.ts';
import type { Program } from './program.ts';

const PROGRAMS: readonly Program[] = [...WINDOWS_PROGRAMS, ...WINDOWS_TOOLS, ...MAC_PROGRAMS, ...MAC_TOOLS];
const BY_KEY = new Map(PROGRAMS.map((one) => [`${one.os} ${one.program}`, one]));

/** Number of equal chances from which an ordinary event takes one. */
export const SLOTS = 2_048;
/** Days between two releases of a program: shortest, and how many weeks more (our assumption). */
const SHORTEST_PERIOD = 14;
const MORE_WEEKS = 8;
/** Parts of Windows change on Patch Tuesday. */
const WINDOWS_PERIOD = 28;
const WINDOWS_PHASE = 20;

function versionOf(one: Program, release: number): string {
  return one.version.replace(/(\d+)\+/g, (_, number: string) => String(Number(number) + release));
}

function putProgram(world: World, one: Program): void {
  const ofWindows = one.version.includes('26100');
  const weeks = hashNumber(`period ${one.file}`) % MORE_WEEKS;
  const period = ofWindows ? WINDOWS_PERIOD : SHORTEST_PERIOD + 7 * weeks;
  const releases = Math.ceil(world.setting.days / period) + 1;
  for (let release = 0; release <= releases; release++)
    put(world, 'sim_program', {
      number: nextNumber(world, 'program'),
      program: one.program,
      os: one.os,
      release,
      file: one.file,
      folder: one.folder,
      company: one.company === '' ? null : one.company,
      product: one.product === '' ? null : one.product,
      original: one.original === '' ? null : one.original,
      description: one.description === '' ? null : one.description,
      version: versionOf(one, release),
      size: one.size + ((hashNumber(`${one.file} ${release}`) % 4_096) - 2_048) * 8,
      command: one.command,
      parent: one.parent,
      as_system: one.asSystem,
      share: one.share,
      for_developers: one.who === 'dev',
      period,
      phase: ofWindows ? WINDOWS_PHASE : hashNumber(`phase ${one.file}`) % period,
      hosts: one.hosts.length,
      maker: one.inventory?.[0] ?? null,
      name: one.inventory?.[1] ?? null,
    });
  for (const [place, host] of one.hosts.entries()) {
    const [name = '', port = '443'] = host.split(':');
    put(world, 'sim_host', { program: one.program, os: one.os, place, host: name, port: Number(port) });
  }
}

const GROUPS: readonly (readonly [who: string, has: (one: Program) => boolean])[] = [
  ['all', (one) => one.who === 'all' || one.who === 'service'],
  ['dev', (one) => one.who !== 'tool'],
  ['core', (one) => one.who === 'all' && one.share === 1],
  ['system', (one) => one.who === 'service'],
];

function putSlots(world: World, os: string, who: string, kind: 'start' | 'connection', all: readonly Program[]): void {
  const weight = (one: Program): number => (kind === 'start' ? one.starts : one.connections);
  const total = all.reduce((sum, one) => sum + weight(one), 0);
  let slot = 0;
  let sum = 0;
  for (const one of all) {
    sum += weight(one);
    for (; slot + 0.5 <= (SLOTS * sum) / total; slot++)
      put(world, 'sim_slot', { os, who, kind, slot, program: one.program });
  }
}

/** What can run on laptops, and IT's management agent on all of them. */
export function putPrograms(world: World): void {
  for (const one of PROGRAMS) putProgram(world, one);
  for (const os of ['windows', 'macos'])
    for (const [who, has] of GROUPS)
      for (const kind of ['start', 'connection'] as const)
        putSlots(
          world,
          os,
          who,
          kind,
          PROGRAMS.filter((one) => one.os === os && has(one)),
        );
  putRoster(world, 'approved_tools', { tool: 'NinjaOne', scope: 'all', peer_ids: null, reason: 'device management' });
  check(world);
}

/** File name of a program on a system, in lower case; the plan may use the Windows name. */
function fileOn(os: string, file: string): string {
  const name = file.toLowerCase();
  if (os !== 'macos' || !name.endsWith('.exe')) return name;
  return name === 'chrome.exe' || name === 'msedge.exe' ? 'google chrome' : name.slice(0, -4);
}

const FILES = new Set(PROGRAMS.map((one) => `${one.os} ${one.file.toLowerCase()}`));

/** Programs that the plan requires on a laptop. */
function check(world: World): void {
  const systems = new Map(planOf(world, 'sim_device').map((row) => [row.d, String(row.os)]));
  const osOf = (row: PlanRow<'sim_tool_use'>): string => systems.get(row.d ?? null) ?? 'windows';
  for (const row of planOf(world, 'sim_tool_use')) {
    const os = osOf(row);
    const program = String(row.program);
    if (!BY_KEY.has(`${os} ${program}`)) throw new RangeError(`no program ${program} runs on ${os}`);
    if (row.parent === null || row.parent === undefined) continue;
    const parent = row.parent.toLowerCase();
    // On Macs launchd replaces a Windows parent.
    if (!FILES.has(`${os} ${parent}`) && !(os === 'macos' && parent.endsWith('.exe')))
      throw new RangeError(`no program ${parent} on ${os} starts ${program}`);
  }
  for (const row of planOf(world, 'sim_visit'))
    if (!FILES.has(`${osOf(row)} ${fileOn(osOf(row), String(row.program))}`))
      throw new RangeError(`no program ${String(row.program)} on ${osOf(row)} connects to ${String(row.remote_name)}`);
}

/** Whether a key of sim_tool_use names something that runs on the system. */
export function runsOn(program: string, os: 'windows' | 'macos'): boolean {
  return BY_KEY.has(`${os} ${program}`);
}
