import { execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../files.ts';

/** The built program. `npm test` builds it anew; a single test builds it where it is not there. */
export function program(): string {
  const file = join(ROOT, 'dist', 'cli', 'main.js');
  if (!existsSync(file)) execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'ignore' });
  return file;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command to its end. `watch` is called with all that stands on stderr so far, and with what ends the process at once. */
export function runs(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
  watch: (err: string, kill: () => void) => void = () => undefined,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const said = { out: '', err: '' };
    const child = spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout?.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => {
      said.err += chunk.toString();
      watch(said.err, () => child.kill('SIGKILL'));
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
  });
}
