import { createHash } from 'node:crypto';
import { random as seeded, type Random } from '../../../src/simulate/random.ts';

export type { Random };

const SEED = 'small-company-2026';

export function hash(text: string, algorithm: 'sha1' | 'sha256' | 'md5' = 'sha256'): string {
  return createHash(algorithm).update(`${SEED}|${text}`).digest('hex');
}

export function random(name: string): Random {
  const own = seeded(SEED, name);
  const shuffle: Random['shuffle'] = (items) => {
    const list = [...items];
    for (let i = list.length - 1; i > 0; i -= 1) list.splice(i, 0, ...list.splice(own.int(0, i), 1));
    return list;
  };
  return { ...own, shuffle };
}

export function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`missing: ${what}`);
  return value;
}
