import type { SqlValue } from '../lib/sql.ts';
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

export interface EnrichContext {
  readonly lists: Lists;
  /** Rows of `networks`: the organisation's own networks. */
  readonly networks: readonly { readonly cidr: string; readonly kind: string; readonly label: string | null }[];
  /** Rows of `address_ranges`: what the organisation itself knows; takes precedence over the installed databases. */
  readonly addressRanges: readonly AddressRange[];
}

export interface AddressRange {
  readonly cidr: string;
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly asn: number | null;
  readonly as_org: string | null;
  readonly kind: string;
}
