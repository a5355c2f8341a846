import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cluster, said, writeCase, type Case } from './fixtures/make.ts';
import { smallCase } from './fixtures/small.ts';
import { evaluate, type EvaluateOptions } from './index.ts';
import type { Evaluation } from './evaluation.ts';
import { quantile } from './measure/time.ts';
import type { TierRule } from './measure/without.ts';

let sandbox: string;
let count = 0;
beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'evaluate-'));
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

/** Five bits that count are review, any are watch: rules simple enough to be followed by hand. */
const tierRule: TierRule = (findings, _now, standing) => {
  if (standing !== 'none') return 'case';
  let bits = 0;
  for (const one of findings) if (one.cleared_by === null) bits += one.direction === 'for' ? one.bits : -one.bits;
  return bits >= 5 ? 'review' : bits > 0 ? 'watch' : 'clear';
};

function write(one: Case): { truth: string; report: string } {
  return writeCase(join(sandbox, String(count++)), one);
}

function run(one: Case, more: Partial<EvaluateOptions> = {}): Promise<Evaluation> {
  return evaluate({ ...write(one), tierRule, version: 'test', ...more });
}

/** n and of, for all tiers. */
function counts(row: Record<string, { n: number; of: number }>): string {
  return ['watch', 'review', 'case'].map((tier) => `${row[tier]?.n}/${row[tier]?.of}`).join(' ');
}

