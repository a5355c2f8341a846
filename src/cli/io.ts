/** The world as a command sees it: a test gives its own. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
  readonly colour: boolean;
  readonly width: number;
  readonly now: () => Date;
  /** Calls back when the user asks to stop. */
  readonly onInterrupt: (stop: () => void) => void;
}

/** Aborted when the user asks to stop. */
export function stopSignal(io: Io): AbortSignal {
  const stop = new AbortController();
  io.onInterrupt(() => stop.abort());
  return stop.signal;
}

export function processIo(): Io {
  // A reader that has seen enough (`| head`) closes the pipe: that ends the program, it is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  process.stderr.on('error', () => undefined); // there is nobody left to tell
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
