import { messageOf, TrueseatError } from '../../lib/error.ts';
import { outputError, temporaryError } from '../../lib/system-error.ts';

/** Where this engine keeps its own files. */
export interface Places {
  /** The lake file; absent for a lake in memory. */
  readonly lake?: string;
  /** Folder for what does not fit into memory. */
  readonly spill: string;
}

/** At most this many characters of the engine's own message. */
const LONGEST = 300;

export function cancelledError(cause?: Error): TrueseatError {
  return new TrueseatError('CANCELLED', 'the run was cancelled', cause === undefined ? {} : { cause });
}

/** An error on one of the engine's own files, which its message names. */
function diskError(message: string, { lake, spill }: Places, cause: Error): TrueseatError | undefined {
  if (message.includes(`"${spill}`) || /max_temp_directory_size/.test(message)) {
    const [, said = 'the disk is full'] = /": ([^\n]+)/.exec(message) ?? [];
    return temporaryError(new Error(said, { cause }));
  }
  if (lake === undefined || !(message.includes(`"${lake}"`) || message.includes(`"${lake}.wal`))) return undefined;
  const [, said = message.split('\n', 1)[0] ?? ''] = /": ([^\n"]+)/.exec(message) ?? [];
  return new TrueseatError('LAKE_UNUSABLE', `the lake cannot be written: ${said}`, {
    place: { file: lake },
    wayOut: 'Free space there, or name another file with --db.',
    cause,
  });
}

/** The engine's error as ours: memory, disk and cancellation have codes of their own; the SQL goes into the cause. */
export function engineError(thrown: unknown, text: string, places: Places, signal: AbortSignal): TrueseatError {
  const message = messageOf(thrown);
  const cause = new Error(`${message}\nin: ${text}`);
  if (signal.aborted && /interrupt/i.test(message)) return cancelledError(cause);
  const disk = diskError(message, places, cause);
  if (disk !== undefined) return disk;
  if (/out of memory|memory_limit|failed to allocate/i.test(message)) {
    return new TrueseatError('OUT_OF_MEMORY', 'the memory limit is too low for this input', {
      cause,
      wayOut: 'Raise --memory or lower --threads.',
    });
  }
  const said = message.split('\n', 1)[0] ?? message;
  const short = said.length > LONGEST ? `${said.slice(0, LONGEST)} …` : said;
  return new TrueseatError('ENGINE_FAILED', short, {
    cause,
    wayOut: 'Add --debug for the statement and the stack trace.',
  });
}

export function asError(thrown: unknown): TrueseatError {
  if (thrown instanceof TrueseatError) return thrown;
  throw thrown;
}

/** Runs what writes a file; where the engine says that it cannot, that is OUTPUT_NOT_WRITABLE. */
export async function writing(file: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (thrown) {
    const named = thrown instanceof TrueseatError && thrown.message.includes(`file "${file}"`);
    if (named && thrown.code === 'ENGINE_FAILED') throw outputError(file, thrown.message, thrown);
    throw thrown;
  }
}
