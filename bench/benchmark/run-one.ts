import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Evaluation } from '../../src/lab/evaluate/evaluation.ts';

export interface Case {
  readonly preset: string;
  readonly seed: number;
  /** Further options of `simulate`. */
  readonly options: readonly string[];
}

export interface Outcome extends Case {
  readonly evaluation: Evaluation;
  readonly events: number;
  readonly seconds: { readonly simulate: number; readonly investigate: number };
}

function trueseat(args: readonly string[], fine: readonly number[]): number {
  const start = performance.now();
  const ran = spawnSync(process.execPath, ['dist/cli/main.js', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (!fine.includes(ran.status ?? -1)) throw new Error(`trueseat ${args.join(' ')}\n${ran.stdout}\n${ran.stderr}`);
  return (performance.now() - start) / 1000;
}

/** Simulates, investigates and evaluates as a user would, in a folder that is removed afterwards unless kept. */
export function runOne(one: Case, root: string, keep: boolean): Outcome {
  const data = join(root, `${one.preset}-${one.seed}`);
  const report = `${data}-report`;
  mkdirSync(root, { recursive: true });
  rmSync(report, { recursive: true, force: true });
  const made = existsSync(join(data, 'truth.json'));
  const simulate = made
    ? 0
    : trueseat(['simulate', '--preset', one.preset, '--seed', String(one.seed), '--out', data, ...one.options], [0]);
  const investigate = trueseat(['investigate', join(data, 'data'), '--out', report], [0, 1]);
  trueseat(['evaluate', '--truth', join(data, 'truth.json'), '--report', report], [0]);
  const evaluation = JSON.parse(readFileSync(join(report, 'evaluation.json'), 'utf8')) as Evaluation; // our own output
  const coverage = JSON.parse(readFileSync(join(report, 'coverage.json'), 'utf8')) as {
    datasets: { events: number }[];
  }; // our own output
  if (!keep) for (const folder of [data, report]) rmSync(folder, { recursive: true, force: true });
  const events = coverage.datasets.reduce((sum, set) => sum + set.events, 0);
  return { ...one, evaluation, events, seconds: { simulate, investigate } };
}
