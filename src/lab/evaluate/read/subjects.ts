import { join } from 'node:path';
import { TrueseatError } from '../../../lib/error.ts';
import type { Tier } from '../../../model/report.ts';
import type { Index, Truth } from '../truth.ts';
import { TIER_ORDER, type Named } from '../type.ts';
import { bare, tableRows, type TableRow } from './table.ts';

/** At most this many reasons of honest subjects are kept, and this many unknown subjects listed. */
const KEPT_REASONS = 20_000;
const KEPT_UNKNOWN = 50;

/** What subjects.csv says about the subjects of the truth. Absent means clear. */
export interface ReportedSubjects {
  readonly rows: number;
  /** Index in TIER_ORDER. */
  readonly rank: (index: Index) => number;
  /** The score if there is one, else null. */
  readonly score: (index: Index) => number | null;
  readonly inVerdict: (index: Index) => boolean;
  readonly reason: (index: Index) => string;
  /** Whether the file has scores at all. */
  readonly scored: boolean;
  /** The prior of a subject: score less bits for plus bits against. Null if the file does not have them. */
  readonly priorBits: number | null;
  /** Subjects that are not in the truth. */
  readonly unknown: {
    readonly n: number;
    readonly raised: number;
    readonly subjects: readonly (Named & { readonly tier: Tier })[];
  };
}

function bad(file: string, line: number, what: string): TrueseatError {
  return new TrueseatError('BAD_INPUT', what, { place: { file, line }, wayOut: 'See docs/formats.md.' });
}

function rankOf(file: string, row: TableRow): number {
  const rank = TIER_ORDER.indexOf(row.cell('tier') as Tier); // -1 for an unknown tier
  if (rank < 0) throw bad(file, row.line, `"${row.cell('tier')}" is no tier (clear, watch, review, case)`);
  return rank;
}

function numberOf(file: string, row: TableRow, column: string): number | null {
  const text = row.cell(column).trim();
  if (text === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value)) throw bad(file, row.line, `${column} "${text}" is no number`);
  return value;
}

/** Reads subjects.csv of a report folder against the truth. Throws if file and truth have no subject in common. */
export async function readSubjects(folder: string, truth: Truth): Promise<ReportedSubjects> {
  const file = join(folder, 'subjects.csv');
  const ranks = new Uint8Array(truth.size);
  const named = new Uint8Array(truth.size);
  const seen = new Uint8Array(truth.size);
  const scores = new Float64Array(truth.size).fill(Number.NaN);
  const reasons = new Map<Index, string>();
  const unknown: (Named & { tier: Tier })[] = [];
  let unknownRows = 0;
  let unknownRaised = 0;
  let priorBits: number | null = null;
  let scored = false;
  let rows = 0;

  for await (const row of tableRows(file, ['subject_kind', 'subject_id', 'tier'])) {
    rows++;
    const kind = row.cell('subject_kind');
    const id = bare(row.cell('subject_id'));
    const rank = rankOf(file, row);
    const score = numberOf(file, row, 'score_bits');
    const index = truth.indexOf(kind, id);
    if (index === undefined) {
      unknownRows++;
      if (rank > 0) unknownRaised++;
      if (unknown.length < KEPT_UNKNOWN) unknown.push({ kind, id, tier: TIER_ORDER[rank] ?? 'clear' });
      continue;
    }
    if (seen[index] === 1) throw bad(file, row.line, `${kind} "${id}" occurs twice`);
    seen[index] = 1;
    ranks[index] = rank;
    if (score !== null) {
      scored = true;
      scores[index] = score;
      const bitsFor = numberOf(file, row, 'bits_for');
      const bitsAgainst = numberOf(file, row, 'bits_against');
      // Cells are rounded to hundredths; a prior is not that precise.
      if (priorBits === null && bitsFor !== null && bitsAgainst !== null)
        priorBits = Math.round((score - bitsFor + bitsAgainst) * 10) / 10;
    }
    if (row.cell('verdicts') !== '') named[index] = 1;
    if (rank > 0 && truth.standing(index) === 'honest' && reasons.size < KEPT_REASONS)
      reasons.set(index, bare(row.cell('top_reason')));
  }
  if (rows > 0 && unknownRows === rows) {
    const [one] = unknown;
    throw new TrueseatError(
      'BAD_INPUT',
      `none of its ${rows} subjects is in the truth, such as ${one?.kind} "${one?.id}"`,
      {
        place: { file },
        wayOut: `Is ${truth.file} the truth of this data set?`,
      },
    );
  }
  return {
    rows,
    rank: (index) => ranks[index] ?? 0,
    score: (index) => (Number.isNaN(scores[index]) ? null : (scores[index] ?? null)),
    inVerdict: (index) => named[index] === 1,
    reason: (index) => reasons.get(index) ?? '',
    scored,
    priorBits,
    unknown: { n: unknownRows, raised: unknownRaised, subjects: unknown },
  };
}
