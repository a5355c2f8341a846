import { after, put } from '../world.ts';
import { leaves, note, type Ring, type Seat } from './ring.ts';

/** What a remote-keyboard device shows, as in the lists ip-kvm-usb, ip-kvm-displays and ip-kvm-network. `null`: nothing. */
interface Face {
  readonly usb: readonly [vendor: string, product: string, maker: string | null, name: string | null, serial: string | null, classes: string]; // prettier-ignore
  readonly display: readonly [maker: string, code: string, number: string, name: string, serial: string | null];
  readonly mac: string;
  /** mDNS name. */
  readonly name: string | null;
  /** Vendor and product of the disk; absent: it has none. */
  readonly disk?: string;
}

const ALL = 'keyboard;mouse;storage';
const BARE = 'keyboard;mouse';

/** Named as it comes from the maker. */
const OPEN: readonly Face[] = [
  { usb: ['1d6b', '0104', 'PiKVM', 'PiKVM Composite Device', 'CAFEBABE', ALL], display: ['LNX', '7771', '01010101', 'PiKVM V3', 'CAFEBABE'], mac: 'd8:3a:dd', name: 'pikvm.local', disk: 'PiKVM|Optical Drive' },
  { usb: ['1d6b', '0104', 'tinypilot', 'Multifunction USB Device', '6b65796d696d6570690', ALL], display: ['TSB', '9876', '88888800', 'TinyPilot', null], mac: 'dc:a6:32', name: 'tinypilot.local', disk: 'tinypilot|Optical Drive' },
  { usb: ['1d6b', '0104', 'JetKVM', 'USB Emulation Device', null, ALL], display: ['TSB', '8801', '88888800', 'T749-fHD720', null], mac: '30:52:53', name: 'jetkvm.local', disk: 'JetKVM|Virtual Media' },
  { usb: ['38eb', '0001', 'Glinet', 'Glinet Composite Device', 'CAFEBABE', ALL], display: ['LNX', '7770', '01010101', 'PiKVM', 'CAFEBABE'], mac: '94:83:c4', name: 'glkvm.local', disk: 'GLINET|FLASH_DRIVE' },
  { usb: ['3346', '1009', 'sipeed', 'NanoKVM', null, ALL], display: ['SPD', '3301', '00000015', 'NanoKVM', 'NanoKVM'], mac: '48:da:35', name: null },
]; // prettier-ignore
/** One of the disguises that the settings of a JetKVM offer, with one of its preset monitors or the chip's default. */
const DISGUISED: readonly Face[] = [
  { usb: ['046d', 'c52b', 'Logitech (x64)', 'Logitech USB Input Device', null, ALL], display: ['TSB', '8801', '88888800', 'T749-fHD720', null], mac: '30:52:53', name: null },
  { usb: ['046d', 'c52b', 'Logitech (x64)', 'Logitech USB Input Device', null, BARE], display: ['DEL', '2013', '39363945', 'DELL D2721H', '3S5GQ23'], mac: '30:52:53', name: null },
  { usb: ['045e', '005f', 'Microsoft', 'Wireless MultiMedia Keyboard', null, ALL], display: ['ACR', '0565', '01613f8a', 'B246WL', 'T8NEE0038522'], mac: '30:52:53', name: null },
  { usb: ['413c', '2011', 'Dell Inc.', 'Multimedia Pro Keyboard', null, ALL], display: ['AUS', '2487', '01010101', 'PA248QV', 'M1LMQS052157'], mac: '30:52:53', name: null },
]; // prettier-ignore
/** Strings of the genuine article and the EDID of a monitor that exists; what may remain is the shape and that all show one monitor. */
const CLONED: readonly Face[] = [
  { usb: ['046d', 'c52b', 'Logitech', 'USB Receiver', null, ALL], display: ['DEL', 'a0f4', '3044594c', 'DELL U2419H', '7VXR3H2'], mac: 'd8:3a:dd', name: null },
  { usb: ['046d', 'c534', 'Logitech', 'USB Receiver', null, BARE], display: ['GSM', '5bd3', '0001a2b3', 'LG ULTRAFINE', '104NTAB1C234'], mac: 'dc:a6:32', name: null },
  { usb: ['413c', '2113', 'Dell', 'Dell KB216 Wired Keyboard', null, ALL], display: ['BNQ', '78d7', '00005445', 'BenQ GW2480', 'ETH3L00123SL0'], mac: 'e4:5f:01', name: null },
]; // prettier-ignore

