import type { Tally } from './ranking.ts';
import { shareOf, type Share } from './share.ts';

export interface Bin {
  /** Lowest and highest score in the bin. */
  readonly from_bits: number;
  readonly to_bits: number;
  /** Mean of the probabilities that the scores predict. */
  readonly said: number;
  /** Share that is fraud. */
  readonly is: Share;
}

export interface Calibration {
  /** The prior; it is part of every score. */
  readonly prior_bits: number;
  /** What is scored: workers if there are any. */
  readonly kind: string;
  readonly subjects: number;
  readonly fraud: number;
  readonly bins: readonly Bin[];
  readonly brier: number | null;
  /** The Brier score if everybody gets the base rate. */
  readonly brier_of_share: number | null;
  /** The Brier score with the prior replaced by the base rate: separates the weights from the prior. */
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

/** Bins of about equal size from the lowest score up; equal scores stay together, and the rest is divided anew after a large bin. */
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

/** How well the predicted probabilities agree with the truth. */
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
