import type { Laptop } from '../population/laptop.ts';
import { after, put, type Cell, type World } from '../world.ts';

type Thing = Partial<Record<'vendor_id' | 'product_id' | 'manufacturer' | 'product' | 'serial' | 'edid_product' | 'edid_serial' | 'classes' | 'disk', string>>; // prettier-ignore

/** First octets of Raspberry Pi boards (tradecraft 5.3). */
export const BOARDS = ['28:cd:c1', 'b8:27:eb', 'd8:3a:dd', 'dc:a6:32', 'e4:5f:01'] as const;

/** Monitors of offices and homes: three letters of the maker, product, name. */
const MONITORS = [
  ['DEL', '41b4', 'DELL U2722D'],
  ['SAM', '0f99', 'S27A600'],
  ['GSM', '5bd3', 'LG ULTRAWIDE'],
  ['BNQ', '7f3b', 'BenQ GW2480'],
  ['PHL', 'c1f2', 'PHL 272B7Q'],
  ['AOC', '2790', '27B2H'],
] as const;

/** A monitor with a serial of its own. */
export function monitor(world: World, name: string): Thing {
  const draw = world.draw(`monitor ${name}`);
  const [manufacturer, edid_product, product] = draw.pick(MONITORS);
  const serial = `${draw.pick(['CN', 'H4', '9J', '7T', 'VN'])}${draw.token(3).toUpperCase()}${draw.digits(6)}`;
  return { manufacturer, product, serial, edid_product, edid_serial: draw.hex(8) };
}

/** Plugs a thing into a laptop; `net`: it stands at that network and is not seen elsewhere. */
export function plugIn(
  world: World,
  laptop: Laptop,
  kind: 'usb' | 'display',
  thing: Thing,
  { from, to, net }: { from: number; to: number; net?: number },
): void {
  const row: Record<string, Cell> = {
    d: laptop.d,
    from_at: after(world, from),
    to_at: after(world, to),
    kind,
    vendor_id: thing.vendor_id ?? null,
    product_id: thing.product_id ?? null,
    manufacturer: thing.manufacturer ?? null,
    product: thing.product ?? null,
    serial: thing.serial ?? null,
    edid_product: thing.edid_product ?? null,
    edid_serial: thing.edid_serial ?? null,
    classes: thing.classes ?? null,
    disk: thing.disk ?? null,
    net: net ?? null,
  };
  put(world, 'sim_peripheral', row);
}

/** Something at home that is no laptop of the organisation. */
export function neighbour(world: World, net: number, prefix: string, name: string | null): void {
  const draw = world.draw(`neighbour ${net} ${prefix}`);
  put(world, 'sim_neighbour', {
    net,
    from_at: after(world, -draw.int(30, 300)),
    to_at: after(world, world.setting.days + 1),
    mac: `${prefix}:${[0, 0, 0].map(() => draw.hex(2)).join(':')}`,
    address: `192.168.1.${draw.int(20, 240)}`,
    name,
  });
}

interface Use {
  readonly from: number;
  readonly to: number;
  readonly perDay: number;
  /** Started as a service, not by the person. */
  readonly asService?: boolean;
}

/** A program runs on a laptop on the days between. */
export function runs(world: World, laptop: Laptop, program: string, { from, to, perDay, asService }: Use): void {
  const windows = laptop.plan['os'] === 'windows';
  put(world, 'sim_tool_use', {
    d: laptop.d,
    program,
    from_at: after(world, from),
    to_at: after(world, to),
    per_day: perDay,
    parent: windows ? (asService === true ? 'services.exe' : 'explorer.exe') : 'launchd',
    command_line: null,
    connects: true,
  });
}
