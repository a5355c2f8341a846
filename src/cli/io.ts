/** Everything outside the process that a command uses; tests pass their own. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
  readonly colour: boolean;
  readonly width: number;
  readonly now: () => Date;
  /** Calls `stop` when the user interrupts the run. */
  readonly onInterrupt: (stop: () => void) => void;
}

/** A signal that aborts when the user interrupts the run. */
export function stopSignal(io: Io): AbortSignal {
  const stop = new AbortController();
  io.onInterrupt(() => stop.abort());
  return stop.signal;
}

export function processIo(): Io {
  // A reader such as `| head` closes the pipe when it has enough; that ends the program and is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  process.stderr.on('error', () => undefined); // nowhere left to report it
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    colour: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb',
    width: Math.max(40, process.stdout.columns ?? 100),
    now: () => new Date(),
    onInterrupt: (stop) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
    },
  };
}
