// Slow: simulates two organisations and investigates them with the built program.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { figuresOf, GATE, type Figures } from '../../bench/benchmark/gate.ts';
import { runOne } from '../../bench/benchmark/run-one.ts';

/** Written by `npm run benchmark -- --record`. */
const RECORDED = JSON.parse(
  readFileSync(new URL('../../bench/benchmark/gate.json', import.meta.url), 'utf8'),
) as Record<string, Figures>;
const root = mkdtempSync(join(tmpdir(), 'gate-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('what is found in simulated organisations', () => {
  it.each(GATE)(
    '$preset $seed is no worse than recorded',
    (one) => {
      const now = figuresOf(runOne(one, root, false).evaluation);
      const before = RECORDED[one.preset];
      if (before === undefined) throw new Error(`nothing is recorded of ${one.preset}`);
      expect(now.of, 'the simulator plants something else: record anew').toBe(before.of);
      expect(now.found_at_review, 'fewer are found').toBeGreaterThanOrEqual(before.found_at_review);
      expect(now.verdicts_right, 'fewer verdicts are right').toBeGreaterThanOrEqual(before.verdicts_right);
      expect(now.false_alarms_at_review, 'more honest people at review').toBeLessThanOrEqual(
        before.false_alarms_at_review,
      );
      expect(now.false_alarms_at_case, 'more honest people at case').toBeLessThanOrEqual(before.false_alarms_at_case);
    },
    300_000,
  );
});
