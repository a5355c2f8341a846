import { TOWNS, type Town } from '../population/towns.ts';
import { chanceSql, pickSql } from '../sql.ts';
import type { RosterRow } from '../world.ts';

/**
 * Addresses of a platform's users. Examples and tests have few IPv4 addresses (RFC 2544, RFC 5737), so most homes have IPv6
 * (RFC 3849), some have IPv4, and carriers, VPN providers and relays put many behind one address, as they do.
 * 198.19.128.0/17 and 2001:db8:8000::/33 are the platform's; homes of workers have what lies before (population/network.ts).
 */

/** How a line that is not an office's reaches the internet (our assumption). */
const LINES = [
  ['home', 0.48],
  ['mobile', 0.42],
  ['vpn', 0.05],
  ['relay', 0.03],
  ['office', 0.02],
] as const;

/** IPv4 homes: 40 towns with a block of 256 each, 250 of which are used. */
const V4_HOMES = TOWNS.length * 250;
/** One home in this many, at least, uses IPv4 first (our assumption). */
const V4_EVERY = 3;
const COUNTRIES = [...new Map(TOWNS.map((town) => [town.country, town])).values()];
const EXITS = ['Halyard Hosting', 'Bluecrest Servers', 'Datarill', 'Packetwise', 'Ninefold Hosting'];
/** Exits of one provider that people share (our assumption). */
const EXIT_ADDRESSES = 60;

interface Block {
  readonly cidr: string;
  readonly kind: string;
  readonly town: Town;
  readonly owner: string;
}

const [FIRST_TOWN] = TOWNS as [Town, ...Town[]];

/** Third group of the addresses of a town's homes. */
function v6Group(town: number): number {
  return 0x8000 + town * 256;
}

const BLOCKS: readonly Block[] = [
  ...TOWNS.flatMap((town, n) => {
    const [owner = 'Home Net'] = town.providers;
    return [
      { cidr: `2001:db8:${v6Group(n).toString(16)}::/40`, kind: 'residential', town, owner },
      { cidr: `198.19.${128 + n}.0/24`, kind: 'residential', town, owner },
    ];
  }),
  ...COUNTRIES.map((town, n) => ({ cidr: `198.19.${192 + n}.0/24`, kind: 'mobile', town, owner: `${town.countryName} Wireless` })), // prettier-ignore
  ...EXITS.map((owner, n) => ({
    cidr: `198.19.${224 + n}.0/24`,
    kind: 'vpn',
    town: TOWNS[n * 7] ?? FIRST_TOWN,
    owner,
  })),
  { cidr: '198.19.230.0/24', kind: 'relay', town: FIRST_TOWN, owner: 'Edgecast Relay' },
  { cidr: '198.19.232.0/22', kind: 'business', town: FIRST_TOWN, owner: 'Commons Business Net' },
  { cidr: '198.19.240.0/21', kind: 'business', town: FIRST_TOWN, owner: 'Campus Networks' },
];

/** Rows of `address_ranges` for everything that the platform's users come from. */
export function addressRows(): RosterRow<'address_ranges'>[] {
  return BLOCKS.map(({ cidr, kind, town, owner }, n) => ({
    cidr,
    country: town.country,
    region: town.region,
    city: town.city,
    latitude: town.latitude,
    longitude: town.longitude,
    asn: 65_400 + (n % 130),
    as_org: owner,
    kind,
  }));
}

/** SQL for the class of a line; `every`: one home in so many has IPv4. */
function classSql(seed: number, line: string, every: number): string {
  const chance = chanceSql(seed, [line], 'line');
  let sum = 0;
  const cases = LINES.map(([kind, share]) => {
    sum += share;
    return `WHEN ${chance} < ${sum} THEN '${kind}'`;
  });
  return `CASE WHEN ${line} % ${every} = 0 THEN 'home' ${cases.join(' ')} ELSE 'mobile' END`;
}

/**
 * SQL for the address of a sign-up. `line`: number of the household; `forced`: class, or null for that of the line; `group`: number of the campus or
 * office; `person` and `device` tell users of one line apart. `numbers`: how many lines there may be.
 */
export function addressSql(
  seed: number,
  numbers: number,
  { line, forced, group, person, device }: Record<'line' | 'forced' | 'group' | 'person' | 'device', string>,
): string {
  const every = Math.max(V4_EVERY, Math.ceil(numbers / V4_HOMES));
  const home = `CAST(((${line}) // ${every} * 7919 + ${seed}) % ${V4_HOMES} AS BIGINT)`;
  const town = pickSql(seed, [line], 'home town', TOWNS.length);
  // A number coprime to 2^24 spreads homes over the /64 networks of their town without collisions.
  const lan = `CAST(((${line}) * 7368787 + ${seed}) % 16777216 AS BIGINT)`;
  const group16 = (salt: string): string => pickSql(seed, [device, person], salt, 65_536);
  const v4 = (block: string, host: string): string => `concat('198.19.', ${block}, '.', ${host})`;
  const one = (key: string, salt: string, count: number): string => pickSql(seed, [key], salt, count);
  return `CASE coalesce(${forced}, ${classSql(seed, line, every)})
    WHEN 'home' THEN CASE WHEN (${line}) % ${every} = 0 THEN ${v4(`128 + ${home} // 250`, `3 + ${home} % 250`)}
      ELSE printf('2001:db8:%x:%x:%x:%x:%x:%x', ${v6Group(0)} + 256 * ${town} + ${lan} // 65536, ${lan} % 65536, ${['a', 'b', 'c', 'd'].map(group16).join(', ')}) END
    WHEN 'mobile' THEN ${v4(`192 + ${one(line, 'carrier', COUNTRIES.length)}`, `2 + ${one(person, 'carrier address', 250)}`)}
    WHEN 'vpn' THEN ${v4(`224 + ${one(line, 'vpn', EXITS.length)}`, `2 + ${one(person, 'exit', EXIT_ADDRESSES)}`)}
    WHEN 'relay' THEN ${v4('230', `2 + ${one(person, 'relay', 200)}`)}
    WHEN 'campus' THEN ${v4(`240 + (${group}) // 250 % 8`, `2 + (${group}) % 250`)}
    ELSE ${v4(`232 + ${one(line, 'office', 4)}`, `2 + ${one(line, 'office address', 250)}`)} END`;
}
