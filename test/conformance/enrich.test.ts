import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { emailNormaliser } from '../../src/enrich/email/normal.ts';
import { enricher } from '../../src/enrich/address/index.ts';
import { List } from '../../src/model/list.ts';

const Warninglist = z.object({ list: z.array(z.string()) });
const Catalogue = z.array(z.object({ Name: z.string() }));
const Indicators = z.object({
  usb: z.record(
    z.string(),
    z.array(z.object({ vid: z.string(), pid: z.string(), serial: z.string(), manufacturer: z.string() })),
  ),
  network: z.object({
    mdns: z.record(z.string(), z.array(z.string())),
    mac_addresses: z.record(z.string(), z.object({ prefixes: z.array(z.object({ prefix: z.string() })) })),
  }),
  http: z.object({
    ssl: z.record(z.string(), z.string()),
    title: z.record(z.string(), z.array(z.string())),
    favicon: z.record(z.string(), z.array(z.string().nullable())),
  }),
});

const repo = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const data = resolve(repo, '../shared/data');
const present = existsSync(resolve(data, 'networks'));
if (!present) console.log(`skipped: the independent data are not at ${data}`);

const folder = resolve(repo, 'content/lists');
const lists = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.yml'))
    .map((file) => List.parse(parse(readFileSync(resolve(folder, file), 'utf8'))))
    .map((list) => [list.name, list]),
);

function rows(name: string): Record<string, string>[] {
  const list = lists.get(name);
  if (list === undefined) throw new TypeError(`no list ${name}`);
  return list.rows.map((row) => Object.fromEntries(list.columns.map((id, at) => [id, String(row[at] ?? '')])));
}

