import { run } from '../../src/cli/run.ts';
import type { Io } from '../../src/cli/io.ts';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line with an io of our own: piped, without colour, at a fixed time, unless told otherwise. */
export async function cli(argv: readonly string[], io: Partial<Io> = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const status = await run(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isTerminal: false,
    colour: false,
    width: 100,
    now: () => new Date('2026-06-01T00:00:00Z'),
    onInterrupt: () => undefined,
    ...io,
  });
  return { status, out, err };
}
