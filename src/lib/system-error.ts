import { tmpdir } from 'node:os';
import { messageOf, TrueseatError } from './error.ts';

/** The code of an operating-system error; undefined for any other error. */
export function systemCode(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'syscall' in thrown && 'code' in thrown ? String(thrown.code) : undefined;
}

/** The output cannot be written. `reason` is the system's message. */
export function outputError(place: string, reason: string, cause?: unknown): TrueseatError {
  return new TrueseatError('OUTPUT_NOT_WRITABLE', reason, {
    place: { file: place },
    wayOut: 'Free space there, or name another folder with --out.',
    cause,
  });
}

/** Runs a step that writes output; system errors become OUTPUT_NOT_WRITABLE. */
export function asOutput(place: string, write: () => void): void {
  try {
    write();
  } catch (thrown) {
    throw systemCode(thrown) === undefined ? thrown : outputError(place, messageOf(thrown), thrown);
  }
}

/** Our own temporary files cannot be written; this is never blamed on the file being read. */
export function temporaryError(thrown: unknown): TrueseatError {
  if (thrown instanceof TrueseatError) return thrown;
  return new TrueseatError('TEMPORARY_NOT_WRITABLE', `temporary files cannot be written: ${messageOf(thrown)}`, {
    place: { file: tmpdir() },
    wayOut: 'Free space there, or name another folder in the variable TMPDIR.',
    cause: thrown,
  });
}

/** Codes of errors that end the whole run. */
const OVER: readonly string[] = [
  'CANCELLED',
  'LAKE_UNUSABLE',
  'OUTPUT_NOT_WRITABLE',
  'OUT_OF_MEMORY',
  'TEMPORARY_NOT_WRITABLE',
];

/** The machine has run out of file handles or memory. */
const EXHAUSTED = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);

/** Rethrows errors that are not about a single file or rule, so that a `catch` that continues with the next one does not swallow them. */
export function throwOurs(thrown: unknown): void {
  if (thrown instanceof TrueseatError && OVER.includes(thrown.code)) throw thrown;
  if (EXHAUSTED.has(systemCode(thrown) ?? '')) throw temporaryError(thrown);
}