describe('the small case, counted by hand', () => {
  let small: Evaluation;
  beforeAll(async () => {
    small = await run(smallCase());
  });

  it('recall, precision and schemes at each tier', () => {
    const { overall } = small.found;
    const part = (key: 'recall' | 'precision' | 'any' | 'all'): string =>
      counts({ watch: overall.tiers.watch[key], review: overall.tiers.review[key], case: overall.tiers.case[key] });
    expect(part('recall')).toBe('5/8 4/8 2/8');
    expect(part('precision')).toBe('5/8 4/6 2/2');
    expect(part('any')).toBe('3/4 3/4 2/4');
    expect(part('all')).toBe('2/4 1/4 0/4');
    expect(overall.tiers.review.recall.share).toBe(0.5);
  });

  it('by kind of scheme, difficulty and kind of member, open schemes apart', () => {
    const review = (rows: readonly { id: string; tiers: Evaluation['found']['overall']['tiers'] }[]): unknown =>
      Object.fromEntries(rows.map((row) => [row.id, `${row.tiers.review.recall.n}/${row.tiers.review.recall.of}`]));
    expect(review(small.found.by_scheme)).toEqual({
      'account-farm': '1/2',
      'farm-by-remote-tool': '2/3',
      'payout-hub': '0/2',
      'rented-identity': '1/1',
    });
    expect(review(small.found.by_difficulty)).toEqual({ easy: '2/3', medium: '2/3', hard: '0/2' });
    expect(review(small.found.by_member)).toEqual({ worker: '3/6', account: '1/2' });
    // Of workers at review: w1, w2, w4 and the honest w10.
    expect(small.found.by_member[0]?.tiers.review.precision).toMatchObject({ n: 3, of: 4 });
    expect(review(small.found.open_by_scheme)).toEqual({ 'applicant-ring': '1/2' });
    expect(small.found.open?.tiers.review.precision).toMatchObject({ n: 1, of: 3 });
  });

  it('false alarms: honest workers by the thousand, look-alikes, names', () => {
    const { per_1000_workers: per, by_look_alike: looks, subjects } = small.false_alarms;
    expect(per).toEqual({ watch: 200, review: 100, case: 0 });
    expect(looks.map((row) => `${row.kind} ${row.look_alike} ${counts(row.tiers)}`)).toEqual([
      'device none 1/1 1/1 0/1',
      'worker home-lab-kvm 1/1 1/1 0/1',
      'worker couple 1/2 0/2 0/2',
      'applicant none 0/2 0/2 0/2',
      'worker none 0/7 0/7 0/7',
    ]);
    expect(subjects.map((one) => [one.tier, one.id, one.reason])).toEqual([
      ['review', 'w10', 'reason of w10'],
      ['review', 'd10', 'reason of d10'],
      ['watch', 'w11', 'reason of w11'],
    ]);
  });

  it('things of a fraud worker and the victim of a scheme are neither hit nor false alarm; strangers are listed', () => {
    const named = small.false_alarms.subjects.map((one) => one.id);
    for (const id of ['d1', 'a1', 'p3', 'w20', 'x99']) expect(named).not.toContain(id);
    expect(small.report.unknown).toEqual({
      n: 1,
      raised: 1,
      subjects: [{ kind: 'worker', id: 'x99', tier: 'review' }],
    });
  });

  it('clusters, pairwise and B-cubed', () => {
    // True {w1,w2,w3} {m1,m2} {w5,w6}; with a verdict {w1,w2,w10} {w5,w6} {m1,m2}; without {w11,w12}.
    const { with_verdict: judged, two_or_more: all, open } = small.clusters;
    expect(judged.pairwise).toMatchObject({
      true_pairs: 5,
      found_pairs: 5,
      right_pairs: 3,
      precision: 0.6,
      recall: 0.6,
    });
    expect(judged.items).toBe(8);
    expect(judged.b_cubed.precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 5) / 8, 12);
    expect(judged.b_cubed.recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 5) / 8, 12);
    expect(all.pairwise).toMatchObject({ found_pairs: 6, right_pairs: 3, precision: 0.5, recall: 0.6 });
    expect(all.b_cubed.precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 5 + 1) / 10, 12);
    expect(open?.pairwise).toMatchObject({ precision: 1, recall: 1, f1: 1 });
  });

  it('a verdict over accounts is about these, also where a person stands beside them', async () => {
    const one = smallCase();
    const beside = cluster('c4', 'account-farm', 'worker w13 member');
    const { verdicts } = await run({ ...one, clusters: [...one.clusters, ...beside] });
    expect(verdicts.by_verdict[0]).toMatchObject({ verdict: 'account-farm', clusters: 1, right: 1, honest: 0 });
  });

  it('verdicts from both sides, and roles', () => {
    expect(small.verdicts.schemes).toMatchObject({ n: 2, of: 3 });
    expect(
      small.verdicts.by_verdict.map((row) => [row.verdict, row.clusters, row.right, row.other_scheme, row.honest]),
    ).toEqual([
      ['account-farm', 1, 1, 0, 0],
      ['laptop-farm', 1, 1, 0, 0],
      ['payout-hub', 0, 0, 0, 0],
      ['shared-operator', 1, 0, 1, 0],
    ]);
    expect(small.verdicts.roles).toMatchObject({ n: 3, of: 4 });
    expect(small.verdicts.role_pairs).toEqual([
      { expected: 'account', given: 'account', n: 2 },
      { expected: 'persona', given: 'operator', n: 1 },
      { expected: 'persona', given: 'persona', n: 1 },
    ]);
    expect(small.schemes.find((one) => one.id === 'hub-1')?.verdict).toEqual({
      expected: 'payout-hub',
      right: false,
      given: ['shared-operator'],
    });
    expect(small.schemes.find((one) => one.id === 'rent-1')?.verdict).toEqual({
      expected: null,
      right: null,
      given: [],
    });
  });

  it('names who is missed', () => {
    expect(
      small.schemes.map((one) => [one.id, one.missed.map((member) => `${member.id} ${member.tier}`).join(', ')]),
    ).toEqual([
      ['farm-1', 'w3 watch'],
      ['rent-1', ''],
      ['hub-1', 'w5 clear, w6 clear'],
      ['box-1', 'm2 clear'],
      ['ring-1', 'p2 clear'],
    ]);
  });

  it('average precision and Brier score, absent workers at the prior', () => {
    // From the highest: w1 9, w2 1, w4 0, [w10 -1], w3 -5, [w11 -6], w5 -8, [w12 -10], and w6 with seven honest at -11.
    expect(small.ranking).toMatchObject({ kind: 'worker', subjects: 16, fraud: 6 });
    expect(small.ranking?.average_precision).toBeCloseTo((1 + 1 + 1 + 4 / 5 + 5 / 7 + 6 / 16) / 6, 12);
    expect(small.ranking?.tiers.review).toEqual({ recall: 3 / 6, precision: 3 / 4 });
    const fraud = [9, 1, 0, -5, -8, -11].map((bits) => (1 / (1 + 2 ** bits)) ** 2);
    const honest = [-1, -6, -10, ...Array.from({ length: 7 }, () => -11)].map((bits) => (1 / (1 + 2 ** -bits)) ** 2);
    const mean = [...fraud, ...honest].reduce((sum, one) => sum + one, 0) / 16;
    expect(small.calibration?.brier).toBeCloseTo(mean, 12);
    expect(small.calibration?.brier_of_share).toBeCloseTo((6 / 16) * (10 / 16), 12);
    expect(small.calibration?.prior_bits).toBe(-11);
    expect(small.calibration?.bins[0]).toMatchObject({ from_bits: -11, to_bits: -11, is: { n: 1, of: 8 } });
  });

  it('detections: of whom they speak, and what they are worth', () => {
    const row = (id: string): unknown => {
      const one = small.detections?.find((other) => other.id === id);
      return [one?.findings, one?.struck_out, one?.fraud, one?.honest, one?.unknown, one?.said_bits];
    };
    expect(row('place-a')).toEqual([4, 1, 2, 1, 0, 5]);
    expect(row('tool-b')).toEqual([3, 0, 2, 0, 1, 5]);
    expect(row('household')).toEqual([1, 0, 0, 1, 0, null]);
    // 2 of 6 fraud workers and 1 of 11 honest ones, w20 among them.
    const place = small.detections?.find((one) => one.id === 'place-a');
    expect(place?.right).toMatchObject({ n: 2, of: 3 });
    expect(place?.measured_bits).toBeCloseTo(Math.log2(2.5 / 7 / (1.5 / 12)), 12);
  });

  it('what would be without a detection', () => {
    const of = (id: string): unknown =>
      Object.fromEntries(
        Object.entries(small.detections?.find((one) => one.id === id)?.without ?? {}).map(([what, names]) => [
          what,
          (names as { subjects: { id: string }[] }).subjects.map((one) => one.id).join(' '),
        ]),
      );
    // w1 and w2 stand in a verdict; by their own evidence w2 has place-a alone, w1 has another.
    expect(of('place-a')).toEqual({ lost: '', lost_by_own_evidence: 'w2', gained: '', vanished: 'w10', raised: '' });
    expect(of('tool-b')).toEqual({ lost: 'w4', lost_by_own_evidence: 'w4', gained: '', vanished: '', raised: '' });
    expect(of('household')).toEqual({ lost: '', lost_by_own_evidence: '', gained: '', vanished: '', raised: 'w11' });
  });

  it('says what was not measured', () => {
    const notes = small.notes.join('\n');
    for (const text of [
      '1 of 16 subjects',
      '1 of 5 schemes are open',
      'need replays',
      'verdicts held fixed',
      'a different tier',
    ]) {
      expect(notes).toContain(text);
    }
    expect(small.times).toBe(null);
    expect(small.impact).toBe(null);
  });
});

