import { createHash } from 'node:crypto';

/** A stream of pseudo-random numbers that depends only on seed and name, so that one part can change without moving the rest. */
export interface Random {
  /** In [0, 1). */
  readonly next: () => number;
  /** Whole number from low to high, both included. */
  readonly int: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** An item by its weight. */
  readonly weighted: <T>(items: readonly (readonly [item: T, weight: number])[]) => T;
  /** Normal distribution (Box and Muller 1958). */
  readonly normal: (mean: number, deviation: number) => number;
  /** Lognormal by its median and the sigma of its logarithm. */
  readonly lognormal: (median: number, sigma: number) => number;
  readonly hex: (length: number) => string;
  readonly digits: (length: number) => string;
  /** Letters and digits as vendors use them in ids. */
  readonly token: (length: number) => string;
  readonly uuid: () => string;
  readonly shuffle: <T>(items: readonly T[]) => T[];
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** sfc32 (Doty-Humphrey, PractRand), seeded with SHA-256 of seed and name. */
export function random(seed: number | string, name: string): Random {
  const start = createHash('sha256').update(`${seed}|${name}`).digest();
  let a = start.readInt32LE(0);
  let b = start.readInt32LE(4);
  let c = start.readInt32LE(8);
  let counter = 1;
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }
  for (let i = 0; i < 12; i++) next();
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const from = (letters: string, length: number): string =>
    Array.from({ length }, () => letters[int(0, letters.length - 1)]).join('');
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError(`nothing to pick from: ${name}`);
    return items[int(0, items.length - 1)] as T; // within the list
  };
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const hex = (length: number): string => from('0123456789abcdef', length);
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return pick(items)[0];
    },
    normal,
    lognormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
    hex,
    digits: (length) => from('123456789', 1) + from('0123456789', length - 1),
    token: (length) => from(ALPHABET, length),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${from('89ab', 1)}${hex(3)}-${hex(12)}`,
    shuffle: (items) => {
      const list = [...items];
      for (let i = list.length - 1; i > 0; i--) {
        const [moved] = list.splice(int(0, i), 1);
        list.push(moved as (typeof list)[number]); // the index lies within the list
      }
      return list;
    },
  };
}
