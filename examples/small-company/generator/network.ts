import { macWith } from './laptop.ts';
import type { Worker } from './people.ts';
import { HOMES_V6, type Range } from './places.ts';
import { must, random } from './random.ts';

export interface Neighbour {
  readonly mac: string;
  readonly address: string;
}

/** One local network: its router, access point and the other things on it. */
export interface Lan {
  readonly name: string;
  readonly subnet: string;
  readonly gateway: string;
  readonly gatewayMac: string;
  readonly bssid: string;
  readonly ssid: string;
  readonly neighbours: readonly Neighbour[];
}

/** Where a laptop is on one day. */
export interface Stay {
  readonly site: 'home' | 'office' | 'agency' | 'mobile' | 'away';
  readonly range: Range;
  readonly address: string;
  readonly addressV6: string;
  readonly lan: Lan;
  readonly zone: string;
  readonly windowsZone: string;
}

const ROUTERS = ['50:c7:bf', '98:da:c4', 'a0:40:a0', '3c:a6:2f', '24:5a:4c', '2c:fd:a1', '14:b7:f8', '34:8a:ae'];
const THINGS = ['5c:aa:fd', '3c:d9:2b', '00:17:88', '44:65:0d', 'dc:3a:5e', '1c:f2:9a', '98:b6:e9', '8c:71:f8'];
const SUBNETS = ['192.168.0', '192.168.1', '192.168.1', '192.168.178', '192.168.50', '192.168.68', '10.0.0'];
const SSIDS = [
  'Copperleaf',
  'skylark',
  'Fernhouse',
  'bluebottle',
  'Kitchenette',
  'pinecone-5G',
  'Lodestar',
  'paperboat',
  'Marmalade',
  'greenlight',
  'Wardrobe',
  'tinroof',
];

function step(mac: string, by: number): string {
  return mac.slice(0, 15) + ((Number.parseInt(mac.slice(15), 16) + by) & 255).toString(16).padStart(2, '0');
}

/** A phone or tablet that makes up its hardware address. */
function privateMac(name: string): string {
  const draw = random(`private mac ${name}`);
  return [
    `${draw.hex(1)}${draw.pick(['2', '6', 'a', 'e'])}`,
    draw.hex(2),
    draw.hex(2),
    draw.hex(2),
    draw.hex(2),
    draw.hex(2),
  ].join(':');
}

export function lan(name: string, extra: readonly string[] = []): Lan {
  const draw = random(`lan ${name}`);
  const subnet = draw.pick(SUBNETS);
  const gatewayMac = macWith(draw.pick(ROUTERS), `router ${name}`);
  const macs = Array.from({ length: draw.int(2, 5) }, (_, index) =>
    draw.chance(0.5) ? privateMac(`${name} ${index}`) : macWith(draw.pick(THINGS), `thing ${name} ${index}`),
  );
  return {
    name,
    subnet,
    gateway: `${subnet}.${draw.chance(0.85) ? 1 : 254}`,
    gatewayMac,
    bssid: step(gatewayMac, draw.int(1, 4)),
    ssid: `${draw.pick(SSIDS)}${draw.chance(0.5) ? draw.int(2, 99) : ''}`,
    neighbours: [...macs, ...extra].map((mac, index) => ({
      mac,
      address: `${subnet}.${20 + index * 7 + draw.int(0, 6)}`,
    })),
  };
}

const PRINTER = macWith('3c:d9:2b', 'office printer');
export const OFFICE_LAN: Lan = {
  name: 'office',
  subnet: '10.20.8',
  gateway: '10.20.8.1',
  gatewayMac: macWith('24:5a:4c', 'office router'),
  bssid: macWith('24:5a:4c', 'office access point'),
  ssid: 'Tarnwick',
  neighbours: [{ mac: PRINTER, address: '10.20.8.12' }],
};
export const AGENCY_LAN: Lan = {
  name: 'agency',
  subnet: '10.44.2',
  gateway: '10.44.2.1',
  gatewayMac: macWith('24:5a:4c', 'agency router'),
  bssid: macWith('24:5a:4c', 'agency access point'),
  ssid: 'Brightfold',
  neighbours: [],
};

/** A phone that shares its connection. */
export function hotspotLan(name: string): Lan {
  return {
    name: `phone ${name}`,
    subnet: '172.20.10',
    gateway: '172.20.10.1',
    gatewayMac: privateMac(`phone ${name}`),
    bssid: privateMac(`phone radio ${name}`),
    ssid: `iPhone (${random(`phone ${name}`).int(2, 9)})`,
    neighbours: [],
  };
}

const TAKEN = new Map<string, Set<number>>();

/** A host number of a /24 that nobody else has had. */
export function hostIn(prefix: string, name: string): string {
  const taken = TAKEN.get(prefix) ?? new Set<number>();
  TAKEN.set(prefix, taken);
  const draw = random(`address ${prefix} ${name}`);
  let host = draw.int(6, 249);
  while (taken.has(host)) host = draw.int(6, 249);
  taken.add(host);
  return `${prefix}.${host}`;
}

export interface Home {
  readonly range: Range;
  readonly lan: Lan;
  /** Address before and from the day on which the provider gave another one. */
  readonly addresses: readonly [string, string];
  readonly changesOn: string;
  readonly v6: string;
}

const HOMES_BY_NAME = new Map<string, Home>();

export function homeNamed(name: string, town: string, range: Range, extra: readonly string[] = []): Home {
  const known = HOMES_BY_NAME.get(name);
  if (known !== undefined) return known;
  const draw = random(`home ${name}`);
  const first = hostIn(range.prefix, name);
  const second = draw.chance(0.4) ? hostIn(range.prefix, `${name} again`) : first;
  const v6 = draw.chance(0.3) ? `${must(HOMES_V6.get(town), town).prefix}:${draw.hex(4).replace(/^0+/, 'a')}` : '';
  const made: Home = {
    range,
    lan: lan(name, extra),
    addresses: [first, second],
    changesOn: `2026-${draw.pick(['01-22', '02-11', '02-27', '03-09', '03-18'])}`,
    v6,
  };
  HOMES_BY_NAME.set(name, made);
  return made;
}

/** The interface part of a laptop's IPv6 address. */
export function interfaceId(one: Worker): string {
  const draw = random(`interface ${one.key}`);
  return Array.from({ length: 4 }, () => draw.hex(4).replace(/^0+/, '') || '1').join(':');
}

export function localAddress(one: Worker, on: Lan): string {
  return `${on.subnet}.${random(`dhcp ${on.name} ${one.key}`).int(101, 199)}`;
}
