import { typedRows } from '../engine/typed-rows.ts';
import { withFinally } from '../lib/finally.ts';
import { rawSql } from '../lib/sql.ts';
import { some } from '../model/column.ts';
import { TIMELINE } from '../model/detected.ts';
import { findFiles } from '../read/find-files.ts';
import type { ReadResult } from '../read/read.ts';
import type { House } from './house.ts';
import { openLake, unpackedBytes, type LakeOptions } from './lake.ts';
import { runPipeline } from './pipeline.ts';

export interface ScanOptions extends LakeOptions {
  readonly paths: readonly string[];
  readonly contentFolders: readonly string[];
  readonly onRead?: (coverage: ReadResult['coverage']) => void;
}

/** A record that a detection rests on. */
export interface Match {
  readonly id: string;
  readonly title: string;
  readonly table: string;
  readonly event_id: string;
  readonly raw_file: string;
  readonly raw_line: number;
}

const MATCH = some(TIMELINE, 'detection', 'title', 'table_name', 'event_id', 'raw_file', 'raw_line');

/** Runs the pipeline and gives every record that a detection rests on. */
export async function scan(house: House, options: ScanOptions): Promise<Match[]> {
  house.addressData(); // an unreadable file is an error before the work starts
  const content = house.content(options.contentFolders);
  const found = findFiles(options.paths);
  const lake = await openLake(house, { ...options, expectedBytes: unpackedBytes(found) });
  const { engine } = lake;
  let release = (): void => undefined;
  return withFinally(
    async () => {
      await runPipeline(house, lake, { ...options, found, content, progress: () => undefined }, (free) => {
        release = free;
      });
      const rows = await typedRows(
        engine,
        MATCH,
        rawSql(
          'SELECT DISTINCT detection, title, table_name, event_id, raw_file, raw_line FROM timeline ORDER BY detection, table_name, raw_file, raw_line, event_id',
        ),
      );
      return rows.map(({ detection: id, title, table_name: table, ...place }) => ({ id, title, table, ...place }));
    },
    () => release(),
    () => engine.close(),
  );
}
