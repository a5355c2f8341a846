import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AddressRange, Row } from '../../model/enricher.ts';
import type { SqlValue } from '../../lib/sql.ts';
import { shippedLists } from '../../model/fixtures/shipped-lists.ts';
import { enricher } from './index.ts';

const range: AddressRange = {
  cidr: '',
  country: null,
  region: null,
  city: null,
  latitude: null,
  longitude: null,
  asn: null,
  as_org: null,
  kind: '',
};
const addressRanges: AddressRange[] = [
  { ...range, cidr: '73.0.0.0/8', country: 'us', kind: 'business' },
  {
    ...range,
    cidr: '73.9.0.0/16',
    country: 'us',
    city: 'Town',
    latitude: 40,
    longitude: -80,
    asn: 64500,
    as_org: 'Our Carrier',
    kind: 'Mobile',
  },
  { ...range, cidr: '73.9.9.9', kind: 'coffee house' },
  { ...range, cidr: '192.168.7.0/24', country: 'us', kind: 'residential' },
  { ...range, cidr: 'nonsense', kind: 'vpn' },
];
const networks = [
  { cidr: '104.28.28.0/24', kind: 'sase', label: 'Cloudflare WARP' },
  { cidr: '10.1.0.0/16', kind: 'office', label: null },
  { cidr: '8.8.0.0/16', kind: 'office', label: null },
  { cidr: '8.8.8.0/24', kind: 'corporate_vpn', label: null },
];

let look: (key: readonly SqlValue[]) => Row | undefined;
let plain: typeof look;
beforeAll(async () => {
  const lists = shippedLists();
  look = await enricher.open({ lists, networks, addressRanges });
  plain = await enricher.open({ lists, networks: [], addressRanges: [] });
});

describe('address', () => {
  it.each([
    ['Comcast home', '73.1.2.3', { network_class: 'residential', household: '73.1.2.3', country: 'US', asn: 7922 }],
    ['IPv6 home', '2600:1700:1:2:3::4', { network_class: 'residential', household: '2600:1700:1:2::/64', asn: 7018 }],
    ['T-Mobile US', '172.56.1.1', { network_class: 'mobile', household: null }],
    ['Starlink', '98.97.1.1', { network_class: 'satellite' }],
    ['cloud', '52.20.1.1', { network_class: 'hosting', provider: 'aws' }],
    ['iCloud Private Relay is no VPN', '104.28.28.5', { network_class: 'relay', provider: 'apple' }],
    ['iCloud Private Relay, IPv6', '2606:54c0::1', { network_class: 'relay', provider: 'apple' }],
    ['Zscaler', '136.226.1.1', { network_class: 'relay', provider: 'zscaler' }],
    ['Check Point is no VPN', '131.226.33.1', { network_class: 'relay', provider: 'check-point' }],
    ['Mullvad exit', '23.144.160.67', { network_class: 'vpn', provider: 'mullvad' }],
    ['university', '128.32.1.1', { network_class: 'business' }],
    ['private', '192.168.1.1', { network_class: 'private', household: null, country: null }],
    ['carrier NAT', '100.64.1.1', { network_class: 'private', household: null }],
    ['link-local with zone', 'fe80::1%eth0', { network_class: 'private' }],
    [
      'mapped IPv4',
      '::ffff:73.1.2.3',
      { address: '::ffff:73.1.2.3', network_class: 'residential', household: '73.1.2.3', asn: 7922 },
    ],
    ['mapped private', '::ffff:10.0.0.1', { network_class: 'private' }],
    ['host name', 'example.com', { network_class: 'unknown', class_reason: 'not an IP address' }],
    ['port', '73.1.2.3:443', { network_class: 'unknown' }],
    ['too many parts', '1.2.3.4.5', { network_class: 'unknown' }],
    ['leading zero', '010.1.1.1', { network_class: 'unknown' }],
    ['empty', '', { network_class: 'unknown' }],
  ])('%s', (_name, address, expected) => {
    expect(plain([address])).toMatchObject(expected);
  });

  it.each([
    [
      'range of the organisation',
      '73.1.2.3',
      { network_class: 'business', household: null, class_reason: "organisation's address_ranges" },
    ],
    [
      'most specific range',
      '73.9.1.1',
      {
        network_class: 'mobile',
        country: 'US',
        city: 'Town',
        latitude: 40,
        accuracy_km: 10,
        asn: 64500,
        as_org: 'Our Carrier',
      },
    ],
    ['unknown kind leaves the class to the lists', '73.9.9.9', { network_class: 'residential' }],
    ['private stays private', '192.168.7.1', { network_class: 'private' }],
    ['WARP as company client', '104.28.28.5', { own_egress: 'sase', network_class: 'business' }],
    ['office, private', '10.1.2.3', { own_egress: 'office', network_class: 'private' }],
    ['most specific network', '8.8.8.8', { own_egress: 'corporate_vpn', network_class: 'business' }],
    ['no own network', '9.9.9.9', { own_egress: null }],
  ])('%s', (_name, address, expected) => {
    expect(look([address])).toMatchObject(expected);
  });

  it.each(['192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '2001:db8:32:109::1', '3fff::1'])(
    'an address of examples (%s) is nowhere, whatever a database says',
    (address) => {
      expect(plain([address])).toMatchObject({ country: null, city: null, latitude: null, longitude: null });
    },
  );

  it('never throws and always gives the key back', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.ipV4(),
      fc.ipV6(),
      fc.ipV4Extended(),
      fc.string({ unit: fc.constantFrom('.', ':', '1', 'f', '/', '%') }),
    );
    fc.assert(
      fc.property(anything, (address) => look([address])?.['address'] === address),
      { numRuns: 2000 },
    );
  });
});
