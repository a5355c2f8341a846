import { domainToASCII } from 'node:url';
import type { Lists } from '../../model/list.ts';
import { listRows } from '../list-rows.ts';

interface Provider {
  readonly canonical: string;
  readonly tag: string;
  readonly dots: boolean;
  readonly linkable: boolean;
}

export interface NormalEmail {
  readonly normal: string | null;
  readonly linkable: boolean;
}

const NONE: NormalEmail = { normal: null, linkable: false };

/** Local part and domain of an address, without display name or `mailto:`; undefined if it is not an address. */
function split(raw: string): { local: string; domain: string } | undefined {
  const inner = /<([^<>]*)>\s*$/.exec(raw)?.[1] ?? raw;
  const text = inner
    .trim()
    .replace(/^mailto:/i, '')
    .normalize('NFKC')
    .toLowerCase();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  if (local === '' || local.length > 128 || /[\s<>"(),:;@]/.test(local)) return undefined;
  const domain = domainToASCII(text.slice(at + 1).replace(/\.$/, ''));
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)))
    return undefined;
  return { local, domain };
}

function providers(lists: Lists): Map<string, Provider> {
  return new Map(
    listRows(lists, 'email-providers', 'domain', 'canonical', 'tag', 'dots', 'linkable').map((row) => [
      row.domain,
      {
        canonical: row.canonical,
        tag: row.tag,
        dots: row.dots === 'true',
        linkable: row.linkable !== 'false',
      },
    ]),
  );
}

/** The row of the domain itself, else of a parent domain (`x.anonaddy.com`), relays only. */
function providerOf(known: ReadonlyMap<string, Provider>, domain: string): Provider | undefined {
  const own = known.get(domain);
  if (own !== undefined) return own;
  const labels = domain.split('.');
  for (let cut = 1; cut < labels.length - 1; cut += 1) {
    const above = known.get(labels.slice(cut).join('.'));
    if (above !== undefined && !above.linkable) return { ...above, canonical: domain };
  }
  return undefined;
}

/**
 * Normalises e-mail addresses by list email-providers: lower case, domain in ASCII, tags and dots removed where the provider ignores
 * them. Other domains: case only. Relay aliases keep their form and are not linkable; anything that is not an address has no normal form.
 */
export function emailNormaliser(lists: Lists): (raw: string) => NormalEmail {
  const known = providers(lists);
  return (raw) => {
    const parts = split(raw);
    if (parts === undefined) return NONE;
    const provider = providerOf(known, parts.domain);
    if (provider === undefined) return { normal: `${parts.local}@${parts.domain}`, linkable: true };
    let { local } = parts;
    const tag = provider.tag === '' ? -1 : local.indexOf(provider.tag, 1);
    if (tag > 0) local = local.slice(0, tag);
    if (provider.dots) local = local.replaceAll('.', '') || local;
    return {
      normal: `${local}@${provider.canonical === '' ? parts.domain : provider.canonical}`,
      linkable: provider.linkable,
    };
  };
}
