import type { World } from '../world.ts';

/** A kind of honest life that looks like fraud. `plant` makes its people, their traces, and what the organisation knows that clears them. */
export interface LookAlike {
  readonly kind: string;
  readonly about: string;
  /** Scheme kinds that it resembles. */
  readonly resembles: readonly string[];
  readonly plant: (world: World, n: number) => void;
}
