import { parseIp, type Family, type Words } from './ip.ts';

/** Disjoint ranges of one family, in order; `starts` and `ends` hold `width` words for each range. */
export interface Ranges {
  readonly width: 1 | 4;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The value of each range; its meaning is up to the caller. */
  readonly values: Uint32Array;
}

function compareAt(list: Uint32Array, index: number, width: number, words: Words): number {
  for (let word = 0; word < width; word += 1) {
    const left = list[index * width + word] ?? 0;
    const right = words[4 - width + word] ?? 0;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Value of the range that contains the address, -1 if none does. Binary search. */
export function findRange(ranges: Ranges, words: Words): number {
  const { starts, width } = ranges;
  let low = 0;
  let high = starts.length / width - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (compareAt(starts, middle, width, words) <= 0) low = middle + 1;
    else high = middle - 1;
  }
  if (high < 0 || compareAt(ranges.ends, high, width, words) < 0) return -1;
  return ranges.values[high] ?? -1;
}

export interface Block {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

function toBigint(words: Words): bigint {
  let value = 0n;
  for (const word of words) value = (value << 32n) | BigInt(word);
  return value;
}

/** First and last address of a CIDR or single address; undefined for anything else. Host bits are cut off. */
export function parseCidr(text: string): Block | undefined {
  const [address = '', bits, ...rest] = text.trim().split('/');
  const words = new Uint32Array(4);
  const family = parseIp(address, words);
  if (family === 0 || rest.length > 0) return undefined;
  if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return undefined;
  const size = family === 4 ? 32 : 128;
  const mapped = family === 4 && address.includes(':');
  const given = bits === undefined ? size : Number(bits) - (mapped ? 96 : 0);
  if (given < 0 || given > size) return undefined;
  const hosts = (1n << BigInt(size - given)) - 1n;
  const first = toBigint(words) & ~hosts;
  return { family, first, last: first | hosts };
}

interface Piece {
  first: bigint;
  last: bigint;
  value: number;
}

/** CIDRs are nested or disjoint, so a stack can cut wide ones at narrower ones. */
function flatten(blocks: readonly (Block & { readonly value: number })[]): Piece[] {
  const ordered = blocks.toSorted((a, b) => {
    if (a.first !== b.first) return a.first < b.first ? -1 : 1;
    if (a.last !== b.last) return a.last > b.last ? -1 : 1;
    return b.value - a.value;
  });
  const pieces: Piece[] = [];
  const open: { last: bigint; value: number }[] = [];
  let at = 0n;
  const emit = (last: bigint, value: number): void => {
    if (last >= at) pieces.push({ first: at, last, value });
    at = last + 1n;
  };
  const closeBefore = (first: bigint): void => {
    for (let top = open.at(-1); top !== undefined && top.last < first; top = open.at(-1)) {
      emit(top.last, top.value);
      open.pop();
    }
  };
  for (const block of ordered) {
    closeBefore(block.first);
    const top = open.at(-1);
    if (top !== undefined && block.first > at) emit(block.first - 1n, top.value);
    at = block.first;
    open.push({ last: block.last, value: block.value });
  }
  closeBefore(1n << 129n);
  return pieces;
}

function setWords(list: Uint32Array, index: number, width: number, value: bigint): void {
  for (let word = 0; word < width; word += 1) {
    list[index * width + word] = Number((value >> BigInt(32 * (width - 1 - word))) & 0xff_ff_ff_ffn);
  }
}

function pack(pieces: readonly Piece[], width: 1 | 4): Ranges {
  const starts = new Uint32Array(pieces.length * width);
  const ends = new Uint32Array(pieces.length * width);
  const values = new Uint32Array(pieces.length);
  for (const [index, piece] of pieces.entries()) {
    setWords(starts, index, width, piece.first);
    setWords(ends, index, width, piece.last);
    values[index] = piece.value;
  }
  return { width, starts, ends, values };
}

/** Longest-prefix look-up: index of the matching entry, -1 if none matches. */
export type CidrFinder = (family: Family, words: Words) => number;

/**
 * Prepares longest-prefix look-ups over CIDRs and single addresses. Returns the index of the most specific entry, the first of equal ones.
 * Entries that are not a CIDR are left out.
 */
export function cidrFinder(cidrs: readonly string[]): CidrFinder {
  const v4: (Block & { value: number })[] = [];
  const v6: (Block & { value: number })[] = [];
  for (const [value, cidr] of cidrs.entries()) {
    const block = parseCidr(cidr);
    if (block !== undefined) (block.family === 4 ? v4 : v6).push({ ...block, value });
  }
  const four = pack(flatten(v4), 1);
  const six = pack(flatten(v6), 4);
  return (family, words) => {
    if (family === 0) return -1;
    return findRange(family === 4 ? four : six, words);
  };
}