function lines(file: string): string[] {
  const text = readFileSync(resolve(data, file), 'utf8');
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

function warninglist(name: string): string[] {
  return Warninglist.parse(JSON.parse(readFileSync(resolve(data, `warninglists/${name}.json`), 'utf8'))).list;
}

type Look = Awaited<ReturnType<typeof enricher.open>>;
let look: Look;

/** First and last IPv4 address of a range; for IPv6 the first alone. */
function ends(cidr: string): string[] {
  const [first = '', bits = '32'] = cidr.split('/');
  if (first.includes(':')) return [first];
  const number = first.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const last = number + 2 ** (32 - Number(bits)) - 1;
  return [first, [24, 16, 8, 0].map((shift) => Math.floor(last / 2 ** shift) % 256).join('.')];
}

function share(cidrs: readonly string[], classes: readonly string[]): { share: number; rest: string[] } {
  const rest = cidrs.filter(
    (cidr) => !ends(cidr).every((address) => classes.includes(String(look([address])?.['network_class']))),
  );
  return { share: 1 - rest.length / cidrs.length, rest: rest.slice(0, 5) };
}

describe.skipIf(!present)('shipped lists against independent data', () => {
  beforeAll(async () => {
    look = await enricher.open({ lists, networks: [], addressRanges: [] });
  });

  it.each(['icloud-private-relay', 'zscaler'])('every range of %s is a relay', (name) => {
    expect(share(warninglist(name), ['relay'])).toEqual({ share: 1, rest: [] });
  });

  it('every Apple relay of the VPN list is a relay', () => {
    expect(share(lines('networks/input/vpn/ips/apple.txt'), ['relay'])).toEqual({ share: 1, rest: [] });
  });

  it('the VPN list is VPN, save for relays', () => {
    const ranges = lines('networks/output/vpn/ipv4.txt');
    const notRelay = ranges.filter(
      (cidr) => !ends(cidr).some((address) => look([address])?.['network_class'] === 'relay'),
    );
    const found = share(notRelay, ['vpn', 'proxy']);
    console.log(
      `VPN IPv4: ${String(notRelay.length)} of ${String(ranges.length)} ranges are no relay, ${(found.share * 100).toFixed(2)}% of them VPN or proxy`,
    );
    expect(found.share).toBeGreaterThan(0.99);
    const six = share(lines('networks/output/vpn/ipv6.txt'), ['vpn', 'proxy', 'relay']);
    console.log(`VPN IPv6: ${(six.share * 100).toFixed(2)}% VPN, proxy or relay`, six.rest);
    expect(six.share).toBeGreaterThan(0.99);
  });

  it.each([
    ['mullvadvpn', 'mullvad'],
    ['pia', 'pia'],
    ['protonvpn', 'proton'],
  ])('provider of %s', (file, provider) => {
    const cidrs = lines(`networks/input/vpn/ips/${file}.txt`);
    const named = cidrs.filter((cidr) => look([ends(cidr)[0] ?? ''])?.['provider'] === provider).length / cidrs.length;
    console.log(`${provider}: ${(named * 100).toFixed(1)}% named`);
    expect(named).toBeGreaterThan(0.9);
  });

  it.each(['amazon-aws', 'google-gcp', 'microsoft-azure'])('%s is hosting, a relay or a VPN, seldom a home', (name) => {
    const cidrs = warninglist(name);
    const found = share(cidrs, ['hosting', 'vpn', 'relay', 'proxy']);
    const homes = cidrs.filter((cidr) =>
      ['residential', 'mobile'].includes(String(look([ends(cidr)[0] ?? ''])?.['network_class'])),
    );
    console.log(
      `${name}: ${(found.share * 100).toFixed(1)}% hosting, ${String(homes.length)} of ${String(cidrs.length)} taken for homes`,
      found.rest,
      homes.slice(0, 5),
    );
    expect(found.share).toBeGreaterThan(0.9);
    expect(homes.length / cidrs.length).toBeLessThan(0.01);
  });

  it('data centres are seldom homes', () => {
    const cidrs = lines('networks/output/datacenter/ipv4.txt').filter((_line, at) => at % 5 === 0);
    const count: Record<string, number> = {};
    for (const cidr of cidrs) {
      const found = String(look([ends(cidr)[0] ?? ''])?.['network_class']);
      count[found] = (count[found] ?? 0) + 1;
    }
    console.log('data-centre list by class', count);
    expect(((count['residential'] ?? 0) + (count['mobile'] ?? 0)) / cidrs.length).toBeLessThan(0.05);
  });

  it('throw-away mail: every shipped domain is in the independent list', () => {
    const known = new Set(warninglist('disposable-email'));
    const ours = rows('email-providers')
      .filter((row) => row['kind'] === 'disposable')
      .map((row) => row['domain'] ?? '');
    expect(ours.filter((domain) => !known.has(domain))).toEqual([]);
    expect(emailNormaliser(lists)('x@mailinator.com')).toEqual({ normal: 'x@mailinator.com', linkable: true });
  });

  it('covers every maker of IP-KVM devices', () => {
    const facts = Indicators.parse(parse(readFileSync(resolve(data, 'kvm/indicators.yaml'), 'utf8')));
    const usb = rows('ip-kvm-usb');
    for (const one of Object.values(facts.usb).flat()) {
      const found = usb.filter(
        (row) =>
          ['', one.vid.toLowerCase()].includes(row['vendor_id'] ?? '') &&
          ['', one.pid.toLowerCase()].includes(row['product_id'] ?? '') &&
          ['', one.manufacturer.toLowerCase()].includes(row['maker'] ?? '') &&
          ['', one.serial.toLowerCase()].includes(row['serial'] ?? '') &&
          (row['product'] ?? '') === '' &&
          (row['instance'] ?? '') === '' &&
          row['device'] !== 'linux-gadget',
      );
      expect(found, one.manufacturer).not.toEqual([]);
    }
    const traits = rows('ip-kvm-network');
    const has = (kind: string, pattern: string): boolean =>
      traits.some((row) => row['kind'] === kind && row['pattern'] === pattern.toLowerCase());
    const macs = Object.values(facts.network.mac_addresses).flatMap((one) =>
      one.prefixes.map((prefix) => prefix.prefix.replace(/:$/, '')),
    );
    expect(macs.filter((prefix) => prefix !== '02' && !has('oui', prefix))).toEqual([]);
    expect(
      Object.values(facts.network.mdns)
        .flat()
        .filter((name) => !has('mdns', name)),
    ).toEqual([]);
    expect(Object.values(facts.http.ssl).filter((name) => !has('tls', name))).toEqual([]);
    expect(
      Object.values(facts.http.title)
        .flat()
        .filter((title) => !has('title', title)),
    ).toEqual([]);
    expect(
      Object.values(facts.http.favicon)
        .flat()
        .filter((hash) => hash !== null && !has('favicon_md5', hash)),
    ).toEqual([]);
  });
});

/** Letters and digits of a name. */
function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

describe.skipIf(!present)('remote tools against LOLRMM', () => {
  const tools = rows('remote-tools');

  it('a domain of the catalogue that the list knows belongs to the same tool', () => {
    const wrong: string[] = [];
    let known = 0;
    for (const line of lines('rmm/rmm_domains.csv').slice(1)) {
      const [domain = '', name = ''] = line.split(',').map((cell) => cell.replaceAll('"', '').trim());
      const host = domain.toLowerCase().replace(/^\*\./, 'x.').replace(/:\d+$/, '');
      const hits = tools.filter((row) => {
        const pattern = row['pattern'] ?? '';
        return (
          row['kind'] === 'domain' &&
          row['needs_other'] === 'false' &&
          (pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1))))
        );
      });
      if (hits.length === 0) continue;
      known += 1;
      const title = bare(name);
      if (
        !hits.some(
          (row) =>
            title.includes(bare(row['tool'] ?? '').slice(0, 5)) ||
            bare(row['vendor'] ?? '').startsWith(title.slice(0, 5)),
        )
      )
        wrong.push(`${host}: ${name} / ${hits[0]?.['tool'] ?? ''}`);
    }
    console.log(`LOLRMM: ${String(known)} domains known, ${String(wrong.length)} under another name`, wrong);
    expect(known).toBeGreaterThan(100);
    expect(wrong.length / known).toBeLessThan(0.15);
  });

  it('knows the tools of the interactive subset by name in the catalogue', () => {
    const catalogue = Catalogue.parse(
      JSON.parse(gunzipSync(readFileSync(resolve(data, 'rmm/rmm_tools.json.gz'))).toString('utf8')),
    );
    const names = catalogue.map((tool) => bare(tool.Name));
    const interactive = [
      ...new Set(tools.filter((row) => row['category'] === 'interactive').map((row) => row['tool'] ?? '')),
    ];
    const absent = interactive.filter(
      (tool) => !names.some((name) => name.includes(bare(tool)) || bare(tool).includes(name)),
    );
    console.log(`${String(interactive.length)} interactive tools, not in LOLRMM under their own name:`, absent);
    expect(absent.length / interactive.length).toBeLessThan(0.2);
  });

  it('never matches administration tools by name', () => {
    const never = [
      'putty.exe',
      'winscp.exe',
      'mstsc.exe',
      'psexec.exe',
      'psexesvc.exe',
      'securecrt.exe',
      'mobaxterm.exe',
      'mremoteng.exe',
      'syncthing.exe',
      's3browser.exe',
      'megasync.exe',
      'connect.exe',
      'dd.exe',
      'rd.exe',
      'rv.exe',
      'level.exe',
      'vhost.exe',
      'svchost.exe',
      'chrome.exe',
      'agent.exe',
    ];
    const certain = tools.filter(
      (row) => ['file_name', 'original_name'].includes(row['kind'] ?? '') && row['needs_other'] === 'false',
    );
    const hits = never.filter((name) =>
      certain.some((row) => {
        const pattern = row['pattern'] ?? '';
        return pattern === name || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1)));
      }),
    );
    expect(hits).toEqual([]);
    const wide = [
      'zoho.com',
      'mail.zoho.com',
      'goto.com',
      'www.parallels.com',
      'microsoft.com',
      'google.com',
      'github.com',
      'visualstudio.com',
    ];
    const domains = tools.filter((row) => row['kind'] === 'domain' && row['needs_other'] === 'false');
    expect(
      wide.filter((name) =>
        domains.some(
          (row) =>
            row['pattern'] === name ||
            ((row['pattern'] ?? '').startsWith('*.') && name.endsWith((row['pattern'] ?? '').slice(1))),
        ),
      ),
    ).toEqual([]);
  });
});