/** Faces by difficulty: open, disguised, cloned (our assumption). */
const FACES = { easy: [0.85, 0.15, 0], medium: [0.35, 0.6, 0.05], hard: [0.05, 0.35, 0.6] } as const;
/** Cloned monitors are one file on all devices of a farm, else one each (our assumption). */
const ONE_FILE = [1, 0.9, 0.7] as const;
const ON_LAN = [0.8, 0.5, 0.2] as const;

/** Puts a remote-keyboard device on each laptop: keyboard, pointer, disk, monitor, and a neighbour on its network. */
export function plugKvms(ring: Ring, seats: readonly Seat[]): void {
  const { world, id } = ring;
  const draw = world.draw(`${id} kvm`);
  const [open, disguised, cloned] = FACES[ring.difficulty];
  const faces = draw.weighted([[OPEN, open], [DISGUISED, disguised], [CLONED, cloned]] as const); // prettier-ignore
  const face = draw.pick(faces);
  const own = world.draw(`${id} monitor`);
  const serial = faces === CLONED ? own.token(10).toUpperCase() : face.display[4];
  const oneFile = leaves(ring, 'one_monitor_file', ONE_FILE);
  for (const [k, seat] of seats.entries()) {
    const [vendor, product, maker, name, usbSerial, classes] = face.usb;
    const [edidMaker, code, number, model] = face.display;
    const from = seat.seen + draw.next() * 2;
    const at = { d: seat.laptop.d, from_at: after(world, from), to_at: after(world, seat.until) };
    put(world, 'sim_peripheral', { ...at, kind: 'usb', vendor_id: vendor, product_id: product, manufacturer: maker, product: name, serial: usbSerial ?? (faces === CLONED ? null : draw.hex(12)), edid_product: null, edid_serial: null, classes, disk: face.disk ?? (classes === ALL ? 'Generic|Flash Disk' : null) }); // prettier-ignore
    put(world, 'sim_peripheral', { ...at, kind: 'display', vendor_id: null, product_id: null, manufacturer: edidMaker, product: model, serial: oneFile || faces !== CLONED ? serial : draw.token(10).toUpperCase(), edid_product: code, edid_serial: oneFile || faces !== CLONED ? number : draw.hex(8), classes: null }); // prettier-ignore
    if (faces !== CLONED || classes === ALL) note(ring, 'kvm_usb', from);
    if (faces !== CLONED || oneFile) note(ring, 'kvm_display', from);
    if (leaves(ring, 'kvm_on_lan', ON_LAN, `seat ${k}`)) neighbour(ring, seat, face, from);
  }
}

function neighbour(ring: Ring, seat: Seat, face: Face, from: number): void {
  const { world } = ring;
  const draw = world.draw(`${ring.id} ${seat.person.id} neighbour`);
  const net = seat.laptop.stays.at(-1)?.net ?? null;
  const row = world.plan.get('sim_network')?.find((one) => one.net === net);
  put(world, 'sim_neighbour', {
    net,
    from_at: after(world, from),
    to_at: after(world, seat.until),
    mac: `${face.mac}:${[0, 0, 0].map(() => draw.hex(2)).join(':')}`,
    address: String(row?.gateway_address).replace(/\d+$/, String(draw.int(20, 220))),
    name: face.name,
  });
  note(ring, 'kvm_on_lan', from);
}
