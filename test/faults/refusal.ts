import { expect } from 'vitest';
import { cli } from '../cli/fake-io.ts';

/** Runs a command line that must end with status 2 and one line, which it gives; progress and notes do not count. */
export async function refusal(argv: readonly string[]): Promise<string> {
  const { status, out, err } = await cli(argv);
  expect({ status, out }, err).toEqual({ status: 2, out: '' });
  const told = err
    .split('\n')
    .filter((line) => line !== '' && !line.endsWith('…') && !line.startsWith('trueseat: note:'));
  expect(told, err).toHaveLength(1);
  expect(told[0]?.length).toBeLessThan(600);
  expect(told[0]).not.toMatch(/SELECT|CREATE/);
  return told[0] ?? '';
}
