import type { Engine } from './engine.ts';

/** What opening a lake returns: the engine over its tables, and the reader that fills them from raw files. */
export interface Lake {
  readonly engine: Engine;
  readonly reader: RawReader;
}

/**
 * The port next to the engine's: reads raw files into staged tables, and knows the file and line of each staged row. Its calls take turns with those
 * of the engine.
 */
export interface RawReader {
  /** Reads NDJSON copies of one dataset into a staged table: every record of a file, in order, including those that do not parse. */
  read(request: RawRead): Promise<RawReadResult>;
  /** Marks, among staged tables, all records but one of those with the same event id: the one with the smallest file hash and line stays. */
  markCopies(staged: readonly string[]): Promise<void>;
  /**
   * Marks, among records of one staged table that share a `likeness`, as many as the other tables have of that likeness, starting with the
   * smallest event ids. Runs after `markCopies`.
   */
  markLikenesses(staged: string, others: readonly string[]): Promise<void>;
  /** SQL for file hash and line of a row of a staged table with the alias `m`. */
  rawPlace(staged: string): { readonly file: string; readonly line: string };
  /** Makes `rawPlace` correct for what has been read since; hashes are those in `input_file` by then. */
  refreshPlaces(staged: readonly string[]): Promise<void>;
  /** Removes all records of files numbered above `lastFile` from staged tables; the others keep their positions. */
  forgetFiles(staged: readonly string[], lastFile: number): Promise<void>;
  /** Rewrites a Parquet file as NDJSON, one record per row, in its order; folder names add no columns. */
  parquetToNdjson(parquet: string, target: string): Promise<void>;
  /** Paths of all keys in the first `limit` records of each file. */
  fieldPaths(files: readonly RawFile[], limit: number): Promise<readonly FieldPath[]>;
}

export interface RawFile {
  /** Number of the file in `input_file`. */
  readonly fileNo: number;
  /** NDJSON on disk. */
  readonly path: string;
  /** The same for all files of one request. */
  readonly compression: 'none' | 'gzip';
  /** Records carry their line in the field `__line`; otherwise the n-th record is on line n. */
  readonly carriesLines: boolean;
  /** It may contain records of many megabytes. */
  readonly long: boolean;
}

export interface RawRead {
  /** Staged table; created if absent, else appended to. */
  readonly table: string;
  readonly files: readonly RawFile[];
  /** Field -> raw type (source.ts), of the record or, with `envelope`, of the object in that field. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Field whose object is the record (Azure Monitor: `properties`). */
  readonly envelope?: string;
  /** With `envelope`: read only records whose `category` is one of these. */
  readonly categories?: readonly string[];
  /** Paths (`a`, `a.b`) of arrays of objects: one staged row for each object, the JSON column `element`; `element_of` is its path. */
  readonly explode?: readonly string[];
  /** Staged column -> SQL over the fields. */
  readonly stage: Readonly<Record<string, string>>;
  /** Condition over the staged columns that is true for a record that parsed. */
  readonly parsed: string;
}

export interface RawReadResult {
  /** Records by file: all, and those that did not parse. */
  readonly files: readonly { readonly fileNo: number; readonly records: number; readonly unparsed: number }[];
}

export interface FieldPath {
  readonly path: string;
  readonly records: number;
  readonly fileNo: number;
  /** Line of the first record with it. */
  readonly line: number;
}
