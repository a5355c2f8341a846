import type { Tier } from '../../model/report.ts';

/** The tiers that are reported on, lowest first. */
export const RAISED = ['watch', 'review', 'case'] as const;
export type Raised = (typeof RAISED)[number];

export type ByTier<T> = Readonly<Record<Raised, T>>;

export function byTier<T>(make: (tier: Raised) => T): ByTier<T> {
  return { watch: make('watch'), review: make('review'), case: make('case') };
}

export const TIER_ORDER: readonly Tier[] = ['clear', 'watch', 'review', 'case'];

/** A subject, named. */
export interface Named {
  readonly kind: string;
  readonly id: string;
}

/** How many, and the first of them by name. */
export interface Names {
  readonly n: number;
  readonly subjects: readonly Named[];
}

/** Collects names, the first `most` of them. */
export function nameList(most: number): { readonly add: (one: Named) => void; readonly names: () => Names } {
  const subjects: Named[] = [];
  let n = 0;
  return {
    add: ({ kind, id }) => {
      n++;
      if (subjects.length < most) subjects.push({ kind, id });
    },
    names: () => ({ n, subjects }),
  };
}
