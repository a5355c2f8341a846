import { must } from './random.ts';

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

type Row = readonly [key: string, city: string, region: string, country: string, postal: string, latitude: number, longitude: number, zone: string, windowsZone: string, isp: string];

const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  US: 'United States', CA: 'Canada', GB: 'United Kingdom', IE: 'Ireland', DE: 'Germany', NL: 'Netherlands', PT: 'Portugal', ES: 'Spain',
  PL: 'Poland', BR: 'Brazil', IN: 'India', ZA: 'South Africa', UY: 'Uruguay', MX: 'Mexico', TH: 'Thailand', JP: 'Japan',
};

const CITIES: readonly Row[] = [
  ['tulsa', 'Tulsa', 'Oklahoma', 'US', '74104', 36.1465, -95.9525, 'America/Chicago', 'Central Standard Time', 'Redbud Cable'],
  ['columbus', 'Columbus', 'Ohio', 'US', '43206', 39.9448, -82.9728, 'America/New_York', 'Eastern Standard Time', 'Buckland Fiber'],
  ['boise', 'Boise', 'Idaho', 'US', '83702', 43.6325, -116.2054, 'America/Boise', 'Mountain Standard Time', 'Sawtooth Broadband'],
  ['knoxville', 'Knoxville', 'Tennessee', 'US', '37917', 35.9915, -83.9271, 'America/New_York', 'Eastern Standard Time', 'Ridgeline Cable'],
  ['desmoines', 'Des Moines', 'Iowa', 'US', '50312', 41.5853, -93.6737, 'America/Chicago', 'Central Standard Time', 'Prairie Fiber'],
  ['madison', 'Madison', 'Wisconsin', 'US', '53703', 43.0779, -89.3763, 'America/Chicago', 'Central Standard Time', 'Four Lakes Cable'],
  ['albany', 'Albany', 'New York', 'US', '12208', 42.6557, -73.8034, 'America/New_York', 'Eastern Standard Time', 'Mohawk Broadband'],
  ['spokane', 'Spokane', 'Washington', 'US', '99203', 47.6294, -117.4042, 'America/Los_Angeles', 'Pacific Standard Time', 'Palouse Net'],
  ['tucson', 'Tucson', 'Arizona', 'US', '85716', 32.2465, -110.9216, 'America/Phoenix', 'US Mountain Standard Time', 'Saguaro Fiber'],
  ['calgary', 'Calgary', 'Alberta', 'CA', 'T2N', 51.0657, -114.0913, 'America/Edmonton', 'Mountain Standard Time', 'Bow River Cable'],
  ['halifax', 'Halifax', 'Nova Scotia', 'CA', 'B3H', 44.6356, -63.5952, 'America/Halifax', 'Atlantic Standard Time', 'Harbour Fibe'],
  ['leeds', 'Leeds', 'England', 'GB', 'LS6', 53.8222, -1.5622, 'Europe/London', 'GMT Standard Time', 'Aire Broadband'],
  ['cardiff', 'Cardiff', 'Wales', 'GB', 'CF24', 51.4907, -3.1648, 'Europe/London', 'GMT Standard Time', 'Taff Telecom'],
  ['dublin', 'Dublin', 'Leinster', 'IE', 'D08', 53.3387, -6.2754, 'Europe/Dublin', 'GMT Standard Time', 'Liffey Fibre'],
  ['galway', 'Galway', 'Connacht', 'IE', 'H91', 53.2743, -9.0514, 'Europe/Dublin', 'GMT Standard Time', 'Corrib Net'],
  ['leipzig', 'Leipzig', 'Saxony', 'DE', '04229', 51.3206, 12.3312, 'Europe/Berlin', 'W. Europe Standard Time', 'Pleisse Kabel'],
  ['bremen', 'Bremen', 'Bremen', 'DE', '28203', 53.0727, 8.8203, 'Europe/Berlin', 'W. Europe Standard Time', 'Weser Kabel'],
  ['utrecht', 'Utrecht', 'Utrecht', 'NL', '3514', 52.1043, 5.1254, 'Europe/Amsterdam', 'W. Europe Standard Time', 'Vecht Glas'],
  ['braga', 'Braga', 'Braga', 'PT', '4710', 41.5503, -8.4201, 'Europe/Lisbon', 'GMT Standard Time', 'Minho Fibra'],
  ['zaragoza', 'Zaragoza', 'Aragon', 'ES', '50006', 41.6402, -0.8843, 'Europe/Madrid', 'Romance Standard Time', 'Ebro Fibra'],
  ['gdansk', 'Gdansk', 'Pomerania', 'PL', '80-264', 54.3801, 18.6065, 'Europe/Warsaw', 'Central European Standard Time', 'Motlawa Net'],
  ['krakow', 'Krakow', 'Lesser Poland', 'PL', '30-059', 50.0686, 19.9181, 'Europe/Warsaw', 'Central European Standard Time', 'Wawel Net'],
  ['curitiba', 'Curitiba', 'Parana', 'BR', '80420', -25.4429, -49.2776, 'America/Sao_Paulo', 'E. South America Standard Time', 'Iguacu Fibra'],
  ['pune', 'Pune', 'Maharashtra', 'IN', '411004', 18.5158, 73.8412, 'Asia/Kolkata', 'India Standard Time', 'Sahyadri Broadband'],
  ['durban', 'Durban', 'KwaZulu-Natal', 'ZA', '4001', -29.8538, 30.9924, 'Africa/Johannesburg', 'South Africa Standard Time', 'Umgeni Fibre'],
  ['montevideo', 'Montevideo', 'Montevideo', 'UY', '11300', -34.9077, -56.1514, 'America/Montevideo', 'Montevideo Standard Time', 'Rambla Fibra'],
  ['merida', 'Merida', 'Yucatan', 'MX', '97000', 20.9674, -89.6237, 'America/Merida', 'Central Standard Time (Mexico)', 'Cenote Internet'],
  ['chiangmai', 'Chiang Mai', 'Chiang Mai', 'TH', '50200', 18.7903, 98.9847, 'Asia/Bangkok', 'SE Asia Standard Time', 'Doi Broadband'],
  ['osaka', 'Osaka', 'Osaka', 'JP', '530-0001', 34.7025, 135.4959, 'Asia/Tokyo', 'Tokyo Standard Time', 'Yodo Hikari'],
];

