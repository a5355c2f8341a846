import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Row } from '../engine/engine.ts';
import type { Lake } from '../engine/reader.ts';
import { rawSql, quoteName } from '../lib/sql.ts';
import { ALL_TABLES } from '../model/table.ts';
import type { Source } from '../model/source.ts';
import { readSources, type ReadResult } from '../read/read.ts';

/** Reads files or folders with the given sources into an engine in memory. Call `close` when done. */
export async function readFixture(
  sources: readonly Source[],
  paths: readonly string[],
): Promise<
  Lake & {
    result: ReadResult;
    /** Rows of an event or roster table, ordered by time and id. */
    rows: (table: string) => Promise<Row[]>;
    close: () => Promise<void>;
  }
> {
  const lake = await openDuckdb({ memoryBytes: 1e9, threads: 2, key: 'test' });
  const { engine } = lake;
  const result = await readSources(lake, sources, paths, {});
  return {
    ...lake,
    result,
    rows: (table) => engine.rows(rawSql(`SELECT * FROM ${quoteName(table)} ORDER BY occurred_at, event_id, raw_line`)),
    close: async () => {
      result.release();
      await engine.close();
    },
  };
}

/**
 * What every source must guarantee: its fixtures are read completely, every field is mapped or ignored, reading twice changes nothing,
 * emitted columns exist, ids are unique, hash and line are kept.
 */
export function sourceContract(source: Source, fixtures: string): void {
  describe(`source ${source.id} keeps the contract`, () => {
    const tables = [...new Set(source.datasets.flatMap((dataset) => Object.keys(dataset.emit)))];
    let read: Awaited<ReturnType<typeof readFixture>>;
    beforeAll(async () => {
      read = await readFixture([source], [fixtures]);
    });
    afterAll(() => read.close());

    it('recognises every fixture and leaves no field unaccounted for', () => {
      expect(read.result.coverage.files.filter((file) => file.status !== 'read')).toEqual([]);
      expect(read.result.coverage.unparsed).toEqual([]);
      expect(read.result.coverage.unusedFields).toEqual([]);
    });

    it('has a fixture for each dataset', () => {
      const seen = read.result.coverage.datasets.map((dataset) => dataset.id);
      expect(source.datasets.map((dataset) => dataset.id).filter((id) => !seen.includes(id))).toEqual([]);
    });

    it('emits only columns that the tables have', () => {
      for (const dataset of source.datasets) {
        for (const [table, emits] of Object.entries(dataset.emit)) {
          for (const emit of Array.isArray(emits) ? emits : [emits]) {
            const unknown = Object.keys(emit.columns).filter((id) => !(id in (ALL_TABLES.get(table)?.columns ?? {})));
            expect(unknown, `${dataset.id} -> ${table}`).toEqual([]);
          }
        }
      }
    });

    it('gives every row an id, a file and a line, one place to each id, and no row twice', async () => {
      for (const table of tables) {
        const rows = await read.rows(table);
        const places = new Map<unknown, string>();
        for (const row of rows) {
          const [id, file, line] = [row['event_id'], row['raw_file'], row['raw_line']];
          expect([typeof id, typeof file], table).toEqual(['string', 'string']);
          expect(Number(line), table).toBeGreaterThan(0);
          expect(places.get(id) ?? `${String(file)}:${String(line)}`, table).toBe(`${String(file)}:${String(line)}`);
          places.set(id, `${String(file)}:${String(line)}`);
        }
        // A record may give several rows of one table, but never the same row twice.
        expect(new Set(rows.map((row) => JSON.stringify(row))).size, table).toBe(rows.length);
      }
    });

    it('changes nothing when the same folder is read again', async () => {
      const all = (): Promise<string[][]> =>
        Promise.all(tables.map(async (table) => (await read.rows(table)).map((row) => JSON.stringify(row)).sort()));
      const once = await all();
      expect(once.flat()).not.toEqual([]);
      const again = await readSources(read, [source], [fixtures], {});
      again.release();
      expect(await all()).toEqual(once);
    });
  });
}
