import type { Table } from './column.ts';
import { ENRICHMENT_TABLES, RESOLVED_TABLES, WORKER_VIEWS } from './derived.ts';
import { DETECTED_TABLES } from './detected.ts';
import { EVENT_TABLES } from './event.ts';
import { ROSTER_TABLES } from './roster.ts';

/** Every table and view that a stage or a detection may read. */
export const ALL_TABLES: ReadonlyMap<string, Table> = new Map(
  [
    ...EVENT_TABLES,
    ...ROSTER_TABLES,
    ...ENRICHMENT_TABLES,
    ...RESOLVED_TABLES,
    ...DETECTED_TABLES,
    ...WORKER_VIEWS,
  ].map((table) => [table.name, table]),
);

/** Base tables of a view; a table itself. */
export function baseTable(name: string): string {
  const base = name.replace(/^worker_/, '');
  return base !== name && EVENT_TABLES.some((table) => table.name === base) ? base : name;
}
