import type { Engine } from '../engine/engine.ts';
import { quoteName, rawSql, sql, type SqlValue } from '../lib/sql.ts';
import { ENRICHMENT_TABLES } from '../model/derived.ts';
import type { AddressRange, EnrichContext, Enricher } from '../model/enricher.ts';
import type { Lists } from '../model/list.ts';
import { remoteToolSql } from './remote-tool.ts';

const BATCH = 20_000;

async function contextOf(engine: Engine, lists: Lists): Promise<EnrichContext> {
  const networks = await engine.rows(rawSql('SELECT cidr, kind, label FROM networks ORDER BY cidr'));
  const ranges = await engine.rows(
    rawSql(
      'SELECT cidr, country, region, city, latitude, longitude, asn, as_org, kind FROM address_ranges ORDER BY cidr',
    ),
  );
  return {
    lists,
    networks: networks as unknown as EnrichContext['networks'], // columns are those of the interface
    addressRanges: ranges as unknown as readonly AddressRange[],
  };
}

/**
 * Looks up every distinct value once. The tables are made anew in each run: ranges and lists may have changed, and the
 * distinct values are few beside the events.
 */
export async function enrichValues(engine: Engine, enrichers: readonly Enricher[], lists: Lists): Promise<number> {
  const context = await contextOf(engine, lists);
  for (const name of new Set(enrichers.map((one) => one.table))) await engine.drop(name);
  let done = 0;
  for (const enricher of enrichers) {
    const table = ENRICHMENT_TABLES.find((one) => one.name === enricher.table);
    if (table === undefined) throw new TypeError(`there is no table ${enricher.table}`);
    await engine.createTable(table);
    const look = await enricher.open(context);
    await engine.replace(
      'key_read',
      rawSql(
        `SELECT row_number() OVER (ORDER BY ${enricher.key.map(quoteName).join(', ')}) AS place, keys.* FROM (${enricher.keys}) AS keys`,
      ),
    );
    for (let from = 1; ; from += BATCH) {
      const keys = await engine.rows(
        sql`SELECT * FROM key_read WHERE place BETWEEN ${from} AND ${from + BATCH - 1} ORDER BY place`,
      );
      const found = keys
        .map((row) => look(enricher.key.map((id) => row[id] as SqlValue)))
        .filter((row) => row !== undefined);
      await engine.append(table, found);
      done += found.length;
      if (keys.length < BATCH) break;
    }
    await engine.drop('key_read');
  }
  return done;
}

/** Which remote-access tool ran, connected or was installed where; needs device_alias. */
export async function enrichTools(engine: Engine): Promise<number> {
  return engine.replace('remote_tool_use', rawSql(remoteToolSql));
}
