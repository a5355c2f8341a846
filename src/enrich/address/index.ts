import type { AddressRange, EnrichContext, Enricher, Row } from '../../model/enricher.ts';
import { asClassifier, type NetworkClass } from './as-class.ts';
import { type AsOwner, ownerFinder } from './asn.ts';
import { NO_PLACE, placeFinder, type Place } from './geo.ts';
import { formatPrefix64, formatV4, parseIp, type Family, type Words } from './ip.ts';
import { addressKeysSql } from './keys.ts';
import { exampleRange, specialPurpose } from './private.ts';
import { cidrFinder } from './range.ts';
import { shippedRanges } from './shipped-range.ts';

const CLASSES = new Set([
  'residential',
  'mobile',
  'business',
  'hosting',
  'vpn',
  'proxy',
  'relay',
  'satellite',
  'private',
]);
const UNKNOWN: NetworkClass = { networkClass: 'unknown', provider: null, reason: 'nothing known' };

interface Lookup {
  readonly own: (family: Family, words: Words) => AddressRange | undefined;
  readonly egress: (family: Family, words: Words) => string | undefined;
  readonly special: (family: Family, words: Words) => string | undefined;
  readonly owner: (family: Family, words: Words, address: string) => AsOwner | undefined;
  readonly shipped: (family: Family, words: Words, owner: AsOwner | undefined) => NetworkClass;
  readonly place: (family: Family, words: Words, address: string) => Place;
}

/** Class by the shipped lists, in order of authority: relay, VPN and proxy, hosting, name of the system. */
function shippedClassifier(context: EnrichContext): Lookup['shipped'] {
  const ranges = shippedRanges(context.lists);
  const systems = asClassifier(context.lists);
  return (family, words, owner) => {
    const listed = owner === undefined ? undefined : systems.byNumber(owner);
    const relay = ranges.relay(family, words) ?? (listed?.networkClass === 'relay' ? listed : undefined);
    if (relay !== undefined) return relay;
    const found = ranges.proxy(family, words) ?? ranges.vpn(family, words) ?? listed ?? ranges.hosting(family, words);
    if (found !== undefined) return found.provider === null ? { ...found, provider: listed?.provider ?? null } : found;
    return (owner === undefined ? undefined : systems.byName(owner)) ?? UNKNOWN;
  };
}

function prepare(context: EnrichContext): Lookup {
  const example = exampleRange();
  const place = placeFinder();
  const own = cidrFinder(context.addressRanges.map((range) => range.cidr));
  const egress = cidrFinder(context.networks.map((network) => network.cidr));
  return {
    own: (family, words) => context.addressRanges[own(family, words)],
    egress: (family, words) => context.networks[egress(family, words)]?.kind,
    special: specialPurpose(),
    owner: ownerFinder(),
    shipped: shippedClassifier(context),
    place: (family, words, address) => (example(family, words) ? NO_PLACE : place(family, words, address)),
  };
}

function household(networkClass: string, family: Family, words: Words): string | null {
  if (networkClass !== 'residential') return null;
  return family === 4 ? formatV4(words[3] ?? 0) : formatPrefix64(words);
}

/** The class that the organisation itself states, else that of the lists; its own egress hides nobody. */
function classOf(
  range: AddressRange | undefined,
  egress: string | undefined,
  shipped: () => NetworkClass,
): NetworkClass {
  const kind = range?.kind.trim().toLowerCase() ?? '';
  if (CLASSES.has(kind)) return { networkClass: kind, provider: null, reason: "organisation's address_ranges" };
  if (egress !== undefined)
    return { networkClass: 'business', provider: null, reason: `organisation's networks: ${egress}` };
  return shipped();
}

function placeOf(range: AddressRange | undefined, find: () => Place): Place {
  if (range === undefined || range.country === null) return find();
  const placed = range.latitude !== null && range.longitude !== null;
  return {
    country: range.country.toUpperCase(),
    city: range.city,
    latitude: placed ? range.latitude : null,
    longitude: placed ? range.longitude : null,
    accuracy_km: placed ? OWN_ACCURACY_KM : null,
  };
}

/** Assumed accuracy in kilometres of coordinates that the organisation itself gives: a town. Our assumption. */
const OWN_ACCURACY_KM = 10;

function emptyRow(address: string, networkClass: string, reason: string, egress: string | undefined): Row {
  return {
    address,
    household: null,
    ...NO_PLACE,
    asn: null,
    as_org: null,
    network_class: networkClass,
    provider: null,
    own_egress: egress ?? null,
    class_reason: reason,
  };
}

/** Without blanks at the ends and without an IPv6 zone (`fe80::1%eth0`). */
function bareAddress(text: string): string {
  const zone = text.indexOf('%');
  return (zone < 0 ? text : text.slice(0, zone)).trim();
}

function describe(lookup: Lookup, address: string, words: Words): Row {
  const bare = bareAddress(address);
  const family = parseIp(bare, words);
  if (family === 0) return emptyRow(address, 'unknown', 'not an IP address', undefined);
  const egress = lookup.egress(family, words);
  const special = lookup.special(family, words);
  if (special !== undefined) return emptyRow(address, 'private', special, egress);
  const plain = family === 4 && bare.includes(':') ? formatV4(words[3] ?? 0) : bare;
  const range = lookup.own(family, words);
  const owner =
    range?.asn === undefined || range.asn === null
      ? lookup.owner(family, words, plain)
      : { asn: range.asn, organisation: range.as_org ?? '' };
  const found = classOf(range, egress, () => lookup.shipped(family, words, owner));
  const place = placeOf(range, () => lookup.place(family, words, plain));
  return {
    address,
    household: household(found.networkClass, family, words),
    country: place.country,
    city: place.city,
    latitude: place.latitude,
    longitude: place.longitude,
    accuracy_km: place.accuracy_km,
    asn: owner?.asn ?? null,
    as_org: range?.as_org ?? owner?.organisation ?? null,
    network_class: found.networkClass,
    provider: found.provider,
    own_egress: egress ?? null,
    class_reason: found.reason,
  };
}

/**
 * Finds out where each address is, who runs it and what kind of network it is. Order of authority: special-purpose ranges, the
 * organisation's `address_ranges` and `networks`, then the shipped lists and databases. Never throws on an address: the class of invalid ones
 * is unknown. An IPv4-mapped address is treated as the IPv4 address.
 */
export const enricher: Enricher = {
  id: 'address',
  table: 'address_lookup',
  key: ['address'],
  keys: addressKeysSql,
  open: (context) => {
    const lookup = prepare(context);
    const words = new Uint32Array(4);
    return Promise.resolve(([address]) => (typeof address === 'string' ? describe(lookup, address, words) : undefined));
  },
};
