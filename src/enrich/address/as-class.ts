import type { Lists } from '../../model/list.ts';
import { listRows } from '../list-rows.ts';
import type { AsOwner } from './asn.ts';

export interface NetworkClass {
  readonly networkClass: string;
  readonly provider: string | null;
  readonly reason: string;
}

/** Lower case, no accents, one blank for every run of other characters, a blank at both ends. */
function padded(text: string): string {
  const bare = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return ` ${bare.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

interface Rule {
  readonly needle: string;
  readonly found: NetworkClass;
}

function nameRules(lists: Lists): { numbers: Map<number, NetworkClass>; words: Rule[] } {
  const numbers = new Map<number, NetworkClass>();
  const words: Rule[] = [];
  for (const row of listRows(lists, 'as-name-classes', 'pattern', 'class', 'kind')) {
    const pattern = row.pattern;
    const found = {
      networkClass: row.class === '' ? 'unknown' : row.class,
      provider: null,
      reason: `AS name: ${row.kind}`,
    };
    const number = /^as(\d+)$/.exec(pattern)?.[1];
    if (number !== undefined) numbers.set(Number(number), { ...found, reason: `AS number: ${row.kind}` });
    else if (pattern.endsWith('*')) words.push({ needle: ` ${pattern.slice(0, -1)}`, found });
    else words.push({ needle: ` ${pattern} `, found });
  }
  return { numbers, words };
}

function numberRules(lists: Lists, name: string, networkClass: string): Map<number, NetworkClass> {
  return new Map(
    listRows(lists, name, 'asn', 'class', 'provider').map((row) => [
      Number(row.asn),
      {
        networkClass: row.class === '' ? networkClass : row.class,
        provider: row.provider === '' ? null : row.provider,
        reason: `list ${name}`,
      },
    ]),
  );
}

/**
 * Class of an autonomous system: by lists relay-asns, vpn-asns and hosting-asns, then as-name-classes (a number before words, then the
 * first row whose words occur in the name). Undefined if nothing is known. Each system is classified once.
 */
export function asClassifier(lists: Lists): {
  byNumber: (owner: AsOwner) => NetworkClass | undefined;
  byName: (owner: AsOwner) => NetworkClass | undefined;
} {
  const listed = new Map([
    ...numberRules(lists, 'hosting-asns', 'hosting'),
    ...numberRules(lists, 'vpn-asns', 'vpn'),
    ...numberRules(lists, 'relay-asns', 'relay'),
  ]);
  const { numbers, words } = nameRules(lists);
  const judged = new Map<string, NetworkClass | undefined>();
  return {
    byNumber: (owner) => listed.get(owner.asn),
    byName: (owner) => {
      const given = numbers.get(owner.asn);
      if (given !== undefined) return given;
      if (judged.has(owner.organisation)) return judged.get(owner.organisation);
      const name = padded(owner.organisation);
      const found = words.find((rule) => name.includes(rule.needle))?.found;
      judged.set(owner.organisation, found);
      return found;
    },
  };
}
