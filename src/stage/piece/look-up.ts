import { typed } from '../../engine/typed-rows.ts';
import { rawSql, type SqlValue } from '../../lib/sql.ts';
import { ADDRESS_RANGE, NETWORK, type EnrichContext, type Enricher } from '../../model/enricher.ts';
import { ENRICHMENT_TABLES } from '../../model/derived.ts';
import type { Lists } from '../../model/list.ts';
import type { Beside, Edge } from '../../model/stage.ts';
import type { Table } from '../../model/column.ts';

const NETWORKS = rawSql('SELECT cidr, kind, label FROM networks ORDER BY cidr, kind, label');
const RANGES = rawSql(
  'SELECT cidr, country, region, city, latitude, longitude, asn, as_org, kind FROM address_ranges ORDER BY cidr, kind, as_org, country, city',
);

function contextOf(lists: Lists, beside: Beside): EnrichContext {
  return {
    lists,
    networks: typed(NETWORK, beside['networks'] ?? []),
    addressRanges: typed(ADDRESS_RANGE, beside['ranges'] ?? []),
  };
}

function tableOf(name: string): Table {
  const table = ENRICHMENT_TABLES.find((one) => one.name === name);
  if (table === undefined) throw new TypeError(`there is no table ${name}`);
  return table;
}

/**
 * Looks up every distinct value once. The tables are made anew in each run: ranges and lists may have changed, and the
 * distinct values are few beside the events.
 */
export function lookUp(enricher: Enricher, lists: Lists, first: boolean): Edge {
  const into = tableOf(enricher.table);
  return {
    tables: first ? [into] : [],
    beside: { networks: NETWORKS, ranges: RANGES },
    sql: rawSql(enricher.keys),
    order: enricher.key,
    through: async function* (pages, beside) {
      const look = await enricher.open(contextOf(lists, beside));
      for await (const page of pages) {
        const rows = page
          .map((row) => look(enricher.key.map((id) => row[id] as SqlValue)))
          .filter((row) => row !== undefined);
        yield { into, rows };
      }
    },
  };
}
