/** One file, or a few, that a real folder might hold, and what a run must say of it. */
export interface HostileCase {
  readonly path: string;
  /** Content, or what to do at that path. */
  readonly content: Buffer | string | ((file: string) => void);
  /** What coverage.json says: a row for the file, or for each file in it (`path` is then its end). */
  readonly gives: readonly Given[];
}

export interface Given {
  /** End of the path, where it is not the path of the case. */
  readonly path?: string;
  readonly status: 'read' | 'partly' | 'not_recognised' | 'failed' | 'duplicate';
  readonly rows?: number;
  readonly unparsed?: number;
  readonly reason?: RegExp;
  /** Lines named as unparsed. */
  readonly lines?: readonly number[];
}

export function read(rows: number, path?: string): Given {
  return { status: 'read', rows, ...(path === undefined ? {} : { path }) };
}

export function partly(rows: number, lines: readonly number[], reason?: RegExp): Given {
  return { status: 'partly', rows, unparsed: lines.length, lines, ...(reason === undefined ? {} : { reason }) };
}

export function unknown(reason: RegExp, path?: string): Given {
  return { status: 'not_recognised', rows: 0, unparsed: 0, reason, ...(path === undefined ? {} : { path }) };
}
