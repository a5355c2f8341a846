import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeError, TrueseatError } from '../../lib/error.ts';
import { writeCase } from './fixtures/make.ts';
import { smallCase } from './fixtures/small.ts';
import { evaluate, type EvaluateOptions } from './index.ts';
import { parseReplay } from './replay.ts';

let sandbox: string;
let count = 0;
beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'evaluate-refuse-'));
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

/** The one line that a user reads. `spoil` changes the text of one file. */
async function refused(
  file: string,
  spoil: (text: string) => string,
  more: Partial<EvaluateOptions> = {},
): Promise<string> {
  const folder = join(sandbox, String(count++));
  const paths = writeCase(folder, smallCase());
  const path = join(folder, file);
  writeFileSync(path, spoil(readFileSync(path, 'utf8')));
  try {
    await evaluate({ ...paths, version: 't', ...more });
  } catch (thrown) {
    if (thrown instanceof TrueseatError) return describeError(thrown).replaceAll(folder, '');
    throw thrown;
  }
  throw new Error('it was not refused');
}

const TRUTH = 'truth.json';
const SUBJECTS = 'report/subjects.csv';
const CLUSTERS = 'report/clusters.csv';
const FINDINGS = 'report/findings.ndjson';

const SPOILT: readonly (readonly [what: string, file: string, spoil: (text: string) => string, line: RegExp])[] = [
  ['an empty truth', TRUTH, () => '', /^BAD_INPUT \/truth.json:1: the file is empty\. /],
  [
    'a truth cut short',
    TRUTH,
    (text) => text.slice(0, 900),
    /^BAD_INPUT \/truth.json:\d+: the file ends in the middle/,
  ],
  [
    'a truth with a stray comma',
    TRUTH,
    (text) => text.replace('"kind": "farm-by-remote-tool"', '"kind": ,'),
    /^BAD_INPUT \/truth.json:9: not valid JSON/,
  ],
  ['another JSON file', TRUTH, () => '{"a": 1}', /^BAD_INPUT \/truth.json: truth.version: .*docs\/evaluate.md/],
  [
    'a truth without subjects',
    TRUTH,
    (text) => JSON.stringify({ ...(JSON.parse(text) as object), subjects: [], schemes: [] }),
    /it has no subjects/,
  ],
  [
    'an unknown difficulty',
    TRUTH,
    (text) => text.replace('"difficulty": "easy"', '"difficulty": "tricky"'),
    /^BAD_INPUT \/truth.json:\d+: schemes.difficulty: /,
  ],
  [
    'a time that is none',
    TRUTH,
    (text) => text.replace('2026-01-10T00:00:00Z', 'soon'),
    /schemes.first_trace_at: .*a UTC time/,
  ],
  [
    'a subject twice',
    TRUTH,
    (text) => text.replace('"id": "w15"', '"id": "w16"'),
    /^BAD_INPUT \/truth.json:\d+: worker "w16" occurs twice/,
  ],
  ['a scheme twice', TRUTH, (text) => text.replace('"id": "rent-1"', '"id": "farm-1"'), /scheme "farm-1" occurs twice/],
  [
    'a scheme that is not there',
    TRUTH,
    (text) => text.replace(/"schemes": \[\n\s*"rent-1"/, '"schemes": ["lent-1"'),
    /of scheme "lent-1", which does not exist/,
  ],
  [
    'a group of nobody',
    TRUTH,
    (text) => JSON.stringify({ ...(JSON.parse(text) as object), groups: [{ kind: 'worker', id: 'w99', group: 'a' }] }),
    /worker "w99" has a group but is not among the subjects/,
  ],
  [
    'no column',
    SUBJECTS,
    (text) => text.replace('subject_id,tier', 'subject_id,level'),
    /^BAD_INPUT \/report\/subjects.csv:1: no column tier\. It needs the columns subject_kind, subject_id, tier/,
  ],
  ['an empty file', SUBJECTS, () => '', /no column subject_kind, subject_id, tier/],
  [
    'an unknown tier',
    SUBJECTS,
    (text) => text.replace('worker,w2,review', 'worker,w2,guilty'),
    /^BAD_INPUT \/report\/subjects.csv:5: "guilty" is no tier/,
  ],
  [
    'a score that is none',
    SUBJECTS,
    (text) => text.replace('w2,review,12,0,1', 'w2,review,12,0,lots'),
    /subjects.csv:5: score_bits "lots" is no number/,
  ],
  [
    'a subject twice',
    SUBJECTS,
    (text) => text.replace('worker,w4,', 'worker,w2,'),
    /subjects.csv:6: worker "w2" occurs twice/,
  ],
  [
    'a row with too many cells',
    SUBJECTS,
    (text) => text.replace('worker,w2,', 'worker,w2,w2,'),
    /^BAD_INPUT \/report\/subjects.csv:5: not valid CSV: /,
  ],
  [
    'subjects of another data set',
    SUBJECTS,
    (text) => text.replaceAll(/,(?=[wmdap]\d)/g, ',other-'),
    /none of its 16 subjects is in the truth, such as worker "other-w1"\. Is \/truth.json the truth of this data set/,
  ],
  [
    'no verdict column',
    CLUSTERS,
    (text) => text.replace('verdict', 'call'),
    /^BAD_INPUT \/report\/clusters.csv:1: no column verdict/,
  ],
  [
    'a broken finding',
    FINDINGS,
    (text) => text.replace('{"class_uid"', '{class_uid'),
    /^BAD_INPUT \/report\/findings.ndjson:1: not valid JSON/,
  ],
  [
    'a finding of another form',
    FINDINGS,
    (text) => text.replaceAll('"direction":"against"', '"direction":"up"'),
    /findings.ndjson:5: unmapped.trueseat.direction: /,
  ],
];

describe('what does not fit is refused with file, line and a way out', () => {
  it.each(SPOILT)('%s', async (_what, file, spoil, line) => {
    expect(await refused(file, spoil)).toMatch(line);
  });

  it('files that are not there', async () => {
    const none = join(sandbox, 'none');
    const same = (text: string): string => text;
    expect(await refused(TRUTH, same, { truth: none })).toMatch(/^BAD_ARGUMENT .*none: ENOENT/);
    expect(await refused(TRUTH, same, { report: none })).toMatch(
      /^BAD_ARGUMENT .*subjects.csv: ENOENT.*trueseat investigate/,
    );
    expect(await refused(TRUTH, same, { baseline: none })).toMatch(/^BAD_ARGUMENT --baseline .*none: ENOENT/);
    expect(await refused(TRUTH, same, { labels: none })).toMatch(/^BAD_ARGUMENT .*none: ENOENT/);
    expect(await refused(TRUTH, same, { replays: [{ at: '2026-01-01T00:00:00Z', folder: none }] })).toMatch(
      /^BAD_ARGUMENT .*none/,
    );
  });

  it('labels and baselines', async () => {
    const file = join(sandbox, 'some');
    const same = (text: string): string => text;
    const labels = async (text: string): Promise<string> => {
      writeFileSync(file, text);
      return refused(TRUTH, same, { labels: file });
    };
    const baseline = async (text: string): Promise<string> => {
      writeFileSync(file, text);
      return refused(TRUTH, same, { baseline: file });
    };
    expect(await labels('subject_kind,subject_id\nworker,w1\n')).toMatch(/some:1: no column group/);
    expect(await labels('subject_kind,subject_id,group\nworker,w1,a\nworker,w1,b\n')).toMatch(
      /some:3: worker "w1" has two groups/,
    );
    expect(await labels('subject_kind,subject_id,group\nworker,w1,\n')).toMatch(/some:2: worker "w1" has no group/);
    expect(await labels('subject_kind,subject_id,group\nworker,z1,a\n')).toMatch(/none of its labels is of a subject/);
    expect(await baseline('{')).toMatch(/^BAD_INPUT --baseline .*some: not valid JSON/);
    expect(await baseline('{"version": 1}')).toMatch(/^BAD_INPUT --baseline .*some: not an evaluation: program /);
    const paths = writeCase(join(sandbox, 'other'), smallCase());
    const whole = await evaluate({ ...paths, version: 't' });
    expect(await baseline(JSON.stringify({ ...whole, clusters: {} }))).toMatch(
      /^BAD_INPUT --baseline .*not an evaluation: /,
    );
    expect(await baseline(JSON.stringify({ ...whole, truth: { ...whole.truth, seed: 8 } }))).toMatch(
      /^BAD_ARGUMENT --baseline .*another truth: small, seed 8, medium, not small, seed 7/,
    );
  });

  it('replays without a date', () => {
    expect(parseReplay('2026-02-01=a=b')).toEqual({ at: '2026-02-01T00:00:00Z', folder: 'a=b' });
    expect(parseReplay('runs/2026-02-01')).toEqual({ at: '2026-02-01T00:00:00Z', folder: 'runs/2026-02-01' });
    for (const text of ['runs/latest', '2026-13-45=a', 'x=2026-02-01/']) {
      expect(() => parseReplay(text), text).toThrow(TrueseatError);
    }
  });
});