describe('replays', () => {
  it('days from first trace to the first replay with a member at review', async () => {
    const one = smallCase();
    const at = (...subjects: ReturnType<typeof said>[]): string => write({ ...one, subjects }).report;
    const replays = [
      { at: '2026-01-05T00:00:00Z', folder: at(said('worker w4', 'case', 9), said('worker w12', 'clear', -10)) }, // before its first trace
      { at: '2026-03-11T00:00:00Z', folder: at(said('worker w1', 'review', 0), said('account m1', 'watch', -5)) },
      { at: '2026-01-20T00:00:00Z', folder: at(said('worker w3', 'review', 0)) },
    ];
    const { times, schemes } = await run(one, { replays });
    const days = Object.fromEntries(
      schemes.map((scheme) => [scheme.id, [scheme.time.days, scheme.time.days_at_least]]),
    );
    // The whole report counts as a replay at the end of its last day, 81 days after the first traces.
    expect(days).toEqual({
      'farm-1': [10, 0],
      'rent-1': [81, 60],
      'hub-1': [null, null],
      'box-1': [81, 60],
      'ring-1': [81, 60],
    });
    expect(times).toMatchObject({ schemes: 4, detected: 3, median_days: 81, lower_days: 45.5, upper_days: 81 });
    expect(times?.replays).toHaveLength(4);
  });

  it('quantiles lie between neighbours in proportion', () => {
    expect([0, 0.25, 0.5, 1].map((q) => quantile([1, 2, 4, 8], q))).toEqual([1, 1.75, 3, 8]);
    expect(quantile([], 0.5)).toBe(null);
  });
});

