import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { temporaryError } from '../lib/system-error.ts';

/** A temporary file being written: a full disk throws TEMPORARY_NOT_WRITABLE at the next call, instead of an unhandled event. */
export interface Sink {
  write(data: string | Buffer): Promise<void>;
  close(): Promise<void>;
}

export function fileSink(target: string): Sink {
  const out = createWriteStream(target);
  let failure: Error | undefined;
  out.on('error', (error) => {
    failure = temporaryError(error);
  });
  const tell = (thrown: unknown): never => {
    throw temporaryError(thrown);
  };
  return {
    write: async (data) => {
      if (failure !== undefined) throw failure;
      if (!out.write(data)) await once(out, 'drain').catch(tell);
    },
    close: async () => {
      if (failure !== undefined) throw failure;
      await finished(out.end()).catch(tell);
    },
  };
}
