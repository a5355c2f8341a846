import type { Enricher } from '../../model/enricher.ts';
import { normalPostalAddress, SEPARATOR } from './normal.ts';

/** Tables with postal addresses, and the prefix of the five columns. */
const TABLES: readonly (readonly [table: string, prefix: string])[] = [
  ['workers', 'home_'],
  ['shipments', 'ship_to_'],
  ['sites', ''],
];
const PARTS = ['street', 'city', 'region', 'postal_code', 'country'] as const;

/**
 * SQL expression of the raw key of a postal address: the five columns (`<prefix>street` ... `<prefix>country`), absent ones empty, joined by
 * U+001F. Use it to look up `normal_form` of kind postal_address.
 */
function postalKeySql(prefix: string): string {
  return PARTS.map((part) => `coalesce(${prefix}${part}, '')`).join(` || '${SEPARATOR}' || `);
}

const keys = `SELECT DISTINCT kind, raw, hint FROM (
${TABLES.map(([table, prefix]) => `SELECT DISTINCT 'postal_address' AS kind, ${postalKeySql(prefix)} AS raw, '' AS hint FROM ${table} WHERE ${prefix}street IS NOT NULL`).join('\nUNION ALL\n')}
) AS seen`;

/** Postal addresses in a form in which two spellings of one flat are equal. The hint is always empty. */
export const enricher: Enricher = {
  id: 'postal-address',
  table: 'normal_form',
  key: ['kind', 'raw', 'hint'],
  keys,
  open: () =>
    Promise.resolve(([kind, raw, hint]) => {
      if (kind !== 'postal_address' || typeof raw !== 'string') return undefined;
      const normal = normalPostalAddress(raw);
      return { kind, raw, hint: typeof hint === 'string' ? hint : '', normal, linkable: normal !== null };
    }),
};
