import type { Random } from '../random.ts';
import { after, planOf, put, type PlanRow, type World } from '../world.ts';
import { laptopsOf, type Laptop } from './laptop.ts';
import { officesOf } from './office.ts';
import { DOCKS, GADGETS, HEADSETS, KEYBOARDS, MONITORS, POINTERS, PRINTERS, STORAGE, WEBCAMS, type UsbKind } from './peripheral-kinds.ts'; // prettier-ignore

/** Shares of laptops with such a device at home (our assumption). */
const SHARES = { monitor: 0.62, second: 0.2, pointer: 0.7, keyboard: 0.4, headset: 0.6, webcam: 0.25, dock: 0.45, stick: 0.12 } as const; // prettier-ignore
/** Monitors whose numeric serial, or text serial, is a default (our assumption). */
const DEFAULT_NUMBER = 0.15;
const NO_TEXT = 0.08;
/** Maximum number of devices in a home besides laptops (our assumption), and phones that change their address. */
const MOST_GADGETS = 5;
const PHONES = 3;
/** Days from which a display is more than a visitor's (our assumption). */
const A_WHILE_DAYS = 5;
/** People per office desk. */
const DESKS = 40;

/** A monitor with its own serial. */
export function monitor(draw: Random): PlanRow<'sim_peripheral'> {
  const [manufacturer, code, product] = draw.weighted(MONITORS.map((one) => [one, one[3]] as const));
  return {
    manufacturer,
    product,
    serial: draw.chance(NO_TEXT) ? null : `${draw.pick(['CN', 'H4', '9J', '7T', 'VN', 'ZZ'])}${draw.token(3).toUpperCase()}${draw.digits(6)}`, // prettier-ignore
    edid_product: code,
    edid_serial: draw.chance(DEFAULT_NUMBER) ? '01010101' : `${draw.pick(['1', '2', '3', '4', '5', '6', '7'])}${draw.hex(7)}`, // prettier-ignore
  };
}

/** The network on which a laptop is most of the time. */
function homeOf(world: World, laptop: Laptop): number {
  const within = ({ from, to }: { from: number; to: number }): number =>
    Math.min(to, world.setting.days) - Math.max(from, 0);
  return [...laptop.stays].sort((a, b) => within(b) - within(a) || a.from - b.from)[0]?.net ?? laptop.owner.home.net;
}

function plugUsb(world: World, laptop: Laptop, draw: Random, all: readonly UsbKind[], net: number | null): void {
  const one = draw.weighted(all.map((kind) => [kind, kind.weight] as const));
  put(world, 'sim_peripheral', {
    d: laptop.d,
    ...since(world, laptop, draw),
    kind: 'usb',
    vendor_id: one.vendorId,
    product_id: one.productId,
    manufacturer: one.maker,
    product: one.product,
    serial: one.serial === 0 ? null : draw.token(one.serial).toUpperCase(),
    classes: one.classes,
    disk: one.classes.includes('storage') ? `${one.maker}|${one.product}` : null,
    net,
  });
}

/** Most devices are there from the first day; some are bought later. */
function since(world: World, laptop: Laptop, draw: Random): { from_at: string; to_at: string | null } {
  const first = String(laptop.plan.from_at);
  const later = after(world, draw.int(1, world.setting.days));
  return {
    from_at: draw.chance(0.15) && later > first && later < String(laptop.plan.to_at) ? later : first,
    to_at: laptop.plan.to_at ?? null,
  };
}

function furnish(world: World, laptop: Laptop, hasDisplay: boolean): void {
  const draw = world.draw(`things ${laptop.d}`);
  const net = homeOf(world, laptop);
  const drawn = draw.chance(SHARES.monitor) ? (draw.chance(SHARES.second) ? 2 : 1) : 0;
  const monitors = hasDisplay ? 0 : drawn;
  for (let n = 0; n < monitors; n++)
    put(world, 'sim_peripheral', {
      d: laptop.d,
      ...since(world, laptop, draw),
      kind: 'display',
      ...monitor(draw),
      net,
    });
  if (draw.chance(SHARES.pointer)) plugUsb(world, laptop, draw, POINTERS, draw.chance(0.6) ? net : null);
  if (draw.chance(SHARES.keyboard)) plugUsb(world, laptop, draw, KEYBOARDS, net);
  if (draw.chance(SHARES.headset)) plugUsb(world, laptop, draw, HEADSETS, null);
  if (draw.chance(SHARES.webcam)) plugUsb(world, laptop, draw, WEBCAMS, net);
  if (draw.chance(SHARES.dock)) plugUsb(world, laptop, draw, DOCKS, net);
  if (draw.chance(SHARES.stick)) plugUsb(world, laptop, draw, STORAGE, null);
}

function putThing(world: World, net: number | null, gateway: string, place: number, mac: string): void {
  const address = gateway.replace(/\d+$/, String(place));
  put(world, 'sim_neighbour', {
    net,
    from_at: after(world, -400),
    to_at: after(world, 4_000),
    mac,
    address,
    name: null,
  });
}

/** Printers, televisions, phones: devices on a network besides laptops. */
function fill(world: World, net: number | null, gateway: string, office: boolean): void {
  const draw = world.draw(`gadgets ${String(net)}`);
  const rest = (): string => [0, 0, 0].map(() => draw.hex(2)).join(':');
  const things = office ? 4 : draw.int(0, MOST_GADGETS);
  for (let n = 0; n < things; n++) {
    const start = office ? draw.pick(PRINTERS) : draw.weighted(GADGETS.map(([oui, share]) => [oui, share] as const));
    putThing(world, net, gateway, 231 + n, `${start}:${rest()}`);
  }
  const phones = office ? 0 : draw.int(0, PHONES);
  for (let n = 0; n < phones; n++)
    putThing(world, net, gateway, 241 + n, `${draw.hex(1)}${draw.pick(['2', '6', 'a', 'e'])}:${draw.hex(2)}:${draw.hex(2)}:${rest()}`); // prettier-ignore
}

/** A display that is there for days is the one in use; one for an evening does not replace the usual one. */
function stays(row: PlanRow<'sim_peripheral'>): boolean {
  return Date.parse(String(row.to_at)) - Date.parse(String(row.from_at)) > A_WHILE_DAYS * 86_400_000;
}

/** Devices on desks and networks, drawn the same way for everybody once all people exist. */
export function furnishAll(world: World): void {
  const displays = new Set(
    planOf(world, 'sim_peripheral').flatMap((row) => (row.kind === 'display' && stays(row) ? [row.d] : [])),
  );
  for (const laptop of laptopsOf(world)) furnish(world, laptop, displays.has(laptop.d));
  const offices = officesOf(world);
  for (const { net, kind, gateway_address: gateway } of planOf(world, 'sim_network')) {
    const office = offices.some((one) => one.net === net);
    if (kind === 'residential' || office) fill(world, net ?? null, String(gateway), office);
  }
  for (const { net } of offices) {
    const desks = Math.max(6, Math.round(world.setting.workers / DESKS));
    for (let desk = 0; desk < desks; desk++)
      put(world, 'sim_desk', { net, desk, desks, ...monitor(world.draw(`desk ${net} ${desk}`)) });
  }
}
