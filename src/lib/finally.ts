/**
 * Runs `work`, then every closing step whatever happened. The first error is thrown: a failure during clean-up never hides the error that
 * made it necessary.
 */
export async function withFinally<T>(
  work: () => Promise<T>,
  ...steps: readonly (() => void | Promise<void>)[]
): Promise<T> {
  const errors: unknown[] = [];
  const results: T[] = [];
  for (const part of [async () => void results.push(await work()), ...steps]) {
    try {
      await part();
    } catch (thrown) {
      errors.push(thrown);
    }
  }
  if (errors.length > 0) throw errors[0];
  return results[0] as T; // no error: work has ended
}
