import type { Evaluation } from '../evaluation.ts';

export function* pageChunks(evaluation: Evaluation): Generator<string, void, undefined> {
  yield evaluation.program;
}
