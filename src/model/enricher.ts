import type { SqlValue } from '../lib/sql.ts';
import { columns, type Cells } from './column.ts';
import type { Lists } from './list.ts';

/**
 * An enricher looks up each *distinct* value once. It reads distinct keys with `keys` and returns rows of `table`. It is called only for keys
 * that the table does not have yet. Everything works offline.
 */
export interface Enricher {
  /** Folder name. */
  readonly id: string;
  /** Table of model/derived.ts that it fills. */
  readonly table: string;
  /** Columns that together identify a row; the SELECT returns them in this order. */
  readonly key: readonly string[];
  /** SELECT DISTINCT over event and roster tables that returns the key columns. Shared SQL subset. */
  readonly keys: string;
  /** Prepares look-ups once per run (opens databases, reads `context`), then answers key by key. */
  readonly open: (context: EnrichContext) => Promise<(key: readonly SqlValue[]) => Row | undefined>;
}

export type Row = Readonly<Record<string, SqlValue>>;

/** What is read of `networks`: the organisation's own networks. */
export const NETWORK = columns({ cidr: 'text!', kind: 'text!', label: 'text' });

/** What is read of `address_ranges`: what the organisation knows itself; wins over the shipped databases. */
export const ADDRESS_RANGE = columns({
  cidr: 'text!',
  country: 'text',
  region: 'text',
  city: 'text',
  latitude: 'real',
  longitude: 'real',
  asn: 'integer',
  as_org: 'text',
  kind: 'text!',
});
export type AddressRange = Cells<typeof ADDRESS_RANGE>;

export interface EnrichContext {
  readonly lists: Lists;
  readonly networks: readonly Cells<typeof NETWORK>[];
  readonly addressRanges: readonly AddressRange[];
}
