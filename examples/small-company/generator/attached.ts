import type { Display } from './edid.ts';
import { WORKERS, type Worker } from './people.ts';
import { random } from './random.ts';
import { MINUTE } from './time.ts';
import { WORKDAYS } from './workday.ts';

/** A USB device or display that was plugged in. */
export interface Attached {
  readonly worker: Worker;
  readonly at: number;
  readonly vendorId: string;
  readonly productId: string;
  readonly maker: string;
  readonly product: string;
  readonly serial: string;
  /** Instance paths that Windows makes of it, with class and description. */
  readonly windows: readonly (readonly [path: string, className: string, description: string])[];
  readonly display?: Display;
}

const HUB = 'USB';
const MONITORS = [
  ['DEL', 0x41b4, 'DELL U2722D'],
  ['SAM', 0x0f99, 'S27A600'],
  ['GSM', 0x5bd3, 'LG ULTRAWIDE'],
  ['BNQ', 0x7f3b, 'BenQ GW2480'],
  ['PHL', 0xc1f2, 'PHL 272B7Q'],
  ['AOC', 0x2790, '27B2H'],
] as const;
const MICE = [
  ['046d', 'c548', 'Logitech', 'USB Receiver'],
  ['046d', 'c52b', 'Logitech', 'USB Receiver'],
  ['045e', '0745', 'Microsoft', 'Microsoft Nano Transceiver'],
] as const;
const HEADSETS = [
  ['0b0e', '0e41', 'GN Audio A/S', 'Jabra Evolve2 40'],
  ['047f', 'c056', 'Plantronics', 'Poly Blackwire 3320'],
  ['046d', '0a8f', 'Logitech', 'H390 headset'],
] as const;

function instance(name: string): string {
  const draw = random(`instance ${name}`);
  return `${draw.int(5, 8)}&${draw.hex(8)}&0&${draw.int(1, 6)}`;
}

function ids(vendor: string, product: string): string {
  return `VID_${vendor.toUpperCase()}&PID_${product.toUpperCase()}`;
}

function usb(
  one: Worker,
  at: number,
  item: readonly [string, string, string, string],
  serial: string,
  className: string,
): Attached {
  const [vendorId, productId, maker, product] = item;
  const path = `USB\\${ids(vendorId, productId)}\\${serial === '' ? instance(`${one.key} ${product}`) : serial}`;
  return {
    worker: one,
    at,
    vendorId,
    productId,
    maker,
    product,
    serial,
    windows: [
      [path, HUB, 'USB Composite Device'],
      [
        `HID\\${ids(vendorId, productId)}&MI_00\\${instance(`hid ${one.key} ${product}`)}`,
        className,
        className === 'Mouse' ? 'HID-compliant mouse' : 'USB Audio Device',
      ],
    ],
  };
}

export function displayAttached(one: Worker, at: number, display: Display): Attached {
  const product = display.product.toString(16).toUpperCase().padStart(4, '0');
  return {
    worker: one,
    at,
    vendorId: '',
    productId: '',
    maker: display.maker,
    product: display.name,
    serial: display.text,
    display,
    windows: [
      [
        `DISPLAY\\${display.maker}${product}\\${instance(`display ${one.key} ${display.text}`)}&UID${random(`uid ${one.key}`).int(4352, 4360)}`,
        'Monitor',
        'Generic PnP Monitor',
      ],
    ],
  };
}

function monitor(name: string): Display {
  const draw = random(`monitor ${name}`);
  const [maker, product, model] = draw.pick(MONITORS);
  return {
    maker,
    product,
    name: model,
    serial: draw.chance(0.15) ? 0x01010101 : draw.int(0x10000000, 0x7fffffff),
    text: `${draw.pick(['CN', 'H4', '9J', '7T', 'VN'])}${draw.token(3).toUpperCase()}${draw.digits(6)}`,
    week: draw.int(1, 52),
    year: draw.int(2019, 2024),
  };
}

const DESKS = Array.from({ length: 5 }, (_, index) => monitor(`hot desk ${index}`));

