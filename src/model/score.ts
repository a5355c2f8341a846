import type { Family } from './detection.ts';
import type { Tier } from './report.ts';
import type { Row } from './stage.ts';

/** How the sum of one subject was calculated. */
export interface Reckoning {
  readonly tier: Tier;
  readonly priorBits: number;
  readonly bitsFor: number;
  readonly bitsAgainst: number;
  readonly scoreBits: number;
  readonly families: readonly {
    readonly family: Family;
    readonly rawFor: number;
    readonly countedFor: number;
    readonly countedAgainst: number;
  }[];
  /** By finding: the bits that count, and why they differ from its weight (empty if they do not). */
  readonly counted: ReadonlyMap<string, { readonly bits: number; readonly note: string }>;
}

/**
 * The scoring rules: rows of `finding`, each with its `events`; `now` is the time of the newest data (UTC ISO); `inVerdict`: a verdict names
 * the subject.
 */
export type Scorer = (findings: readonly Row[], now: string, inVerdict: boolean) => Reckoning;
