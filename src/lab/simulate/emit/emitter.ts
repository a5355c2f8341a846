import type { Tool, World } from '../world.ts';

/** A part of the time of the data: files are cut by it, and no statement sorts more than it. */
export interface Chunk {
  /** `2026-01-05 00:00:00`, UTC. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** For file names: the first day. */
  readonly name: string;
}

/**
 * One file: a query whose rows are its records, in the vendor's layout, in the order in which the vendor writes them. A join loses the
 * order of its input, and two threads then write it in another order each time: join first, sort by a unique key, then make the text.
 */
export interface RawFile {
  readonly path: string;
  readonly query: string;
  /** `ndjson`: one object for each row. `text`: one column, the line; building JSON as text is ten times faster. */
  readonly form: 'ndjson' | 'text';
  /** How the vendor writes text; absent: UTF-8. */
  readonly encoding?: 'utf16le';
}

/** What the files of a chunk are written from, made once for all of them: narrow rows, in the order of the records. */
export interface ChunkTable {
  readonly name: string;
  readonly query: string;
}

/** Writes the records of one tool. A query gives one column for each member of the record; for `text` one column, the line. */
export interface Emitter {
  readonly tool: Tool;
  readonly tables?: (world: World, chunk: Chunk) => readonly ChunkTable[];
  readonly files: (world: World, chunk: Chunk) => readonly RawFile[];
}

/** Whether a chunk is the first of the data: what stays the same is made with it. */
export function isFirst(world: World, chunk: Chunk): boolean {
  return chunk.from.startsWith(world.setting.from);
}
