import { expect, it } from 'vitest';
import { didYouMean } from './nearest.ts';

it.each([
  ['min_day', ', did you mean min_days?'],
  ['MIN_DAYS', ''],
  ['mindays', ', did you mean min_days?'],
  ['', ''],
  ['something_else_altogether', ''],
  ['max_day', ', did you mean max_days?'],
])('%s%s', (id, told) => {
  expect(didYouMean(id, ['min_days', 'max_days', 'hours'])).toBe(told);
});
