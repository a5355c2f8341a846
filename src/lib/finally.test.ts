import { describe, expect, it } from 'vitest';
import { withFinally } from './finally.ts';

type Step = () => Promise<void>;

function failing(message: string): Step {
  return () => Promise.reject(new Error(message));
}

const good: Step = () => Promise.resolve();

describe('withFinally', () => {
  it('gives what the work gives, after all steps', async () => {
    const done: string[] = [];
    const result = await withFinally(
      () => Promise.resolve(7),
      () => void done.push('a'),
      async () => void done.push(await Promise.resolve('b')),
    );
    expect([result, done]).toEqual([7, ['a', 'b']]);
  });

  it.each<[string, Step]>([
    ['work', failing('work')],
    ['first', good],
  ])('throws the first error, %s, and still runs every step', async (first, work) => {
    let reached = false;
    const last = (): void => {
      reached = true;
    };
    await expect(withFinally(work, failing('first'), failing('second'), last)).rejects.toThrow(first);
    expect(reached).toBe(true);
  });
});
