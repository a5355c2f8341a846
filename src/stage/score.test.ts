import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/index.ts';
import type { Engine } from '../engine/engine.ts';
import { runStage } from '../engine/run-stage.ts';
import { rawSql } from '../lib/sql.ts';
import type { Scorer } from '../model/score.ts';
import { fillTable } from './fixtures/fill.ts';
import { score } from './score.ts';

let engine: Engine;

/** Counts half of every finding for, and raises whom a verdict names. */
const half: Scorer = (findings, now, standing) => {
  const counted = findings.map((row) => [row.finding_id, row.bits / 2] as const);
  const bitsFor = counted.reduce((sum, [, bits]) => sum + bits, 0);
  return {
    tier: standing === 'none' ? 'watch' : 'case',
    priorBits: -11,
    bitsFor,
    bitsAgainst: 0,
    scoreBits: bitsFor - 11,
    families: [{ family: 'access', rawFor: 2 * bitsFor, countedFor: bitsFor, countedAgainst: 0 }],
    counted: new Map(counted.map(([id, bits]) => [id, { bits, note: `half, as of ${now}` }])),
  };
};

function found(subject_id: string, finding_id: string, bits: number): Parameters<Engine['append']>[1][number] {
  const words = {
    explanation: `Said by ${finding_id}.`,
    innocent: `innocent ${finding_id}`,
    settle: `settle ${finding_id}`,
  };
  return {
    finding_id,
    subject_kind: 'worker',
    subject_id,
    detection: `detection-${finding_id}`,
    family: 'access',
    direction: 'for',
    strength: 'strong',
    families: [],
    shows: [],
    firm: false,
    network_privacy: false,
    location: false,
    ages: false,
    stated_bits: bits,
    bits,
    why_capped: '',
    last_at: '2026-03-02T10:00:00Z',
    ...words,
  };
}

function named(member_id: string, verdict: string, rank_no: number): Record<string, string | number> {
  const words = { why: `why ${verdict}`, innocent: `innocent ${verdict}`, settle: `settle ${verdict}` };
  return {
    cluster_id: 'c1',
    verdict,
    title: verdict.replace('-', ' '),
    rank_no,
    member_kind: 'worker',
    member_id,
    ...words,
  };
}

beforeAll(async () => {
  ({ engine } = await openDuckdb({ memoryBytes: 5e8, threads: 2, key: 'test' }));
  await fillTable(engine, 'finding', [found('w1', 'light', 2), found('w1', 'heavy', 8), found('w2', 'only', 4)]);
  await fillTable(engine, 'finding_event', [{ finding_id: 'heavy', place: 1, event_id: 'e1' }]);
  await fillTable(engine, 'cluster', []);
  await fillTable(engine, 'pair', []);
  await fillTable(engine, 'verdict', [
    named('w2', 'Payout-hub', 7),
    named('w2', 'Shared-operator', 2),
    named('w3', 'Payout-hub', 7),
    { ...named('home', 'Payout-hub', 7), member_kind: 'site' },
    { ...named('', 'Payout-hub', 7), member_id: null },
  ]);
  await runStage(engine, score(half));
});
afterAll(() => engine.close());

it('gives the words of the heaviest finding, and of the verdict that speaks first where one names the subject', async () => {
  const rows = await engine.rows(
    rawSql('SELECT subject_id, tier, bits_for, verdicts, top_reason, innocent, settle FROM score ORDER BY subject_id'),
  );
  expect(rows).toEqual([
    { subject_id: 'w1', tier: 'watch', bits_for: 5, verdicts: '', top_reason: 'Said by heavy.', innocent: 'innocent heavy', settle: 'settle heavy' }, // prettier-ignore
    {
      subject_id: 'w2',
      tier: 'case',
      bits_for: 2,
      verdicts: 'Payout-hub;Shared-operator',
      top_reason: 'Suspected shared operator and payout hub. Strongest reason: Said by only.',
      innocent: 'innocent Shared-operator',
      settle: 'settle Shared-operator',
    },
    {
      subject_id: 'w3',
      tier: 'case',
      bits_for: 0,
      verdicts: 'Payout-hub',
      top_reason: 'Suspected payout hub. Strongest reason: why Payout-hub',
      innocent: 'innocent Payout-hub',
      settle: 'settle Payout-hub',
    },
  ]);
});

it('keeps for each finding what counts of it, and why', async () => {
  const rows = await engine.rows(
    rawSql('SELECT finding_id, bits, bits_counted, why_less FROM score_part ORDER BY finding_id'),
  );
  const why_less = 'half, as of 2026-03-02T10:00:00Z';
  expect(rows).toEqual([
    { finding_id: 'heavy', bits: 8, bits_counted: 4, why_less },
    { finding_id: 'light', bits: 2, bits_counted: 1, why_less },
    { finding_id: 'only', bits: 4, bits_counted: 2, why_less },
  ]);
  const families = await engine.rows(
    rawSql('SELECT subject_id, family, counted_for FROM score_family ORDER BY subject_id'),
  );
  expect(families.map((row) => row['counted_for'])).toEqual([5, 2, 0]);
});
