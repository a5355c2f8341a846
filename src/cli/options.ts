import { availableParallelism, totalmem } from 'node:os';
import { type Command, Option } from 'commander';
import { parseBytes, parseCount, parseDate } from '../lib/parse.ts';

export interface Limits {
  /** Bytes. */
  readonly memory?: number;
  readonly threads?: number;
}

export interface ContentOptions {
  readonly content?: readonly string[];
}

export interface JsonOption {
  readonly json?: true;
}

/** An option that takes a whole number of at least 1; anything else throws BAD_ARGUMENT. */
export function countOption(flags: string, about: string): Option {
  const name = flags.split(' ')[0] ?? flags;
  return new Option(flags, about).argParser((text) => parseCount(text, name));
}

/** An option that takes a date or time, parsed to UTC ISO text; anything else throws BAD_ARGUMENT. */
export function dateOption(flags: string, about: string): Option {
  const name = flags.split(' ')[0] ?? flags;
  return new Option(flags, about).argParser((text) => parseDate(text, name));
}

/** Adds `--memory` and `--threads`. */
export function withLimits(
  command: Command,
  memory = 'memory limit of the engine',
  threads = 'threads of the engine',
): Command {
  return command
    .addOption(new Option('--memory <size>', memory).argParser((text) => parseBytes(text, '--memory')))
    .addOption(countOption('--threads <n>', threads));
}

/** Memory limit and threads: as given, else 4 GB or half of the machine's memory, whichever is less, and all cores. */
export function resources({ memory, threads }: Limits): { memoryBytes: number; threads: number } {
  return {
    memoryBytes: memory ?? Math.min(4 * 1024 ** 3, Math.floor(totalmem() / 2)),
    threads: threads ?? availableParallelism(),
  };
}
