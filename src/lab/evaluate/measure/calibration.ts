import type { Tally } from './ranking.ts';
import { shareOf, type Share } from './share.ts';

export interface Bin {
  /** Scores of the bin, both ends in it. */
  readonly from_bits: number;
  readonly to_bits: number;
  /** Mean of the probabilities that the scores say. */
  readonly said: number;
  /** Share that is fraud. */
  readonly is: Share;
}

export interface Calibration {
  /** Where the sums begin; it is part of every score. */
  readonly prior_bits: number;
  /** What is scored: workers, where there are any. */
  readonly kind: string;
  readonly subjects: number;
  readonly fraud: number;
  readonly bins: readonly Bin[];
  readonly brier: number | null;
  /** The same of somebody who says the share of fraud for everybody. */
  readonly brier_of_share: number | null;
  /** The same of the scores with their prior replaced by the share of fraud in the data: it tells weights from prior. */
  readonly brier_at_share: number | null;
}

const BINS = 10;

/** P = 2^bits / (1 + 2^bits): odds in bits as a probability. */
export function probability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/** Mean of (P - outcome)² (Brier 1950, Monthly Weather Review 78:1, for one class). */
function brier(tallies: readonly Tally[], subjects: number, said: (bits: number) => number): number | null {
  if (subjects === 0) return null;
  let sum = 0;
  for (const { bits, n, fraud } of tallies) {
    const p = said(bits);
    sum += fraud * (1 - p) ** 2 + (n - fraud) * p ** 2;
  }
  return sum / subjects;
}

/** Bins of about equal count from the lowest score up; equal scores stay together, and what a large one took is shared out anew. */
function binsOf(tallies: readonly Tally[], subjects: number): Bin[] {
  const bins: Bin[] = [];
  let left = subjects;
  let held: Tally[] = [];
  let n = 0;
  for (const one of tallies.toReversed()) {
    held.push(one);
    n += one.n;
    if (n < left / Math.max(1, BINS - bins.length) && n < left) continue;
    bins.push(binOf(held, n));
    left -= n;
    held = [];
    n = 0;
  }
  return bins;
}

function binOf(held: readonly Tally[], n: number): Bin {
  let said = 0;
  let fraud = 0;
  for (const one of held) {
    said += one.n * probability(one.bits);
    fraud += one.fraud;
  }
  return { from_bits: held[0]?.bits ?? 0, to_bits: held.at(-1)?.bits ?? 0, said: said / n, is: shareOf(fraud, n) };
}

/** How far the probabilities that scores stand for agree with what is. */
export function measureCalibration(kind: string, tallies: readonly Tally[], priorBits: number): Calibration {
  let subjects = 0;
  let fraud = 0;
  for (const one of tallies) {
    subjects += one.n;
    fraud += one.fraud;
  }
  const share = subjects === 0 ? 0 : fraud / subjects;
  const shareBits = Math.log2(share / (1 - share));
  return {
    prior_bits: priorBits,
    kind,
    subjects,
    fraud,
    bins: binsOf(tallies, subjects),
    brier: brier(tallies, subjects, probability),
    brier_of_share: brier(tallies, subjects, () => share),
    brier_at_share:
      share === 0 || share === 1 ? null : brier(tallies, subjects, (bits) => probability(bits - priorBits + shareBits)),
  };
}
