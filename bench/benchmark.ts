import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figuresOf, GATE } from './benchmark/gate.ts';
import { details, page } from './benchmark/page.ts';
import { runOne, type Outcome } from './benchmark/run-one.ts';
import { totals } from './benchmark/sum.ts';

/**
 * `npm run benchmark`: simulates, investigates and evaluates each preset with several seeds, as a user would, and writes
 * docs/benchmark.md, and its details to bench/data. Options: --presets=a,b:600 (`:600` sets the number of workers) --seeds=1,2,3 --root=DIR --keep --dry (no page);
 * --record writes the figures that CI compares later runs with.
 */
const args = new Map(
  process.argv.slice(2).map((text) => [text.replace(/^--/, '').split('=')[0] ?? '', text.split('=')[1] ?? '']),
);
const presets = (args.get('presets') ?? 'enterprise,hard,quiet,startup,agency')
  .split(',')
  .map((text) => ({ preset: text.split(':')[0] ?? '', workers: text.split(':')[1] }));
const seeds = (args.get('seeds') ?? '11,12,13,14,15').split(',').map(Number);
const root = args.get('root') ?? join(tmpdir(), 'trueseat-benchmark');
const version = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version; // our own file

if (args.has('record')) {
  const figures = GATE.map((one) => [one.preset, figuresOf(runOne(one, root, false).evaluation)]);
  writeFileSync('bench/benchmark/gate.json', `${JSON.stringify(Object.fromEntries(figures), null, 2)}\n`);
  process.exit();
}

const outcomes: Outcome[] = [];
for (const { preset, workers } of presets) {
  for (const seed of seeds) {
    const options = workers === undefined ? [] : ['--workers', workers];
    const one = runOne({ preset, seed, options }, root, args.has('keep'));
    outcomes.push(one);
    const sum = totals([one.evaluation]);
    console.log(
      `${preset} ${seed}: ${one.events.toLocaleString('en-US')} records, simulate ${one.seconds.simulate.toFixed(0)} s, investigate ${one.seconds.investigate.toFixed(0)} s; recall ${sum.recall.n}/${sum.recall.of}, false alarms at review ${sum.reviewAlarms.n}/${sum.reviewAlarms.of}, at case ${sum.caseAlarms.n}, verdicts ${sum.verdicts.n}/${sum.verdicts.of}, F1 ${sum.bCubedF1?.toFixed(3) ?? '–'}`,
    );
  }
}
if (!args.has('dry')) {
  const shown = process.argv.slice(2).filter((text) => !/^--(root|keep)/.test(text));
  const command = ['npm run benchmark', ...(shown.length > 0 ? ['--', ...shown] : [])].join(' ');
  writeFileSync('docs/benchmark.md', page(outcomes, command, version));
  mkdirSync('bench/data', { recursive: true });
  writeFileSync('bench/data/benchmark.md', details(outcomes));
}
