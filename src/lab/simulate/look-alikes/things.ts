import type { Laptop } from '../population/laptop.ts';
import { after, put, type Cell, type World } from '../world.ts';
import { networkRow } from './someone.ts';

/** First octets of Raspberry Pi boards (ipkvm-watch). */
export const BOARDS = ['28:cd:c1', 'b8:27:eb', 'd8:3a:dd', 'dc:a6:32', 'e4:5f:01'] as const;

/** Plugs a thing into a laptop; `net`: it stands at that network and is not seen elsewhere. */
export function plugIn(
  world: World,
  laptop: Laptop,
  kind: 'usb' | 'display',
  thing: Readonly<Record<string, Cell>>,
  { from, to, net }: { from: number; to: number; net?: number },
): void {
  put(world, 'sim_peripheral', {
    d: laptop.d,
    from_at: after(world, from),
    to_at: after(world, to),
    kind,
    ...thing,
    net: net ?? null,
  });
}

/** Something at home that is no laptop of the organisation. */
export function neighbour(world: World, net: number, prefix: string, name: string | null): void {
  const draw = world.draw(`neighbour ${net} ${prefix}`);
  put(world, 'sim_neighbour', {
    net,
    from_at: after(world, -draw.int(30, 300)),
    to_at: after(world, world.setting.days + 1),
    mac: `${prefix}:${[0, 0, 0].map(() => draw.hex(2)).join(':')}`,
    address: String(networkRow(world, net).gateway_address).replace(/\d+$/, String(draw.int(20, 220))),
    name,
  });
}

interface Use {
  readonly from: number;
  readonly to: number;
  readonly perDay: number;
  /** Absent: by the person. `usual`: as such programs start. */
  readonly startedBy?: 'service' | 'usual';
}

/** A program runs on a laptop on the days between. */
export function runs(world: World, laptop: Laptop, program: string, { from, to, perDay, startedBy }: Use): void {
  const windows = laptop.plan.os === 'windows';
  const parent = windows ? (startedBy === 'service' ? 'services.exe' : 'explorer.exe') : 'launchd';
  put(world, 'sim_tool_use', {
    d: laptop.d,
    program,
    from_at: after(world, from),
    to_at: after(world, to),
    per_day: perDay,
    parent: startedBy === 'usual' ? null : parent,
    command_line: null,
    connects: true,
  });
}
