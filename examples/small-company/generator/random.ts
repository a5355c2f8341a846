import { createHash } from 'node:crypto';

/** A stream of pseudo-random numbers that depends on its name alone, so that one part may change without moving the rest. */
export interface Random {
  next: () => number;
  int: (low: number, high: number) => number;
  chance: (share: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  hex: (length: number) => string;
  digits: (length: number) => string;
  /** Letters and digits as vendors use them in ids. */
  token: (length: number) => string;
  uuid: () => string;
  shuffle: <T>(items: readonly T[]) => T[];
}

const SEED = 'small-company-2026';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function hash(text: string, algorithm: 'sha1' | 'sha256' | 'md5' = 'sha256'): string {
  return createHash(algorithm).update(`${SEED}|${text}`).digest('hex');
}

/** sfc32, seeded with SHA-256 of the name. */
export function random(name: string): Random {
  const seed = createHash('sha256').update(`${SEED}|${name}`).digest();
  let a = seed.readInt32LE(0);
  let b = seed.readInt32LE(4);
  let c = seed.readInt32LE(8);
  let d = 1;
  function next(): number {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  }
  for (let i = 0; i < 12; i += 1) next();
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const from = (letters: string, length: number): string => {
    let text = '';
    for (let i = 0; i < length; i += 1) text += letters[int(0, letters.length - 1)];
    return text;
  };
  const hex = (length: number): string => from('0123456789abcdef', length);
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new Error(`nothing to pick from (${name})`);
      return item;
    },
    hex,
    digits: (length) => from('123456789', 1) + from('0123456789', length - 1),
    token: (length) => from(ALPHABET, length),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${from('89ab', 1)}${hex(3)}-${hex(12)}`,
    shuffle: (items) => {
      const list = [...items];
      for (let i = list.length - 1; i > 0; i -= 1) {
        const j = int(0, i);
        const moved = list.splice(j, 1);
        list.splice(i, 0, ...moved);
      }
      return list;
    },
  };
}

export function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`missing: ${what}`);
  return value;
}
