import { expect, it } from 'vitest';
import { groupBy } from './group.ts';

it('keeps the order of first keys and of items', () => {
  expect([...groupBy(['b1', 'a1', 'b2'], (item) => item.slice(0, 1))]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});