describe('groups', () => {
  it('rates, four-fifths ratio and exact test, everybody and the honest alone', async () => {
    const one = smallCase();
    const honest = Array.from({ length: 20 }, (_, nth) => `g${nth}`);
    const made: Case = {
      truth: {
        ...one.truth,
        subjects: [
          ...one.truth.subjects,
          ...honest.map((id) => ({
            kind: 'worker' as const,
            id,
            label: 'honest' as const,
            schemes: [],
            look_alike: null,
          })),
        ],
        groups: [
          ...honest.map((id, nth) => ({ kind: 'worker' as const, id, group: nth < 10 ? 'Ash' : 'Birch' })),
          { kind: 'worker', id: 'w1', group: 'Birch' },
        ],
      },
      // Of Ash none is at review, of Birch five of ten honest ones and w1.
      subjects: [...one.subjects, ...honest.slice(10, 15).map((id) => said(`worker ${id}`, 'review', 0))],
      clusters: one.clusters,
      findings: honest.slice(10, 15).map((id) => ({ detection: 'place-a', subject: `worker ${id}` })),
    };
    const { impact } = await run(made);
    const row = impact?.rows.find((other) => other.of === 'tier' && other.id === 'review' && other.among === 'honest');
    expect(row?.lowest_to_highest).toBe(0);
    const [ash, birch] = row?.groups ?? [];
    expect(ash).toMatchObject({ group: 'Ash', ratio: null, flagged: false });
    expect(birch).toMatchObject({
      group: 'Birch',
      ratio: 0,
      flagged: true,
      selected: { n: 5, of: 10 },
      others: { n: 0, of: 10 },
    });
    expect(birch?.p).toBeCloseTo(504 / 15_504, 9);
    const all = impact?.rows.find((other) => other.of === 'tier' && other.id === 'review' && other.among === 'all');
    expect(all?.groups[1]?.selected).toMatchObject({ n: 6, of: 11 });
    const place = impact?.rows.find((other) => other.id === 'place-a' && other.among === 'honest');
    expect(place?.groups[1]).toMatchObject({ flagged: true, selected: { n: 5, of: 10 } });
    // Nobody labelled is at case but w1, so the honest alone have no row there.
    expect(impact?.rows.filter((other) => other.id === 'case').map((other) => other.among)).toEqual(['all']);
    expect(impact?.labels).toBe(21);
  });
});

describe('a baseline', () => {
  it('is never worse or better than itself', async () => {
    const paths = write(smallCase());
    const { comparison } = await evaluate({ ...paths, tierRule, version: 'test', baseline: paths.report });
    expect(comparison).toMatchObject({ is_worse: false, better: [], worse: [], other_truth: false });
    expect(comparison?.measures.every((one) => one.is === 'same' || one.is === 'unknown')).toBe(true);
  });

  it('names what became better and what worse', async () => {
    const before = write(smallCase());
    const now = smallCase();
    const subjects = now.subjects.map((row) => {
      if (row['subject_id'] === 'w4') return said('worker w4', 'watch', -5); // scheme rent-1 is lost
      if (row['subject_id'] === 'w5') return said('worker w5', 'review', 0); // scheme hub-1 is found
      if (row['subject_id'] === 'w10') return said('worker w10', 'case', 3);
      return row['subject_id'] === 'w11' ? said('worker w11', 'clear', -9) : row;
    });
    const clusters = [
      ...now.clusters.filter((row) => row['cluster_id'] !== 'c2'),
      ...cluster('c2', 'payout-hub', 'worker w5 payee', 'worker w6 payee'),
    ];
    const { comparison } = await run({ ...now, subjects, clusters }, { baseline: before.report });
    const lines = (some: readonly { what: string; change: string }[] | undefined): string[] =>
      (some ?? []).map((one) => `${one.what} ${one.change}`);
    expect(lines(comparison?.worse)).toEqual([
      'scheme rent-1 is not found at review any more',
      'worker w4 of rent-1 is not at review any more, but watch',
      'worker w10 (honest, home-lab-kvm) went from review to case',
    ]);
    expect(lines(comparison?.better)).toEqual([
      'scheme hub-1 is found at review',
      'scheme hub-1 gets its verdict payout-hub',
      'worker w5 of hub-1 is at review',
      'worker w11 (honest) went from watch to clear',
    ]);
    const change = (id: string): unknown => comparison?.measures.find((one) => one.id === id)?.is;
    expect(change('recall at review')).toBe('same');
    expect(change('recall at review of rented-identity')).toBe('worse');
    expect(change('false alarms at case per 1,000 workers')).toBe('worse');
    expect(change('false alarms at watch per 1,000 workers')).toBe('better');
    expect(change('schemes with the expected verdict')).toBe('better');
    expect(comparison?.is_worse).toBe(true);
  });
});

