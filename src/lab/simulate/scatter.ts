import { hashNumber } from './population/network.ts';

const HALF_BITS = 10;
const HALF = 1 << HALF_BITS;
const ROUNDS = 4;

/**
 * A permutation of the numbers below `size` (at most 1,048,576): a Feistel network over 20 bits, repeated until the result is in range. Things
 * created one after another get numbers that reveal nothing about the order.
 */
export function scattered(seed: number, series: string, n: number, size: number): number {
  if (n >= size || size > HALF * HALF) throw new RangeError(`${series} has no more than ${size} numbers`);
  let value = n;
  do {
    let [left, right] = [value >> HALF_BITS, value & (HALF - 1)];
    for (let round = 0; round < ROUNDS; round++)
      [left, right] = [right, left ^ (hashNumber(`${seed} ${series} ${round} ${right}`) & (HALF - 1))];
    value = (left << HALF_BITS) | right;
  } while (value >= size);
  return value;
}
