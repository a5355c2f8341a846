// Slow: runs the built program over 100 MB and stops it, each time in a process of its own.
import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { okta } from '../hostile/records.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(ROOT, 'dist', 'cli', 'main.js');
let sandbox: string;

beforeAll(() => {
  if (!existsSync(PROGRAM)) execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'ignore' });
  sandbox = mkdtempSync(join(tmpdir(), 'interrupt-'));
  for (const folder of ['in', 'out', 'tmp']) mkdirSync(join(sandbox, folder));
  writeFileSync(
    join(sandbox, 'in', 'workers.csv'),
    'worker_id,legal_name,work_email,start_date\nW1,Ada Vale,nobody@example.com,2025-01-01\n',
  );
  for (const table of ['a', 'b', 'c']) writeMany(join(sandbox, 'in', `${table}.ndjson`), table);
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

/** Some 30 MB of sign-ins. */
function writeMany(file: string, prefix: string): void {
  const handle = openSync(file, 'w');
  for (let part = 0; part < 60; part++) {
    writeSync(
      handle,
      Array.from(
        { length: 1000 },
        (_unused, index) =>
          `${JSON.stringify(okta(`${prefix}-${part}-${index}`, { published: `2026-02-${String((index % 28) + 1).padStart(2, '0')}T10:00:00.000Z` }))}\n`,
      ).join(''),
    );
  }
  closeSync(handle);
}

/** Runs the built program, sends the signal once it says the given stage, and waits for its end. */
function interrupted(
  stage: string,
  signal: 'SIGINT' | 'SIGTERM',
  extra: readonly string[] = [],
): Promise<{ code: number | null; err: string }> {
  return new Promise((resolve, reject) => {
    let err = '';
    const child = spawn(
      process.execPath,
      [PROGRAM, 'investigate', join(sandbox, 'in'), '--out', join(sandbox, 'out'), '--threads', '1', ...extra],
      {
        env: { ...process.env, TMPDIR: join(sandbox, 'tmp') },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let sent = false;
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
      if (sent || !err.includes(`${stage} …`)) return;
      sent = true;
      child.kill(signal);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, err }));
  });
}

it.each([
  ['read', 'SIGINT', []],
  ['finding', 'SIGINT', []],
  ['read', 'SIGTERM', []],
  ['read', 'SIGINT', ['--db']],
] as const)(
  'stopped at %s by %s %j: exits 2, leaves no partial file, and the earlier report as it was',
  async (stage, signal, options) => {
    writeFileSync(join(sandbox, 'out', 'subjects.csv'), 'of an earlier run\n');
    const { code, err } = await interrupted(
      stage,
      signal,
      options.length === 0 ? [] : ['--db', join(sandbox, 'lake.db')],
    );
    expect(err).toMatch(/\ntrueseat: CANCELLED the run was cancelled\. No report was written\.\n$/);
    expect(code).toBe(2);
    expect(readdirSync(join(sandbox, 'out'))).toEqual(['subjects.csv']);
    expect(readFileSync(join(sandbox, 'out', 'subjects.csv'), 'utf8')).toBe('of an earlier run\n');
    expect(readdirSync(join(sandbox, 'tmp'))).toEqual([]);
    expect(readdirSync(sandbox).filter((name) => name.includes('partial'))).toEqual([]);
  },
  60_000,
);
