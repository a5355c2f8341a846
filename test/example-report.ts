import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EXAMPLE_FOLDER } from '../src/app.ts';
import { cli, type Ran } from './cli/fake-io.ts';
import { read, ROOT } from './files.ts';

const CACHE = join(ROOT, 'node_modules', '.cache', 'trueseat');
const LONGEST = 150_000;

/** Whatever the report depends on: the program, its content, the example, its dependencies. */
function key(): string {
  const hash = createHash('sha256').update(read('package-lock.json')).update(process.version);
  for (const folder of ['src', 'content', 'assets', 'examples/small-company/data'])
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.endsWith('.test.ts')) continue;
      const file = join(entry.parentPath, entry.name);
      hash.update(file.slice(ROOT.length)).update(readFileSync(file));
    }
  return hash.digest('hex').slice(0, 20);
}

/**
 * The example, investigated once for all tests that only read what was written: made anew when anything it depends on has
 * changed. Write nothing into `out`.
 */
export async function exampleReport(): Promise<{ readonly out: string; readonly ran: Ran }> {
  const folder = join(CACHE, `example-${key()}`);
  const lock = `${folder}.lock`;
  mkdirSync(CACHE, { recursive: true });
  for (const end = Date.now() + LONGEST; Date.now() < end && !existsSync(folder);) {
    try {
      mkdirSync(lock);
      break; // nobody else makes it
    } catch {
      await wait(200);
    }
  }
  if (!existsSync(folder)) await make(folder);
  rmSync(lock, { recursive: true, force: true });
  return { out: join(folder, 'report'), ran: JSON.parse(readFileSync(join(folder, 'ran.json'), 'utf8')) as Ran }; // our own file
}

async function make(folder: string): Promise<void> {
  for (const old of readdirSync(CACHE).filter((name) => /^example-\w+$/.test(name)))
    rmSync(join(CACHE, old), { recursive: true, force: true });
  const partial = mkdtempSync(join(CACHE, 'partial-'));
  const ran = await cli(['investigate', EXAMPLE_FOLDER, '--out', join(partial, 'report'), '--threads', '2', '--memory', '1GB']); // prettier-ignore
  writeFileSync(join(partial, 'ran.json'), JSON.stringify(ran));
  if (ran.status === 2) throw new Error(ran.err);
  renameSync(partial, folder);
}
