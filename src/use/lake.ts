import { resolve } from 'node:path';
import { checkKey, lakeKey } from '../engine/key.ts';
import type { Lake } from '../engine/reader.ts';
import type { FoundFile } from '../read/find-files.ts';
import type { Originals } from '../read/originals.ts';
import type { House } from './house.ts';

export interface LakeOptions {
  readonly db?: string;
  readonly memoryBytes: number;
  readonly threads: number;
  /** Approximate number of bytes to read, unpacked. */
  readonly expectedBytes?: number;
  /** Ends the whole run when it aborts: CANCELLED. */
  readonly signal?: AbortSignal;
}

/** Files next to a lake, which are never input, even if they are in the investigated folder. */
export function besideLake(db: string, keep: boolean): { originals: Originals; own: readonly string[] } {
  const folder = `${resolve(db)}.originals`;
  return { originals: { folder, keep }, own: [db, `${db}.wal`, `${db}.key`, folder] };
}

/** Approximate unpacked size of files: logs compress to a tenth. */
export function unpackedBytes(files: readonly FoundFile[]): number {
  return files.reduce((sum, { path, bytes }) => sum + bytes * (/\.(gz|zip|zst)$/i.test(path) ? 10 : 1), 0);
}

/** Opens the lake. Throws LAKE_UNUSABLE. */
export async function openLake(house: House, options: LakeOptions): Promise<Lake> {
  const lake = await house.open({
    ...(options.db === undefined ? {} : { file: options.db }),
    memoryBytes: options.memoryBytes,
    threads: options.threads,
    ...(options.expectedBytes === undefined ? {} : { expectedBytes: options.expectedBytes }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    key: lakeKey(options.db),
  });
  if (options.db !== undefined) await checkKey(lake.engine, options.db);
  return lake;
}
