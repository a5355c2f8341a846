import type { Tool, World } from '../world.ts';

/** A time slice of the data: files are split by it, and no statement sorts more than one. */
export interface Chunk {
  /** `2026-01-05 00:00:00`, UTC. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** For file names: the first day. */
  readonly name: string;
}

/**
 * One file: a query whose rows are its records, in the vendor's layout and order. A join loses the order of its input, and two threads would write a
 * different order each time: join first, sort by a unique key, then build the text.
 */
export interface RawFile {
  readonly path: string;
  readonly query: string;
  /** `ndjson`: one object for each row. `text`: one column, the line; building JSON as text is ten times faster. */
  readonly form: 'ndjson' | 'text';
  /** How the vendor encodes text; absent: UTF-8. */
  readonly encoding?: 'utf16le';
}

/** What the files of a chunk are written from, built once for all of them: narrow rows, in the order of the records. */
export interface ChunkTable {
  readonly name: string;
  readonly query: string;
}

/** Writes the records of one tool. A query returns one column for each member of the record; for `text` one column, the line. */
export interface Emitter {
  readonly tool: Tool;
  readonly tables?: (world: World, chunk: Chunk) => readonly ChunkTable[];
  readonly files: (world: World, chunk: Chunk) => readonly RawFile[];
}

/** Whether a chunk is the first of the data, in which what never changes is written. */
export function isFirst(world: World, chunk: Chunk): boolean {
  return chunk.from.startsWith(world.setting.from);
}
