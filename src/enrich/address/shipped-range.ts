import type { Lists } from '../../model/list.ts';
import { listRows } from '../list-rows.ts';
import type { NetworkClass } from './as-class.ts';
import type { Family, Words } from './ip.ts';
import { cidrFinder } from './range.ts';

/** Lists of ranges in order of authority, with the class they give. */
const RANGE_LISTS = [
  ['relay-ranges', 'relay'],
  ['tor-exits', 'proxy'],
  ['vpn-ranges', 'vpn'],
  ['hosting-ranges', 'hosting'],
] as const;

type Find = (family: Family, words: Words) => NetworkClass | undefined;

function oneList(lists: Lists, name: string, networkClass: string): Find {
  const cidrs: string[] = [];
  const providers: (string | null)[] = [];
  for (const row of listRows(lists, name)) {
    for (const cidr of (row['ranges'] ?? '').split(/\s+/)) {
      if (cidr === '') continue;
      cidrs.push(cidr);
      providers.push(row['provider'] === '' ? null : (row['provider'] ?? null));
    }
  }
  const find = cidrFinder(cidrs);
  return (family, words) => {
    const index = find(family, words);
    if (index < 0) return undefined;
    return { networkClass, provider: providers[index] ?? null, reason: `list ${name}` };
  };
}

/** Looks an address up in the shipped ranges: `relay` first by itself, then `others` (Tor exits, VPN, hosting). */
export function shippedRanges(lists: Lists): { relay: Find; others: (name: 'proxy' | 'vpn' | 'hosting') => Find } {
  const finders = new Map(
    RANGE_LISTS.map(([name, networkClass]) => [networkClass, oneList(lists, name, networkClass)]),
  );
  const nothing: Find = () => undefined;
  return { relay: finders.get('relay') ?? nothing, others: (name) => finders.get(name) ?? nothing };
}
