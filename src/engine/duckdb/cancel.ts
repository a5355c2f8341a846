import { cancelledError } from './failure.ts';

/** How often to interrupt a call that does not end. */
export const RETRY_MS = 20;

/**
 * Runs one step that `interrupt` can end. After the signal aborts, it interrupts repeatedly, because a statement that is just
 * starting misses an interrupt. Throws CANCELLED without starting if the signal has already aborted.
 */
export async function interruptible<T>(signal: AbortSignal, interrupt: () => void, step: () => Promise<T>): Promise<T> {
  if (signal.aborted) throw cancelledError();
  let again: NodeJS.Timeout | undefined;
  function stop(): void {
    interrupt();
    again = setInterval(interrupt, RETRY_MS);
  }
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await step();
  } finally {
    signal.removeEventListener('abort', stop);
    clearInterval(again);
  }
}

/** The items, each step interruptible. Throws CANCELLED also if an interrupted step simply ends. */
export async function* interruptibleEach<T>(
  signal: AbortSignal,
  interrupt: () => void,
  items: AsyncIterable<T>,
): AsyncIterable<T> {
  const steps = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await interruptible(signal, interrupt, () => steps.next());
      if (signal.aborted) throw cancelledError();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await steps.return?.();
  }
}

/** A promise and the function that resolves it. */
export function opened(): { readonly promise: Promise<void>; readonly end: () => void } {
  const ends: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => ends.push(resolve));
  return { promise, end: () => ends.forEach((end) => end()) };
}

/** Waits for the promise or the signal. */
export async function orAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const aborted = opened();
  signal.addEventListener('abort', aborted.end, { once: true });
  await Promise.race([promise, aborted.promise]);
  signal.removeEventListener('abort', aborted.end);
}
