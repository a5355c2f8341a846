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

/** An option that is a whole number of at least 1. Its command throws BAD_ARGUMENT for anything else. */
export function countOption(flags: string, about: string): Option {
  const name = flags.split(' ')[0] ?? flags;
  return new Option(flags, about).argParser((text) => parseCount(text, name));
}

/** An option that is a date or time, as UTC ISO text. Its command throws BAD_ARGUMENT for anything else. */
export function dateOption(flags: string, about: string): Option {
  const name = flags.split(' ')[0] ?? flags;
  return new Option(flags, about).argParser((text) => parseDate(text, name));
}

/** Adds `--memory` and `--threads`. */
export function withLimits(
  command: Command,
  memory = 'memory ceiling of the engine',
  threads = 'threads of the engine',
): Command {
  return command
    .addOption(new Option('--memory <size>', memory).argParser((text) => parseBytes(text, '--memory')))
    .addOption(countOption('--threads <n>', threads));
}

/** Memory ceiling and threads: what the user gave, else at most 4 GB or half of the machine, and all its cores. */
export function resources({ memory, threads }: Limits): { memoryBytes: number; threads: number } {
  return {
    memoryBytes: memory ?? Math.min(4 * 1024 ** 3, Math.floor(totalmem() / 2)),
    threads: threads ?? availableParallelism(),
  };
}
