import { expect } from 'vitest';
import { cli } from '../cli/fake-io.ts';

/** The one line that a failed run says, without SQL; progress and notes do not count. */
export function lineOf(err: string): string {
  const isTold = (line: string): boolean => line !== '' && !line.endsWith('…') && !line.startsWith('trueseat: note:');
  const told = err.split('\n').filter(isTold);
  expect(told, err).toHaveLength(1);
  expect(told[0]?.length).toBeLessThan(600);
  expect(told[0]).not.toMatch(/SELECT|CREATE/);
  return told[0] ?? '';
}

/** Runs a command line that must end with status 2 and one line, which it gives. */
export async function refusal(argv: readonly string[]): Promise<string> {
  const { status, out, err } = await cli(argv);
  expect({ status, out }, err).toEqual({ status: 2, out: '' });
  return lineOf(err);
}
