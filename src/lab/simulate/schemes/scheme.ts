import type { World } from '../world.ts';

/** A kind of fraud. `plant` makes its people and things, lets them leave their traces in the plan, and tells the truth. */
export interface Scheme {
  readonly kind: string;
  readonly about: string;
  readonly plant: (world: World, n: number) => void;
}