/** Home connections: 198.18.N.0/24, one for each town. */
export const HOMES: ReadonlyMap<string, Range> = new Map(CITIES.map((row, index) => [row[0], range(row, `198.18.${index * 3 + 4}`, row[9], 'residential', 64_520 + index)]));
export const HOMES_V6: ReadonlyMap<string, Range> = new Map(
  CITIES.map((row, index) => [row[0], { ...range(row, `2001:db8:${(index * 16 + 0x100).toString(16)}`, row[9], 'residential', 64_520 + index), cidr: `2001:db8:${(index * 16 + 0x100).toString(16)}::/48` }]),
);

function city(key: string): Row {
  return must(CITIES.find((row) => row[0] === key), key);
}

function range(row: Row, prefix: string, asOrg: string, kind: RangeKind, asn: number, cidr = `${prefix}.0/24`): Range {
  return {
    cidr, prefix, city: row[1], region: row[2], country: row[3], countryName: must(COUNTRY_NAMES[row[3]], row[3]), postal: row[4],
    latitude: row[5], longitude: row[6], zone: row[7], windowsZone: row[8], asn, asOrg, kind,
    domain: `${asOrg.toLowerCase().replace(/[^a-z]/g, '')}.example`,
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
export const AGENCY_OFFICE = range(city('krakow'), '192.0.2', 'Wawel Business Park', 'business', 64_601, '192.0.2.48/29');
export const COMPANY_VPN = range(city('dublin'), '192.0.2', 'Tarnwick Remote Access', 'hosting', 64_602, '192.0.2.64/28');

/** Exits of commercial VPN services and of a relay. */
export const EXITS = {
  astrill: range(city('columbus'), '203.0.113', 'Northgate Hosting', 'vpn', 64_610, '203.0.113.0/27'),
  astrillEast: range(city('albany'), '203.0.113', 'Quarry Datacentres', 'vpn', 64_611, '203.0.113.32/27'),
  proton: range(city('bremen'), '203.0.113', 'Alpenrand Networks', 'vpn', 64_612, '203.0.113.64/27'),
  surfshark: range(city('calgary'), '203.0.113', 'Foothill Servers', 'vpn', 64_613, '203.0.113.96/27'),
  nord: range(city('braga'), '203.0.113', 'Tagus Colocation', 'vpn', 64_614, '203.0.113.128/27'),
  control: range(city('utrecht'), '203.0.113', 'Polder Cloud', 'hosting', 64_615, '203.0.113.160/27'),
  relay: range(city('tucson'), '203.0.113', 'Orchard Relay', 'relay', 64_616, '203.0.113.192/26'),
} as const satisfies Readonly<Record<string, Range>>;

/** Where the services live that laptops talk to. */
export const SERVICES = range(city('dublin'), '198.51.100', 'Commons Cloud', 'hosting', 64_620);

export const ALL_RANGES: readonly Range[] = [
  ...HOMES.values(), ...HOMES_V6.values(), ...Object.values(MOBILE), ...Object.values(HOTEL), OFFICE, AGENCY_OFFICE, COMPANY_VPN, ...Object.values(EXITS), SERVICES,
];

export function home(key: string): Range {
  return must(HOMES.get(key), key);
}
