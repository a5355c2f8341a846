import type { Problem } from './convert.ts';
import type { FoundFile } from './find-files.ts';
import type { Recognised } from './recognise.ts';

/** A file made ready for the raw reader: NDJSON, and what is in it. */
export interface Prepared {
  readonly path: string;
  /** The file on disk that it came from, or came out of. */
  readonly disk: string;
  /** The file on disk that has this SHA-256: `disk`, or a copy of what stood in it. */
  readonly original: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly found: readonly Recognised[];
  /** NDJSON to read; absent when nothing can be read. */
  readonly ndjson?: string;
  readonly compression: 'none' | 'gzip';
  readonly carriesLines: boolean;
  /** The NDJSON is `disk` itself. */
  readonly asItStands: boolean;
  /** It may hold records of many megabytes. */
  readonly long: boolean;
  /** Each record tells for itself what it is: rows of a table do not. */
  readonly mixable: boolean;
  readonly problems: readonly Problem[];
  /** Records that did not become NDJSON; `problems` lists the first of them. */
  readonly failed: number;
  /** Nothing is read: why. All is read but the file is damaged: how. Empty when all is well. */
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
