import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

/** A file being written: a full disk is an error of the next call, never an event that nobody hears. */
export interface Sink {
  write(data: string | Buffer): Promise<void>;
  close(): Promise<void>;
}

export function fileSink(target: string): Sink {
  const out = createWriteStream(target);
  let failure: Error | undefined;
  out.on('error', (error) => {
    failure = error;
  });
  return {
    write: async (data) => {
      if (failure !== undefined) throw failure;
      if (!out.write(data)) await once(out, 'drain');
    },
    close: async () => {
      if (failure !== undefined) throw failure;
      out.end();
      await finished(out);
    },
  };
}
