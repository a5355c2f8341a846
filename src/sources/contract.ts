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
 * What every source must keep: its fixtures are read whole, every field is mapped or ignored, reading twice changes
 * nothing, emitted columns exist, ids are unique, hash and line are kept.
 */
export function sourceContract(source: Source, fixtures: string): void {
  describe(`source ${source.id} keeps the contract`, () => {
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

    it('gives every row an id of its own, a file and a line', async () => {
      for (const table of new Set(source.datasets.flatMap((dataset) => Object.keys(dataset.emit)))) {
        const [row] = await read.engine.rows(
          rawSql(
            `SELECT count(*) AS n, count(event_id) AS ids, count(raw_file) AS files, min(raw_line) AS line FROM ${quoteName(table)}`,
          ),
        );
        expect(row?.['ids'], table).toBe(row?.['n']);
        expect(row?.['files'], table).toBe(row?.['n']);
        if (Number(row?.['n']) > 0) expect(Number(row?.['line'])).toBeGreaterThan(0);
      }
    });

    it('changes nothing when the same folder is read again', async () => {
      const counts = async (): Promise<Row[]> =>
        Promise.all(
          [...new Set(source.datasets.flatMap((dataset) => Object.keys(dataset.emit)))].map(
            async (table) =>
              (
                await read.engine.rows(rawSql(`SELECT count(*) AS n, min(event_id) AS first FROM ${quoteName(table)}`))
              )[0] ?? {},
          ),
        );
      const once = await counts();
      const again = await readSources(read, [source], [fixtures], {});
      again.release();
      expect(await counts()).toEqual(once);
    });
  });
}
