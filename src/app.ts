import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadContent, type Content } from './detect/content.ts';
import { openDuckdb } from './engine/duckdb/index.ts';
import { ATTRIBUTIONS } from './enrich/address/attribution.ts';
import { addressData } from './enrich/address/data.ts';
import { loadPlugins } from './lib/plugin.ts';
import type { Enricher } from './model/enricher.ts';
import type { Source } from './model/source.ts';
import { scoreRows } from './score/v2/rows.ts';
import type { House } from './use/house.ts';

const ROOT = new URL('..', import.meta.url);
const CONTENT_FOLDER = fileURLToPath(new URL('content', ROOT));
export const EXAMPLE_FOLDER = fileURLToPath(new URL('examples/small-company/data', ROOT));

export function version(): string {
  return (JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string }).version; // our own file
}

/** The shipped content, then that of the folders. Throws BAD_CONTENT. */
export function content(folders: readonly string[] = []): Content {
  return loadContent([CONTENT_FOLDER, ...folders]);
}

export function sources(): Promise<Source[]> {
  return loadPlugins<Source>(new URL('sources/', import.meta.url), 'source');
}

export function enrichers(): Promise<Enricher[]> {
  return loadPlugins<Enricher>(new URL('enrich/', import.meta.url), 'enricher');
}

/** The implementations that this program uses; nothing else names them. */
export const house: House = {
  version: version(),
  open: openDuckdb,
  sources,
  enrichers,
  content,
  scorer: scoreRows,
  addressData: () => addressData(),
  attributions: ATTRIBUTIONS.map((one) => ({ text: `${one.text} (${one.licence})`, url: one.url })),
};
