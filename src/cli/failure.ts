import { describeError, TrueseatError } from '../lib/error.ts';

/** The text of an error: one line; with `debug` also the stack trace and every cause, including SQL. */
export function failure(thrown: unknown, debug: boolean): string {
  return `trueseat: ${lineOf(thrown)}\n${debug ? `${trace(thrown)}\n` : ''}`;
}

function lineOf(thrown: unknown): string {
  if (thrown instanceof TrueseatError) return describeError(thrown);
  const [first = ''] = String(thrown).split('\n');
  return `unexpected error: ${first.slice(0, 300)}. This is a bug in Trueseat; add --debug for the stack trace.`;
}

function trace(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return `${thrown.stack ?? thrown.message}${thrown.cause === undefined ? '' : `\ncaused by: ${trace(thrown.cause)}`}`;
}
