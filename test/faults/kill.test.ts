import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeTree } from '../hostile/make.ts';
import { bytesOf, company, fileOf, KEY, nextWeek } from '../properties/company.ts';
import { program, runs } from './program.ts';

/** A run is killed at a random moment of a random stage; the next over the same lake must say what a run says that nobody killed. */
const KILLS = Number(process.env['TRUESEAT_KILLS'] ?? 24);
const SEED = Number(process.env['TRUESEAT_SEED'] ?? 1);
/** Trials at once. */
const WIDTH = 2;

let sandbox: string;
/** What clean runs say, the first over the files and the next, which finds them unchanged. */
const clean: Record<'new' | 'more', Record<string, string>[]> = { new: [], more: [] };
/** Stages in their order, and how long each took. */
const stages = new Map<string, number>();

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Stages take as long as in the first run of all. */
function took(name: string, stage: string, since: number): void {
  if (name === 'new' && !stages.has(stage)) stages.set(stage, performance.now() - since);
}

/** Investigates into a folder; kills the run `part` of the way through a stage. Gives the exit status. */
async function investigate(
  name: string,
  input: string,
  kill?: { stage: string; part: number },
): Promise<number | null> {
  const own = join(sandbox, name);
  mkdirSync(join(own, 'tmp'), { recursive: true });
  const args = ['investigate', join(sandbox, input), '--out', join(own, 'out'), '--db', join(own, 'lake.db')];
  let at = performance.now();
  let last = '';
  const { code, err } = await runs(
    process.execPath,
    [program(), ...args, '--threads', '2', '--memory', '512MB'],
    { env: { ...process.env, TRUESEAT_KEY: KEY, TMPDIR: join(own, 'tmp') } },
    (said, end) => {
      const stage = /(\S+) …\n$/.exec(said)?.[1] ?? '';
      if (stage === last) return;
      if (last !== '') took(name, last, at);
      [last, at] = [stage, performance.now()];
      if (stage === kill?.stage) void setTimeout(kill.part * (stages.get(stage) ?? 0)).then(end);
    },
  );
  took(name, last, at);
  // Null: it was killed. One that was over before is a run as any other.
  if (code !== 1 && (kill === undefined || code !== null)) throw new Error(`${name}: status ${String(code)}\n${err}`);
  return code;
}

/** A lake as it is before a trial: none, or one that has read the files of the first week. */
function begin(name: string, input: 'new' | 'more'): void {
  if (input === 'new') return;
  mkdirSync(join(sandbox, name));
  for (const part of ['lake.db', 'lake.db.originals'])
    cpSync(join(sandbox, 'first', part), join(sandbox, name, part), { recursive: true });
}

beforeAll(async () => {
  sandbox = mkdtempSync(join(tmpdir(), 'kill-'));
  const files = Object.fromEntries(Object.entries(company()).map(([name, table]) => [name, fileOf(table)]));
  const edited = (files['workers.csv'] ?? '').replaceAll('2025-', '2024-');
  const broken = '{"eventType": "user.session.start", "published": \n';
  writeTree(join(sandbox, 'in-new'), { ...files, 'broken.ndjson': `${files['okta.ndjson']}${broken}` });
  cpSync(join(sandbox, 'in-new'), join(sandbox, 'in-more'), { recursive: true });
  writeTree(join(sandbox, 'in-more'), { 'next-week.ndjson': nextWeek(), 'edited.csv': edited });
  for (const input of ['new', 'more'] as const) {
    begin(input, input);
    for (let time = 0; time < 2; time++) {
      await investigate(input, `in-${input}`);
      clean[input].push(bytesOf(join(sandbox, input, 'out')));
      if (!existsSync(join(sandbox, 'first')))
        cpSync(join(sandbox, input), join(sandbox, 'first'), { recursive: true });
    }
  }
}, 600_000);
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

it(`${KILLS} kills lose nothing and add nothing`, async () => {
  const random = randomFrom(SEED);
  const trials = Array.from({ length: KILLS }, (_unused, index) => ({
    name: `trial-${index}`,
    input: index % 2 === 0 ? ('new' as const) : ('more' as const),
    stage: [...stages.keys()][Math.floor(random() * stages.size)] ?? '',
    part: random(),
  }));
  // Half of what can be lost is lost late in the first stage.
  for (const [index, trial] of trials.entries()) if (index % 4 < 2) Object.assign(trial, { stage: 'read' });
  const wrong: unknown[] = [];
  async function next(): Promise<void> {
    for (let trial = trials.shift(); trial !== undefined; trial = trials.shift()) {
      const { name, input, stage, part } = trial;
      begin(name, input);
      const told = { input, stage, part };
      try {
        await investigate(name, `in-${input}`, { stage, part });
        await investigate(name, `in-${input}`);
        const got = bytesOf(join(sandbox, name, 'out'));
        const differs = clean[input].map((one) => Object.keys(one).filter((file) => one[file] !== got[file]));
        if (differs.every((files) => files.length > 0)) wrong.push({ ...told, differs });
      } catch (thrown) {
        wrong.push({ ...told, thrown: String(thrown) });
      }
      rmSync(join(sandbox, name), { recursive: true });
    }
  }
  await Promise.all(Array.from({ length: WIDTH }, next));
  expect(wrong).toEqual([]);
}, 1_800_000);
