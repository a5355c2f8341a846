import { expect, it } from 'vitest';
import { findingRecord } from './finding-record.ts';

it.each([
  ['for', { innocent: 'words' }],
  ['against', { limits: 'words' }],
])('a finding %s names its words %j', (direction, words) => {
  const { unmapped } = findingRecord({ direction, innocent: 'words' } as Parameters<typeof findingRecord>[0], '0') as {
    unmapped: { trueseat: Record<string, unknown> };
  };
  const { innocent, limits } = unmapped.trueseat;
  expect({ innocent, limits }).toEqual({ innocent: undefined, limits: undefined, ...words });
});
