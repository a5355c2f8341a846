import type { Family } from './detection.ts';
import { columns, some, type Cells } from './column.ts';
import { FINDING } from './detected.ts';
import type { Tier } from './report.ts';

/** What scoring reads of a finding. */
export const EVIDENCE = {
  ...some(
    FINDING,
    'finding_id',
    'detection',
    'family',
    'direction',
    'families',
    'strength',
    'stated_bits',
    'bits',
    'why_capped',
    'network_privacy',
    'location',
    'ages',
    'shows',
    'firm',
    'last_at',
    'identifier',
    'cleared_by',
  ),
  ...columns({ events: 'texts ids of its events' }),
};

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
 * How a subject stands to verdicts: none names it; one names it; or one names it and it shares two things of different causes with
 * another whom that verdict names and who has strong evidence of their own.
 */
export type Standing = 'none' | 'named' | 'joined';

/** The scoring rules: `now` is the time of the newest data (UTC ISO). */
export type Scorer = (findings: readonly Cells<typeof EVIDENCE>[], now: string, standing: Standing) => Reckoning;
