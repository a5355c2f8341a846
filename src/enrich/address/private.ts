import { cidrFinder } from './range.ts';

/** Addresses without a place on the internet (IANA special-purpose registries), and what they are. */
const SPECIAL: readonly (readonly [cidr: string, what: string])[] = [
  ['0.0.0.0/8', 'this network'],
  ['10.0.0.0/8', 'private network'],
  ['100.64.0.0/10', 'shared address space of a carrier'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private network'],
  ['192.0.0.0/24', 'protocol assignments'],
  ['192.168.0.0/16', 'private network'],
  ['224.0.0.0/3', 'multicast or reserved'],
  ['::/127', 'unspecified or loopback'],
  ['fc00::/7', 'unique local'],
  ['fe80::/10', 'link-local'],
  ['ff00::/8', 'multicast'],
];

/** Of documents, examples and laboratories (RFC 5737, 2544, 3849, 9637): an organisation may tell of them, a database knows nothing. */
const EXAMPLES: readonly string[] = [
  '192.0.2.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
  '3fff::/20',
];

/** Whether an address stands in documents and laboratories only. */
export function exampleRange(): (family: 0 | 4 | 6, words: Uint32Array) => boolean {
  const find = cidrFinder(EXAMPLES);
  return (family, words) => find(family, words) >= 0;
}

/** What a special-purpose address is; undefined for internet addresses (documentation and benchmarking ranges count as internet). */
export function specialPurpose(): (family: 0 | 4 | 6, words: Uint32Array) => string | undefined {
  const find = cidrFinder(SPECIAL.map(([cidr]) => cidr));
  return (family, words) => SPECIAL[find(family, words)]?.[1];
}
