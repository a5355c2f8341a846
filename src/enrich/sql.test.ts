import { describe, expect, it } from 'vitest';
import { loadPlugins } from '../lib/plugin.ts';
import { openDuckdb } from '../engine/duckdb/index.ts';
import { rawSql } from '../lib/sql.ts';
import type { Enricher } from '../model/enricher.ts';
import { ALL_TABLES } from '../model/table.ts';

const enrichers = await loadPlugins<Enricher>(new URL('.', import.meta.url), 'enricher');

// That a second engine understands it: test/portability.slow.test.ts.
describe('SQL of enrichment', () => {
  it('finds the enrichers by their place', () => {
    expect(enrichers.map((one) => one.id)).toEqual(['address', 'email', 'phone', 'postal-address']);
  });

  it.each(enrichers.map((one) => [one.id, one] as const))(
    '%s: keys run and give the key columns in order',
    async (_id, one) => {
      const { engine } = await openDuckdb({ memoryBytes: 256 * 1024 * 1024, threads: 1, key: 'test' });
      for (const table of ALL_TABLES.values()) if (!table.name.startsWith('worker_')) await engine.createTable(table);
      await engine.append(ALL_TABLES.get('applicants') ?? { name: '', about: '', columns: {} }, [
        {
          event_id: 'e',
          applicant_id: 'a',
          legal_name: 'A',
          email: 'a@example.com',
          phone: '1',
          stated_country: 'us',
          submit_ip: '192.0.2.1',
          referee_emails: 'b@example.com, c@example.com',
        },
      ]);
      await engine.append(ALL_TABLES.get('sites') ?? { name: '', about: '', columns: {} }, [
        { event_id: 's', site: 'hq', street: '1 High St', city: 'X' },
      ]);
      const rows = await engine.rows(rawSql(one.keys));
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((row) => Object.keys(row).join() === one.key.join())).toBe(true);
      const look = await one.open({ lists: new Map(), networks: [], addressRanges: [] });
      const columns = Object.keys(ALL_TABLES.get(one.table)?.columns ?? {});
      const found = rows.map((row) => look(one.key.map((id) => String(row[id])))).filter((row) => row !== undefined);
      expect(found.length).toBeGreaterThan(0);
      expect(found.flatMap((row) => Object.keys(row)).filter((id) => !columns.includes(id))).toEqual([]);
      await engine.close();
    },
  );
});
