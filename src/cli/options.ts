import { availableParallelism, totalmem } from 'node:os';
import { parseBytes, parseCount } from '../lib/parse.ts';

export function text(options: Record<string, unknown>, id: string): string | undefined {
  const value = options[id];
  return typeof value === 'string' ? value : undefined;
}

export function folders(options: Record<string, unknown>): readonly string[] {
  const value = options['content'];
  return Array.isArray(value) ? value.map(String) : [];
}

/** Memory ceiling and threads: what the user gave, else at most 4 GB or half of the machine, and all its cores. */
export function resources(options: Record<string, unknown>): { memoryBytes: number; threads: number } {
  const memory = text(options, 'memory');
  const threads = text(options, 'threads');
  return {
    memoryBytes:
      memory === undefined ? Math.min(4 * 1024 ** 3, Math.floor(totalmem() / 2)) : parseBytes(memory, '--memory'),
    threads: threads === undefined ? availableParallelism() : parseCount(threads, '--threads'),
  };
}
