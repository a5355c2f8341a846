// Slow: investigates the example once more for each date.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Evaluation } from '../../src/lab/evaluate/evaluation.ts';
import { exampleReport } from '../example-report.ts';
import { ROOT } from '../files.ts';
import { exampleTruth } from './example-truth.ts';
import { cli } from './fake-io.ts';

const sandbox = mkdtempSync(join(tmpdir(), 'evaluate-data-'));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

it('--data investigates the example again, date by date, and tells the days', async () => {
  const out = join(sandbox, 'evaluated');
  const { out: report } = await exampleReport();
  writeFileSync(join(sandbox, 'example.json'), JSON.stringify(exampleTruth()));
  const data = join(ROOT, 'examples', 'small-company', 'data');
  const common = [
    '--truth',
    join(sandbox, 'example.json'),
    '--report',
    report,
    '--out',
    out,
    '--threads',
    '2',
    '--memory',
    '1GB',
  ];
  const { status, err } = await cli(['evaluate', ...common, '--data', data, '--every', '60']);
  expect({ status, err }).toEqual({ status: 0, err: 'replay 2026-03-02 …\n' });
  expect(readdirSync(join(out, 'replays'))).toEqual(['2026-03-02']);
  const { times } = JSON.parse(readFileSync(join(out, 'evaluation.json'), 'utf8')) as Evaluation; // our own file
  expect(times?.replays).toEqual(['2026-03-02T00:00:00Z', '2026-04-01T00:00:00.000Z']);
  expect(times).toMatchObject({ schemes: 4, detected: 4 });
  expect([56, 86]).toContain(times?.lower_days);
});
