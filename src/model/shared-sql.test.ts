import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { documented } from '../../test/shared-sql.ts';
import { SHARED_FUNCTIONS } from './shared-sql.ts';

it('is what docs/sql.md lists, no more and no less', () => {
  const { both, ours } = documented(readFileSync(new URL('../../docs/sql.md', import.meta.url), 'utf8'));
  expect([...SHARED_FUNCTIONS].sort()).toEqual([...new Set([...both, ...ours])].sort());
});
