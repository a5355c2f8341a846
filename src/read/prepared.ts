import type { Problem } from './convert.ts';
import type { FoundFile } from './find-files.ts';
import type { Recognised } from './recognise.ts';

/** A file prepared for the raw reader: NDJSON, and what is in it. */
export interface Prepared {
  readonly path: string;
  /** The file on disk that it is, or is part of. */
  readonly disk: string;
  /** The file on disk with this SHA-256: `disk`, or an unpacked copy. */
  readonly original: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly found: readonly Recognised[];
  /** NDJSON to read; absent if nothing can be read. */
  readonly ndjson?: string;
  readonly compression: 'none' | 'gzip';
  readonly carriesLines: boolean;
  /** The NDJSON is `disk` itself. */
  readonly asItStands: boolean;
  /** It may contain records of many megabytes. */
  readonly long: boolean;
  /** Each record shows what it is; rows of a table do not. */
  readonly mixable: boolean;
  readonly problems: readonly Problem[];
  /** Records that did not become NDJSON; `problems` lists the first of them. */
  readonly failed: number;
  /** Why nothing is read, or how the file is damaged; empty if all is well. */
  readonly reason: string;
}

/** A prepared file and its number in the lake. */
export interface Numbered {
  readonly prepared: Prepared;
  readonly fileNo: number;
}

/** A file of which nothing is read. */
export function unread(file: Pick<FoundFile, 'path' | 'file' | 'bytes'>, sha256: string, reason: string): Prepared {
  return {
    path: file.path,
    disk: file.file,
    original: file.file,
    bytes: file.bytes,
    sha256,
    found: [],
    compression: 'none',
    carriesLines: true,
    asItStands: false,
    long: true,
    mixable: false,
    problems: [],
    failed: 0,
    reason,
  };
}
