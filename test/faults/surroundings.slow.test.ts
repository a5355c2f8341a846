// Slow: the program runs as a process of its own, in several time zones and locales.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { house } from '../../src/app.ts';
import { openLake } from '../../src/use/lake.ts';
import { ROOT } from '../files.ts';
import { writeTree } from '../hostile/make.ts';
import { bytesOf, company, fileOf, KEY } from '../properties/company.ts';
import { program, runs, type Ended } from './program.ts';

let sandbox: string;
/** Rights of everything that stood among the temporary files while a run was under way. */
const temporary = new Map<string, number>();
const ended: Record<string, Ended> = {};
const CAN_TRACE = (() => {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

function everyFile(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
}

function note(folder: string): void {
  try {
    for (const file of everyFile(folder)) temporary.set(file, statSync(file, { throwIfNoEntry: false })?.mode ?? 0o700);
  } catch {
    // A file has gone while we looked.
  }
}

/** Runs the program over the company, under a umask that closes nothing, in a shell of these surroundings. */
async function investigate(name: string, around: Record<string, string>, before = '', extra = ''): Promise<void> {
  const tmp = join(sandbox, `tmp-${name}`);
  mkdirSync(tmp);
  const timer = setInterval(() => note(tmp), 20);
  const options = `--out ${join(sandbox, name)} --threads 2 --memory 512MB ${extra}`;
  const command = `umask 000; exec ${before} ${process.execPath} ${program()} investigate ${join(sandbox, 'in')} ${options}`;
  ended[name] = await runs('sh', ['-c', command], {
    env: { PATH: process.env['PATH'] ?? '', TRUESEAT_KEY: KEY, TMPDIR: tmp, ...around },
  });
  clearInterval(timer);
  expect(ended[name].code, ended[name].err).toBe(1);
}

beforeAll(async () => {
  sandbox = mkdtempSync(join(tmpdir(), 'surroundings-'));
  writeTree(
    join(sandbox, 'in'),
    Object.fromEntries(Object.entries(company()).map(([name, table]) => [name, fileOf(table)])),
  );
  mkdirSync(join(sandbox, 'plain'), { mode: 0o755 });
  await investigate('plain', { TZ: 'UTC', LC_ALL: 'C', LANG: 'C' }, '', `--db ${join(sandbox, 'deep', 'lake.db')}`);
  const trace = CAN_TRACE ? `strace -f -qq -o ${join(sandbox, 'trace')} -e trace=socket,connect,sendto` : '';
  await investigate(
    'elsewhere',
    {
      TZ: 'Pacific/Kiritimati',
      LC_ALL: 'tr_TR.UTF-8',
      LANG: 'de_DE.UTF-8',
      NODE_OPTIONS: `--import ${join(ROOT, 'test/faults/no-socket.mjs')}`,
    },
    trace,
  );
}, 300_000);
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

describe('what is written', () => {
  it('is for its owner only, also under a lax umask: report, lake, originals, temporary files', () => {
    const files = [
      ...everyFile(join(sandbox, 'plain')),
      ...everyFile(join(sandbox, 'elsewhere')),
      ...everyFile(join(sandbox, 'deep')),
      join(sandbox, 'elsewhere'),
      join(sandbox, 'deep'),
    ];
    expect(files.length).toBeGreaterThan(20);
    expect(temporary.size).toBeGreaterThan(2);
    const open = [...files.map((file) => [file, statSync(file).mode] as const), ...temporary];
    expect(open.filter(([, mode]) => (mode & 0o077) !== 0)).toEqual([]);
  });

  it('goes into a folder that others may read with a note, once, and the folder stays as it is', () => {
    const notes = (ended['plain']?.err ?? '').split('\n').filter((line) => line.includes('note:'));
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^trueseat: note: \S+\/plain can be read by other users .*\(mode 755\).*chmod go= /);
    expect(statSync(join(sandbox, 'plain')).mode & 0o777).toBe(0o755);
    expect(ended['elsewhere']?.err).not.toContain('note:');
  });

  it('leaves nothing beside it', () => {
    expect(readdirSync(join(sandbox, 'tmp-plain'))).toEqual([]);
    expect(readdirSync(join(sandbox, 'deep')).sort()).toEqual(['lake.db', 'lake.db.originals']);
    expect(readdirSync(sandbox).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

it('time zone and locale change no byte, in a lake or without one', () => {
  const [plain, elsewhere] = [bytesOf(join(sandbox, 'plain')), bytesOf(join(sandbox, 'elsewhere'))];
  for (const file of Object.keys(plain)) expect(elsewhere[file] === plain[file], file).toBe(true);
  expect(ended['elsewhere']?.out.replaceAll('elsewhere', 'plain')).toBe(ended['plain']?.out);
});

describe('no socket is opened', () => {
  it('by our own code: it would have ended the run', () => {
    expect(ended['elsewhere']?.err).not.toContain('no-socket');
  });

  it.skipIf(!CAN_TRACE)('by the engine or anything else, as the system saw it', () => {
    expect(existsSync(join(sandbox, 'trace'))).toBe(true);
    const opened = readFileSync(join(sandbox, 'trace'), 'utf8')
      .split('\n')
      .filter((line) => /AF_INET/.test(line));
    expect(opened).toEqual([]);
  });
});

it('a lake that another process holds is refused in one line that names the process', async () => {
  const lake = join(sandbox, 'held.db');
  const { engine } = await openLake(house, { db: lake, memoryBytes: 3e8, threads: 1 });
  const args = [program(), 'investigate', join(sandbox, 'in'), '--out', join(sandbox, 'held'), '--db', lake];
  const { code, out, err } = await runs(process.execPath, args, { env: { ...process.env, TRUESEAT_KEY: KEY } });
  await engine.close();
  expect({ code, out }).toEqual({ code: 2, out: '' });
  const line = new RegExp(`^trueseat: LAKE_UNUSABLE \\S+held\\.db: [^\\n]*PID ${process.pid}[^\\n]*--db\\.\\n$`);
  expect(err.replaceAll(/^.*…\n/gm, '')).toMatch(line);
  expect(existsSync(join(sandbox, 'held'))).toBe(false);
});

it('a reader of stdout that is full is no finding', async () => {
  const { code, err } = await runs('sh', ['-c', `exec ${process.execPath} ${program()} sources list > /dev/full`]);
  expect(code).toBe(2);
  expect(err).toMatch(/^trueseat: [^\n]*no space left on device[^\n]*\n$/);
});
