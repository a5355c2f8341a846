import { fileURLToPath } from 'node:url';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../src/engine/engine.ts';
import type { Lake } from '../src/engine/reader.ts';
import type { Sql } from '../src/lib/sql.ts';

/** Marks where an engine's own words for file and line stood. */
const PLACE = { file: 'm.raw_file', line: 'm.raw_line' };

/** A lake that keeps the text of every query that its engine is asked. */
export function recording({ engine, reader }: Lake): Lake & { queries: ReadonlySet<string> } {
  const queries = new Set<string>();
  const places = new Map<string, string>();
  function keep(query: Sql): Sql {
    let text = query.text;
    for (const [own, plain] of places) text = text.replaceAll(own, plain);
    queries.add(text);
    return query;
  }
  const recorded: Engine = {
    ...engine,
    rows: (query) => engine.rows(keep(query)),
    stream: (query) => engine.stream(keep(query)),
    createView: (view, query) => engine.createView(view, keep(query)),
    insert: (table, query) => engine.insert(table, keep(query)),
    replace: (table, query) => engine.replace(table, keep(query)),
    scratch: (table, query) => engine.scratch(table, keep(query)),
    replaceByKey: (table, key, query) => engine.replaceByKey(table, key, keep(query)),
    copy: (query, file, format) => engine.copy(keep(query), file, format),
    remove: (table, where) => {
      keep({ ...where, text: `SELECT 1 AS one FROM t WHERE ${where.text}` });
      return engine.remove(table, where);
    },
  };
  const placed: Lake['reader'] = {
    ...reader,
    rawPlace: (staged) => {
      const place = reader.rawPlace(staged);
      places.set(place.file, PLACE.file);
      places.set(place.line, PLACE.line);
      return place;
    },
  };
  return { engine: recorded, reader: placed, queries };
}

/** Folders of small raw files of every source. */
export function fixtureFolders(sources: readonly { readonly id: string }[]): string[] {
  const folders = sources.map((one) => fileURLToPath(new URL(`../src/sources/${one.id}/fixtures`, import.meta.url)));
  return [
    ...folders.filter((folder) => existsSync(folder)),
    fileURLToPath(new URL('../examples/small-company/data/roster', import.meta.url)),
  ];
}

/** A folder for one test. */
export function scratch(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'trueseat-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
