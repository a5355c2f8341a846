import type { SubjectKind } from '../../model/detection.ts';
import type { TruthMember, TruthScheme } from '../../model/truth.ts';

/**
 * How a subject enters the measures. `counted`: should be found. `open`: the same, but in schemes that need a missing part of the product.
 * `neither`: a device, account or application of a person who should be found, or an honest person whom a scheme misuses.
 */
export const STANDINGS = ['honest', 'counted', 'open', 'neither'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Index of a subject in the truth; a report's data about it has the same index. */
export type Index = number;

export interface KnownMember extends TruthMember {
  readonly index: Index;
}

export interface KnownScheme extends Omit<TruthScheme, 'members'> {
  readonly members: readonly KnownMember[];
  /** Members that should be found, of those it lists: its people; else its accounts; else its vendors; else its devices. */
  readonly counted: readonly KnownMember[];
}

export interface TruthHead {
  readonly preset: string;
  readonly seed: number;
  readonly difficulty: string;
  readonly from: string;
  readonly to: string;
}

/** The truth of a data set by index: a million subjects are a few arrays, not a million objects. */
export interface Truth {
  readonly file: string;
  readonly sha256: string;
  readonly head: TruthHead;
  readonly schemes: readonly KnownScheme[];
  readonly size: number;
  readonly kind: (index: Index) => SubjectKind;
  readonly id: (index: Index) => string;
  readonly standing: (index: Index) => Standing;
  /** The label, whatever the standing. */
  readonly isFraud: (index: Index) => boolean;
  readonly lookAlike: (index: Index) => string | null;
  readonly indexOf: (kind: string, id: string) => Index | undefined;
  /** Group labels in the truth file, by index. */
  readonly groups: ReadonlyMap<Index, string>;
  /** Caveats about the truth itself, for readers of the measures. */
  readonly notes: readonly string[];
}

/** Subjects with a standing. */
export function* withStanding(truth: Truth, ...wanted: readonly Standing[]): Iterable<Index> {
  for (let index = 0; index < truth.size; index++) if (wanted.includes(truth.standing(index))) yield index;
}

const PEOPLE: ReadonlySet<string> = new Set(['worker', 'applicant']);

export function isPerson(kind: string): boolean {
  return PEOPLE.has(kind);
}
