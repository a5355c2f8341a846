import type { Lists } from '../../model/list.ts';
import { listRows } from '../list-rows.ts';
import type { NetworkClass } from './as-class.ts';
import type { Family, Words } from './ip.ts';
import { cidrFinder } from './range.ts';

type Find = (family: Family, words: Words) => NetworkClass | undefined;

function oneList(lists: Lists, name: string, networkClass: string): Find {
  const cidrs: string[] = [];
  const providers: (string | null)[] = [];
  for (const row of listRows(lists, name, 'ranges', 'provider')) {
    for (const cidr of row.ranges.split(/\s+/)) {
      if (cidr === '') continue;
      cidrs.push(cidr);
      providers.push(row.provider === '' ? null : row.provider);
    }
  }
  const find = cidrFinder(cidrs);
  return (family, words) => {
    const index = find(family, words);
    if (index < 0) return undefined;
    return { networkClass, provider: providers[index] ?? null, reason: `list ${name}` };
  };
}

export interface ShippedRanges {
  readonly relay: Find;
  readonly proxy: Find;
  readonly vpn: Find;
  readonly hosting: Find;
}

/** Prepares look-ups in the shipped lists of ranges: relays, Tor exits, VPN services and hosting. */
export function shippedRanges(lists: Lists): ShippedRanges {
  return {
    relay: oneList(lists, 'relay-ranges', 'relay'),
    proxy: oneList(lists, 'tor-exits', 'proxy'),
    vpn: oneList(lists, 'vpn-ranges', 'vpn'),
    hosting: oneList(lists, 'hosting-ranges', 'hosting'),
  };
}