describe('files of any tool', () => {
  it('the least columns do; scores and findings are then said to be missing', async () => {
    const one = smallCase();
    const { findings: _, ...rest } = one;
    const least = rest.subjects.map(({ subject_kind = '', subject_id = '', tier = '' }) => ({
      subject_kind,
      subject_id,
      tier,
    }));
    const bare = await run({ ...rest, subjects: least });
    const full = await run(one);
    expect(bare.found).toEqual(full.found);
    expect(bare.clusters).toEqual(full.clusters);
    expect([bare.calibration, bare.ranking, bare.detections, bare.reproduced]).toEqual([null, null, null, null]);
    expect(bare.notes.join(' ')).toMatch(/score_bits.*findings\.ndjson/);
  });

  it('the order of rows and findings changes nothing', async () => {
    const one = smallCase();
    const turned = {
      ...one,
      subjects: one.subjects.toReversed(),
      clusters: one.clusters.toReversed(),
      findings: (one.findings ?? []).toReversed(),
    };
    const [a, b] = [await run(one), await run(turned)];
    // f0, f2 and f4 in another order would be three groups of w1, w10, w11.
    for (const part of [
      'found',
      'clusters',
      'verdicts',
      'calibration',
      'ranking',
      'detections',
      'reproduced',
    ] as const) {
      expect(b[part], part).toEqual(a[part]);
    }
  });

  it('findings in the order of time are read as well', async () => {
    const one = smallCase();
    const [first, second, ...rest] = one.findings ?? [];
    const scattered = [first, ...rest, second].filter((finding) => finding !== undefined);
    expect((await run({ ...one, findings: scattered })).detections).toEqual((await run(one)).detections);
  });

  it('an id that the writer defused is the id itself', async () => {
    const one = smallCase();
    const subjects = [...one.subjects, said("worker '=w13", 'review', 0)];
    const truth = structuredClone(one.truth);
    for (const subject of truth.subjects) if (subject.id === 'w13') subject.id = '=w13';
    expect((await run({ ...one, truth, subjects })).false_alarms.subjects.map((alarm) => alarm.id)).toContain('=w13');
  });

  it('a report that found nothing is no error: all are clear', async () => {
    const empty = await run({ truth: smallCase().truth, subjects: [], clusters: [] });
    expect(empty.found.overall.tiers.watch.recall).toMatchObject({ n: 0, of: 8, share: 0 });
    expect(empty.found.overall.tiers.watch.precision.share).toBe(null);
    expect(empty.false_alarms.subjects).toEqual([]);
  });

  it('a truth without any scheme measures false alarms alone', async () => {
    const { truth, ...rest } = smallCase();
    const quiet = {
      ...truth,
      schemes: [],
      subjects: truth.subjects.filter((one) => one.label === 'honest').map((one) => ({ ...one, schemes: [] })),
    };
    const measured = await run({ ...rest, truth: quiet });
    expect(measured.found.overall.tiers.review.recall.share).toBe(null);
    expect(measured.false_alarms.per_1000_workers.review).toBeCloseTo(2000 / 11, 9); // w10, and w20 is now honest
    expect(measured.ranking?.average_precision).toBe(null);
  });
});
