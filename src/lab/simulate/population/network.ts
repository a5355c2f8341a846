import type { Random } from '../random.ts';
import { after, nextNumber, put, putRoster, type RosterRow, type World } from '../world.ts';
import type { Town } from './towns.ts';

export type NetworkKind = 'residential' | 'mobile' | 'business' | 'hosting' | 'vpn' | 'proxy' | 'relay' | 'satellite';

export interface Network {
  readonly net: number;
  readonly kind: NetworkKind;
  readonly town: Town;
  /** Its addresses at the start. */
  readonly addresses: readonly string[];
}

interface Block {
  readonly prefix: string;
  used: number;
}

/** Blocks of each provider in each town; kept with the world they belong to. */
const BLOCKS = new WeakMap<World, Map<string, Block>>();
/** 198.18.0.0 to 198.19.127.255 (of RFC 2544): blocks of 256. After them homes get 2001:db8::/33 (RFC 3849). The rest is the platform's. */
const V4_BLOCKS = 384;
/** Share of homes that reach the internet by IPv6 first (our assumption). */
const V6_SHARE = 0.25;
/** Share of home lines that get another address now and then, and after how many days (our assumption). */
const MOVING_SHARE = 0.4;
const MOVING_DAYS = [12, 45] as const;

function blockFor(world: World, key: string, v6: boolean, row: (cidr: string) => RosterRow<'address_ranges'>): Block {
  const blocks = BLOCKS.get(world) ?? new Map<string, Block>();
  BLOCKS.set(world, blocks);
  const known = blocks.get(key);
  if (known !== undefined && known.used < 250) return known;
  const wide = v6 || nextNumber(world, 'blocks v4') >= V4_BLOCKS;
  const count = wide ? nextNumber(world, 'blocks v6') : (world.counters.get('blocks v4') ?? 1) - 1;
  const prefix = wide
    ? `2001:db8:${(count + 0x10).toString(16)}`
    : `198.${18 + Math.floor(count / 256)}.${count % 256}`;
  const block = { prefix, used: 0 };
  blocks.set(key, block);
  putRoster(world, 'address_ranges', row(wide ? `${prefix}::/48` : `${prefix}.0/24`));
  return block;
}

function nextAddress(block: Block): string {
  block.used += 1;
  return block.prefix.includes(':')
    ? `${block.prefix}:${(block.used + 0x100).toString(16)}::1`
    : `${block.prefix}.${block.used + 2}`;
}

export interface NetworkSpec {
  readonly kind: NetworkKind;
  readonly town: Town;
  /** Name of the provider; for homes one of the town's. */
  readonly provider?: string;
  /** Addresses its users share at random (carriers, VPN providers). */
  readonly many?: number;
  /** The address never changes. */
  readonly fixed?: boolean;
  /** First two or more octets of its router's MAC address; absent: those of home routers. */
  readonly gatewayPrefix?: string;
  /** The organisation's own list does not have its place. */
  readonly unlisted?: boolean;
  /** It leaves through the addresses of that network. */
  readonly behind?: Network;
}

const ROUTERS = ['3c:37:86', '9c:3d:cf', 'b0:be:76', '50:c7:bf', '44:4e:6d', 'e8:de:27', '00:1d:aa', '98:da:c4'];

/** Creates an internet connection, with its addresses over time and its line in `address_ranges`. */
export function addNetwork(world: World, spec: NetworkSpec): Network {
  const net = nextNumber(world, 'net');
  const draw = world.draw(`network ${net}`);
  const { kind, town } = spec;
  const provider =
    spec.provider ?? (spec.behind === undefined ? draw.pick(town.providers) : providerOf(world, spec.behind));
  const asn = 64_512 + (hashNumber(`${provider}|${town.country}`) % 1_000);
  const v6 = kind === 'residential' && draw.chance(V6_SHARE);
  const many = spec.many ?? spec.behind?.addresses.length ?? 1;
  const take = (): string =>
    nextAddress(
      blockFor(world, `${kind}|${provider}|${town.city}|${v6}|${spec.unlisted === true}`, v6, (cidr) => ({
        cidr,
        country: town.country,
        region: town.region,
        city: town.city,
        latitude: town.latitude,
        longitude: town.longitude,
        asn,
        as_org: provider,
        kind,
        ...(spec.unlisted === true ? { unlisted: true } : {}),
      })),
    );
  const mac = (prefix: string): string => `${prefix}:${[0, 0, 0].map(() => draw.hex(2)).join(':')}`;
  const gateway = mac(spec.gatewayPrefix ?? draw.pick(ROUTERS));
  put(world, 'sim_network', {
    net,
    kind,
    country: town.country,
    country_name: town.countryName,
    region: town.region,
    city: town.city,
    postal_code: town.postalCode,
    latitude: round(town.latitude + draw.normal(0, 0.03)),
    longitude: round(town.longitude + draw.normal(0, 0.03)),
    asn,
    as_org: provider,
    bssid: mac(draw.pick(ROUTERS)),
    ssid: `${provider.split(' ')[0]}-${draw.hex(4).toUpperCase()}`,
    gateway_mac: gateway,
    gateway_address: draw.pick(['192.168.1.1', '192.168.0.1', '192.168.178.1', '10.0.0.1', '192.168.2.1']),
    many,
  });
  const moving = spec.fixed !== true && many === 1 && kind === 'residential' && draw.chance(MOVING_SHARE);
  const shared = spec.behind === undefined ? undefined : draw.shuffle(spec.behind.addresses);
  const addresses = Array.from({ length: many }, (_, slot) => {
    const times = [-400, ...(moving ? changes(world, draw) : []), 4_000].map((day) => after(world, day));
    return times.slice(1).map((to, index) => {
      const address = shared?.[slot] ?? take();
      put(world, 'sim_lease', { net, slot, from_at: times[index] ?? null, to_at: to, address });
      return address;
    })[0] as string; // two times give one lease
  });
  return { net, kind, town, addresses };
}

function providerOf(world: World, network: Network): string {
  return String(world.plan.get('sim_network')?.find((row) => row.net === network.net)?.as_org);
}

/** Days on which the provider gives another address. */
function changes(world: World, draw: Random): number[] {
  const days: number[] = [];
  for (let day = draw.int(1, MOVING_DAYS[1]); day < world.setting.days; day += draw.int(...MOVING_DAYS))
    days.push(day + draw.next());
  return days;
}

/** A number from a text, the same in every run. */
export function hashNumber(text: string): number {
  let hash = 2166136261; // FNV-1a, 32 bits
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619) >>> 0;
  return hash;
}

export function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
