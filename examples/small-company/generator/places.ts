import { must } from './random.ts';
import { COUNTRY_NAMES } from '../../../src/simulate/population/towns.ts';
import { TOWNS, type Town } from './towns.ts';

export type RangeKind = 'residential' | 'mobile' | 'business' | 'hosting' | 'vpn' | 'relay';

/** Where an address range is, as the company's own list says it. */
export interface Range {
  readonly cidr: string;
  readonly prefix: string;
  readonly city: string;
  readonly region: string;
  readonly country: string;
  readonly countryName: string;
  readonly postal: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly zone: string;
  readonly windowsZone: string;
  readonly asn: number;
  readonly asOrg: string;
  readonly kind: RangeKind;
  readonly domain: string;
}

/** Home connections: 198.18.N.0/24, one for each town. */
export const HOMES: ReadonlyMap<string, Range> = new Map(
  TOWNS.map((town, index) => [
    town.key,
    range(town, `198.18.${index * 3 + 4}`, town.provider, 'residential', 64_520 + index),
  ]),
);
export const HOMES_V6: ReadonlyMap<string, Range> = new Map(
  TOWNS.map((town, index) => {
    const prefix = `2001:db8:${(index * 16 + 0x100).toString(16)}`;
    return [town.key, range(town, prefix, town.provider, 'residential', 64_520 + index, `${prefix}::/48`)];
  }),
);

function city(key: string): Town {
  return must(
    TOWNS.find((town) => town.key === key),
    key,
  );
}

function range(
  town: Town,
  prefix: string,
  asOrg: string,
  kind: RangeKind,
  asn: number,
  cidr = `${prefix}.0/24`,
): Range {
  const { key: _key, provider: _provider, ...place } = town;
  const domain = `${asOrg.toLowerCase().replace(/[^a-z]/g, '')}.example`;
  return {
    ...place,
    cidr,
    prefix,
    countryName: must(COUNTRY_NAMES[town.country], town.country),
    asn,
    asOrg,
    kind,
    domain,
  };
}

export const MOBILE = {
  IN: range(city('pune'), '198.19.20', 'Deccan Mobile', 'mobile', 64_580),
  US: range(city('desmoines'), '198.19.24', 'Heartland Wireless', 'mobile', 64_581),
  IE: range(city('dublin'), '198.19.28', 'Shannon Mobile', 'mobile', 64_582),
  DE: range(city('bremen'), '198.19.32', 'Hanse Mobil', 'mobile', 64_583),
  GB: range(city('leeds'), '198.19.36', 'Pennine Mobile', 'mobile', 64_584),
} as const satisfies Readonly<Record<string, Range>>;

export const HOTEL = { osaka: range(city('osaka'), '198.19.60', 'Naniwa Guest Networks', 'business', 64_590) } as const;

export const OFFICE = range(city('dublin'), '192.0.2', 'Tarnwick Office Dublin', 'business', 64_600, '192.0.2.16/28');
export const AGENCY_OFFICE = range(
  city('krakow'),
  '192.0.2',
  'Wawel Business Park',
  'business',
  64_601,
  '192.0.2.48/29',
);
export const COMPANY_VPN = range(
  city('dublin'),
  '192.0.2',
  'Tarnwick Remote Access',
  'hosting',
  64_602,
  '192.0.2.64/28',
);

/** Exits of commercial VPN services and of a relay. */
export const EXITS = {
  astrill: range(city('columbus'), '203.0.113', 'Northgate Hosting', 'vpn', 64_610, '203.0.113.0/27'),
  astrillEast: range(city('albany'), '203.0.113', 'Quarry Datacentres', 'vpn', 64_611, '203.0.113.32/27'),
  proton: range(city('bremen'), '203.0.113', 'Alpenrand Networks', 'vpn', 64_612, '203.0.113.64/27'),
  surfshark: range(city('halifax'), '203.0.113', 'Foothill Servers', 'vpn', 64_613, '203.0.113.96/27'),
  nord: range(city('braga'), '203.0.113', 'Tagus Colocation', 'vpn', 64_614, '203.0.113.128/27'),
  control: range(city('utrecht'), '203.0.113', 'Polder Cloud', 'hosting', 64_615, '203.0.113.160/27'),
  relay: range(city('tucson'), '203.0.113', 'Orchard Relay', 'relay', 64_616, '203.0.113.192/26'),
} as const satisfies Readonly<Record<string, Range>>;

/** Where the services live that laptops talk to. */
export const SERVICES = range(city('dublin'), '198.51.100', 'Commons Cloud', 'hosting', 64_620);

export const ALL_RANGES: readonly Range[] = [
  ...HOMES.values(),
  ...HOMES_V6.values(),
  ...Object.values(MOBILE),
  ...Object.values(HOTEL),
  OFFICE,
  AGENCY_OFFICE,
  COMPANY_VPN,
  ...Object.values(EXITS),
  SERVICES,
];

export function home(key: string): Range {
  return must(HOMES.get(key), key);
}
