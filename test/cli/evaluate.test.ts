import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '../../src/lab/evaluate/evaluation.ts';
import { said, writeCase } from '../../src/lab/evaluate/fixtures/make.ts';
import { smallCase } from '../../src/lab/evaluate/fixtures/small.ts';
import { exampleReport } from '../example-report.ts';
import { exampleTruth } from './example-truth.ts';
import { cli } from './fake-io.ts';

let sandbox: string;
let truth: string;
let report: string;
beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'cli-evaluate-'));
  ({ truth, report } = writeCase(join(sandbox, 'small'), smallCase()));
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

function evaluated(folder: string): Evaluation {
  return JSON.parse(readFileSync(join(folder, 'evaluation.json'), 'utf8')) as Evaluation; // our own file
}

describe('trueseat evaluate', () => {
  it('tells, and writes JSON and a page into the report folder', async () => {
    const { status, out, err } = await cli(['evaluate', '--truth', truth, '--report', report]);
    expect({ status, err: err.replace(/^trueseat: note: .*\n/, '') }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^Trueseat {2}.+ against /);
    const told = out.slice(out.indexOf('At the tier')).replaceAll(sandbox, '');
    expect(told).toMatchSnapshot();
    expect(told.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(readdirSync(report).filter((name) => name.includes('evaluation'))).toEqual([
      'evaluation.html',
      'evaluation.json',
    ]);
    expect(evaluated(report).found.overall.tiers.review.recall).toMatchObject({ n: 4, of: 8 });
  });

  it('--json prints what it writes, --out says where, and the same input gives the same bytes', async () => {
    const [one, two] = [join(sandbox, 'one'), join(sandbox, 'two')];
    const first = await cli(['evaluate', '--truth', truth, '--report', report, '--out', one, '--json']);
    expect(first.out).toBe(readFileSync(join(one, 'evaluation.json'), 'utf8'));
    await cli(['evaluate', '--truth', truth, '--report', report, '--out', two]);
    for (const file of ['evaluation.json', 'evaluation.html']) {
      expect(readFileSync(join(two, file)).equals(readFileSync(join(one, file))), file).toBe(true);
    }
  });

  it('exits 1 when something is worse than the baseline, a folder or a file', async () => {
    const { subjects, ...rest } = smallCase();
    const worse = writeCase(join(sandbox, 'worse'), {
      ...rest,
      subjects: subjects.map((row) => (row['subject_id'] === 'w4' ? said('worker w4', 'clear', -9) : row)),
    });
    const out = ['--out', join(sandbox, 'compared')];
    const down = await cli(['evaluate', '--truth', truth, '--report', worse.report, '--baseline', report, ...out]);
    expect(down.status).toBe(1);
    expect(down.out).toMatch(/something is worse\n(.*\n)*.*worse +recall at review: 0\.5000 to 0\.3750/);
    expect(down.out).toContain('scheme rent-1 is not found at review any more');
    await cli(['evaluate', '--truth', truth, '--report', worse.report, '--out', join(sandbox, 'recorded')]);
    const up = await cli([
      'evaluate',
      '--truth',
      truth,
      '--report',
      report,
      '--baseline',
      join(sandbox, 'recorded', 'evaluation.json'),
      ...out,
    ]);
    expect(up.status).toBe(0);
    expect(up.out).toContain('nothing is worse');
  });

  it('takes labels and replays', async () => {
    const labels = join(sandbox, 'groups.csv');
    writeFileSync(
      labels,
      'subject_kind,subject_id,group\nworker,w1,Ash\nworker,w10,Birch\nworker,w11,Birch\nworker,zz,Ash\n',
    );
    const out = join(sandbox, 'labelled');
    const { status } = await cli([
      'evaluate',
      '--truth',
      truth,
      '--report',
      report,
      '--labels',
      labels,
      '--replay',
      `2026-02-01=${report}`,
      '--out',
      out,
    ]);
    expect(status).toBe(0);
    const { impact, times } = evaluated(out);
    expect(impact).toMatchObject({ labels: 3, unknown: 1 });
    expect(times).toMatchObject({
      detected: 3,
      median_days: 22,
      replays: ['2026-02-01T00:00:00Z', '2026-04-01T00:00:00.000Z'],
    });
  });

  it.each([
    [
      'data that is not there',
      ['--truth', 'x', '--report', 'x', '--data', '/no/such'],
      /^trueseat: BAD_ARGUMENT .*\/no\/such.*no such folder/,
    ],
    [
      'days that are no number',
      ['--truth', 'x', '--report', 'x', '--data', '.', '--every', 'week'],
      /^trueseat: BAD_ARGUMENT --every: "week" is not a whole number/,
    ],
    ['no truth', ['--report', 'x'], /^error: required option '--truth <file>' not specified/],
    ['no report', ['--truth', 'x'], /^error: required option '--report <dir>' not specified/],
    ['a truth that is not there', ['--truth', '/no/such', '--report', '.'], /^trueseat: BAD_ARGUMENT \/no\/such: /],
    [
      'a replay without a date',
      ['--truth', 'x', '--report', 'x', '--replay', 'latest'],
      /^trueseat: BAD_ARGUMENT --replay: "latest" has no date/,
    ],
    [
      'a place that cannot be written',
      ['--truth', 'x', '--report', 'x', '--out', '/dev/null/x'],
      /^trueseat: OUTPUT_NOT_WRITABLE /,
    ],
  ] as const)('%s: one line, status 2', async (_what, options, line) => {
    const { status, out, err } = await cli(['evaluate', ...options]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.replace(/^trueseat: note: .*\n/, '')).toMatch(line);
  });
});

it('of the example everything is found, and the rules give every tier again', async () => {
  const out = join(sandbox, 'example');
  const { out: example } = await exampleReport();
  writeFileSync(join(sandbox, 'example.json'), JSON.stringify(exampleTruth()));
  const { status } = await cli([
    'evaluate',
    '--truth',
    join(sandbox, 'example.json'),
    '--report',
    example,
    '--out',
    out,
  ]);
  expect(status).toBe(0);
  const one = evaluated(out);
  expect(one.times).toBeNull();
  expect(one.found.overall.tiers.review.all).toMatchObject({ n: 4, of: 4 });
  expect(one.false_alarms.per_1000_workers).toMatchObject({ review: 0, case: 0 });
  expect(one.clusters.with_verdict.b_cubed.f1).toBe(1);
  expect(one.verdicts.schemes).toMatchObject({ n: 4, of: 4 });
  expect(one.reproduced?.n).toBe(one.reproduced?.of);
  expect(one.reproduced?.of).toBeGreaterThan(50);
});
