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
  /** About how many bytes will be read, unpacked. */
  readonly expectedBytes?: number;
  /** Ends the whole run once it is aborted: CANCELLED. */
  readonly signal?: AbortSignal;
}

/** What stands beside a lake, and is no input also where it stands in the folder that is investigated. */
export function besideLake(db: string, keep: boolean): { originals: Originals; own: readonly string[] } {
  const folder = `${resolve(db)}.originals`;
  return { originals: { folder, keep }, own: [db, `${db}.wal`, `${db}.key`, folder] };
}

/** About how many bytes files hold when they are unpacked: logs shrink to a tenth. */
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
