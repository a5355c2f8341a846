import { tmpdir } from 'node:os';
import { messageOf, TrueseatError } from './error.ts';

/** What the operating system refused; undefined for any other error. */
export function systemCode(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'syscall' in thrown && 'code' in thrown ? String(thrown.code) : undefined;
}

/** The output cannot be written. `reason` is the system's word. */
export function outputError(place: string, reason: string, cause?: unknown): TrueseatError {
  return new TrueseatError('OUTPUT_NOT_WRITABLE', reason, {
    place: { file: place },
    wayOut: 'Free space there, or name another folder with --out.',
    cause,
  });
}

/** Runs what writes output; what the system refuses is OUTPUT_NOT_WRITABLE. */
export function asOutput(place: string, write: () => void): void {
  try {
    write();
  } catch (thrown) {
    throw systemCode(thrown) === undefined ? thrown : outputError(place, messageOf(thrown), thrown);
  }
}

/** Our own temporary files cannot be written: never the fault of the file that is read. */
export function temporaryError(thrown: unknown): TrueseatError {
  if (thrown instanceof TrueseatError) return thrown;
  return new TrueseatError('TEMPORARY_NOT_WRITABLE', `temporary files cannot be written: ${messageOf(thrown)}`, {
    place: { file: tmpdir() },
    wayOut: 'Free space there, or name another folder in the variable TMPDIR.',
    cause: thrown,
  });
}

/** Codes of what is over for the whole run. */
const OVER: readonly string[] = [
  'CANCELLED',
  'LAKE_UNUSABLE',
  'OUTPUT_NOT_WRITABLE',
  'OUT_OF_MEMORY',
  'TEMPORARY_NOT_WRITABLE',
];

/** The machine has no file handle or memory left. */
const EXHAUSTED = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);

/** Throws on what is no fault of one file or one rule, so that no `catch` which goes on with the next takes it for one. */
export function throwOurs(thrown: unknown): void {
  if (thrown instanceof TrueseatError && OVER.includes(thrown.code)) throw thrown;
  if (EXHAUSTED.has(systemCode(thrown) ?? '')) throw temporaryError(thrown);
}