/** Preset that one make of remote KVM offers, with a serial number that is the same in every copy. */
const PRESET: Display = {
  maker: 'DEL',
  product: 0x2013,
  name: 'DELL D2721H',
  serial: 0x39363945,
  text: '3S5GQ23',
  week: 32,
  year: 2020,
};
const OWN_NAME: Display = {
  maker: 'LNX',
  product: 0x7773,
  name: 'PiKVM V4 Plus',
  serial: 0x01010101,
  text: 'CAFEBABE',
  week: 0,
  year: 2022,
};

function kvm(one: Worker, at: number, make: 'pikvm' | 'tinypilot', display: Display): Attached[] {
  const serial = make === 'pikvm' ? 'CAFEBABE' : '6b65796d696d6570690';
  const base = ids('1d6b', '0104');
  const disk =
    make === 'pikvm'
      ? `USBSTOR\\CDROM&VEN_PIKVM&PROD_OPTICAL_DRIVE&REV_1.00\\${instance(`disk ${one.key}`)}`
      : `USBSTOR\\CDROM&VEN_LINUX&PROD_FILE-CD_GADGET&REV_0504\\${instance(`disk ${one.key}`)}`;
  const device: Attached = {
    worker: one,
    at,
    vendorId: '1d6b',
    productId: '0104',
    maker: make === 'pikvm' ? 'PiKVM' : 'tinypilot',
    product: make === 'pikvm' ? 'PiKVM Composite Device' : 'Multifunction USB Device',
    serial,
    windows: [
      [`USB\\${base}\\${serial}`, HUB, 'USB Composite Device'],
      [`HID\\${base}&MI_00\\${instance(`keyboard ${one.key}`)}`, 'Keyboard', 'HID Keyboard Device'],
      [`HID\\${base}&MI_01\\${instance(`pointer ${one.key}`)}`, 'Mouse', 'HID-compliant mouse'],
      [`USB\\${base}&MI_02\\${instance(`storage ${one.key}`)}`, HUB, 'USB Mass Storage Device'],
      [disk, 'CDROM', 'CD-ROM Drive'],
    ],
  };
  return [device, displayAttached(one, at + 2_000, display)];
}

const WORKDAYS_OF = new Map(
  WORKERS.map((one) => [one.id, WORKDAYS.filter(({ worker: other }) => other === one).map(({ day }) => day)]),
);

function build(): Attached[] {
  const list: Attached[] = [];
  const begun = new Set<string>();
  for (const workday of WORKDAYS) {
    const one = workday.worker;
    const own = WORKDAYS_OF.get(one.id) ?? [];
    const index = own.indexOf(workday.day);
    const at = workday.from + random(`plugged ${one.key} ${workday.day}`).int(1, 25) * MINUTE;
    const draw = random(`things ${one.key}`);
    if (!begun.has(one.id)) {
      begun.add(one.id);
      if (draw.chance(0.7)) list.push(usb(one, at, draw.pick(MICE), '', 'Mouse'));
      if (draw.chance(0.6))
        list.push(usb(one, at + 40_000, draw.pick(HEADSETS), draw.token(12).toUpperCase(), 'MEDIA'));
      const bare =
        one.part === 'nomad' ||
        one.part === 'kvm-a' ||
        one.part === 'kvm-b' ||
        workday.stay.site === 'office' ||
        workday.stay.site === 'agency';
      if (draw.chance(0.6) && !bare) list.push(displayAttached(one, at + 55_000, monitor(one.key)));
    }
    if (workday.stay.site === 'office')
      list.push(displayAttached(one, at, DESKS[random(`desk ${one.key} ${workday.day}`).int(0, 4)] ?? PRESET));
    if (index % 11 === 4 && (one.part === 'kvm-a' || one.part === 'kvm-b'))
      list.push(...kvm(one, at, one.part === 'kvm-a' ? 'pikvm' : 'tinypilot', PRESET));
    if (index % 17 === 6 && one.part === 'home-lab') list.push(...kvm(one, at, 'pikvm', OWN_NAME));
  }
  return list;
}

export const ATTACHED: readonly Attached[] = build();
