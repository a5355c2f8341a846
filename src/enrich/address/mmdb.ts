import { readFileSync } from 'node:fs';
import { Reader, type Response } from 'maxmind';
import { messageOf, TrueseatError } from '../../lib/error.ts';
import type { Words } from './ip.ts';

/** At most this many records are kept in their final form: addresses of one town share one. */
const KEPT_RECORDS = 100_000;

function three(tree: Buffer, at: number): number {
  return ((tree[at] ?? 0) << 16) | ((tree[at + 1] ?? 0) << 8) | (tree[at + 2] ?? 0);
}

/** One record of the search tree: `side` 0 left, 1 right; as in the MaxMind DB format 2.0, for 24, 28 and 32 bits. */
function child(tree: Buffer, size: number, node: number, side: number): number {
  const at = node * (size >> 2);
  if (size === 24) return three(tree, at + side * 3);
  if (size === 32) return tree.readUInt32BE(at + side * 4);
  const middle = tree[at + 3] ?? 0;
  return side === 0 ? ((middle >> 4) << 24) | three(tree, at) : ((middle & 15) << 24) | three(tree, at + 4);
}

export interface Mmdb<T> {
  readonly type: string;
  /** UTC date when it was built. */
  readonly date: string;
  /** Looks up by the words of an address; `address` is the same as text. */
  readonly find: (words: Words, address: string) => T;
}

/**
 * Opens a MaxMind DB of one family or of both. `shape` makes the final form of a record, once per record. Throws BAD_ARGUMENT if the file
 * is not a MaxMind DB.
 */
export function openMmdb<T>(file: string, shape: (record: Response | null) => T): Mmdb<T> {
  const bytes = readFileSync(file);
  const reader = readerOf(bytes, file);
  const { nodeCount, recordSize, ipVersion, databaseType, buildEpoch } = reader.metadata;
  const bits = ipVersion === 4 ? 32 : 128;
  const kept = new Map<number, T>();
  const find = (words: Words, address: string): T => {
    if (bits === 32 && (words[0] !== 0 || words[1] !== 0 || words[2] !== 0)) return shape(null);
    let node = 0;
    for (let bit = 128 - bits; bit < 128 && node < nodeCount; bit += 1) {
      node = child(bytes, recordSize, node, ((words[bit >> 5] ?? 0) >>> (31 - (bit & 31))) & 1);
    }
    const known = kept.get(node);
    if (known !== undefined) return known;
    const record = shape(node > nodeCount ? reader.get(address) : null);
    if (kept.size < KEPT_RECORDS) kept.set(node, record);
    return record;
  };
  return { type: databaseType, date: buildEpoch.toISOString().slice(0, 10), find };
}

function readerOf(bytes: Buffer, file: string): Reader<Response> {
  try {
    return new Reader<Response>(bytes);
  } catch (thrown) {
    throw new TrueseatError('BAD_ARGUMENT', `it is not a MaxMind DB: ${messageOf(thrown)}`, {
      place: { file },
      wayOut: 'Name an .mmdb file, as MaxMind, DB-IP and IPinfo provide.',
      cause: thrown,
    });
  }
}
