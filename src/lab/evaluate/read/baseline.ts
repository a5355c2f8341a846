import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { messageOf, TrueseatError } from '../../../lib/error.ts';
import { measuresOf } from '../compare.ts';
import type { Evaluation } from '../evaluation.ts';

/** What distinguishes an evaluation.json of this version from any other file; the rest is as the program wrote it. */
const Mark = z.looseObject({
  version: z.literal(1),
  program: z.string(),
  truth: z.looseObject({ preset: z.string(), seed: z.number(), difficulty: z.string(), sha256: z.string() }),
  found: z.looseObject({ overall: z.looseObject({}), by_scheme: z.array(z.looseObject({})) }),
  false_alarms: z.looseObject({ subjects: z.array(z.looseObject({})) }),
  schemes: z.array(z.looseObject({ id: z.string(), missed: z.array(z.looseObject({})) })),
  clusters: z.looseObject({}),
  verdicts: z.looseObject({}),
});

function incomplete(value: Evaluation): string {
  try {
    measuresOf(value);
    return '';
  } catch (thrown) {
    return messageOf(thrown);
  }
}

/** Reads an evaluation.json. Throws BAD_ARGUMENT if it cannot be read, BAD_INPUT if it is something else. */
export function readEvaluation(file: string): Evaluation {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (thrown) {
    throw new TrueseatError('BAD_ARGUMENT', messageOf(thrown), { place: { file, part: '--baseline' }, cause: thrown });
  }
  const wayOut = 'Name an evaluation.json that `trueseat evaluate` wrote, or a report folder.';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    throw new TrueseatError('BAD_INPUT', `not valid JSON: ${messageOf(thrown)}`, {
      place: { file, part: '--baseline' },
      wayOut,
      cause: thrown,
    });
  }
  const read = Mark.safeParse(value);
  const issue = read.error?.issues[0];
  const problem =
    issue === undefined ? incomplete(value as Evaluation) : `${issue.path.map(String).join('.')} ${issue.message}`;
  if (problem === '') return value as Evaluation; // it has the form of one, and its measures can be read
  throw new TrueseatError('BAD_INPUT', `not an evaluation: ${problem}`, {
    place: { file, part: '--baseline' },
    wayOut,
  });
}
