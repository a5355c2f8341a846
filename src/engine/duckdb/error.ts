import { messageOf, TrueseatError } from '../../lib/error.ts';

export function cancelledError(cause?: Error): TrueseatError {
  return new TrueseatError('CANCELLED', 'the run was cancelled', cause === undefined ? {} : { cause });
}

/** The engine's own error as ours: memory and cancellation have codes of their own; the SQL goes into the cause. */
export function engineError(thrown: unknown, text: string, signal: AbortSignal): TrueseatError {
  const message = messageOf(thrown);
  const cause = new Error(`${message}\nin: ${text}`);
  if (signal.aborted && /interrupt/i.test(message)) return cancelledError(cause);
  if (/out of memory|memory_limit|failed to allocate/i.test(message)) {
    return new TrueseatError('OUT_OF_MEMORY', 'the memory ceiling is too low for this input', {
      cause,
      wayOut: 'Give more with --memory, or fewer --threads.',
    });
  }
  return new TrueseatError('ENGINE_FAILED', message.split('\n')[0] ?? message, { cause });
}

export function asError(thrown: unknown): TrueseatError {
  if (thrown instanceof TrueseatError) return thrown;
  throw thrown;
}
