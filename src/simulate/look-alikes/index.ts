import type { LookAlike } from './look-alike.ts';

export const LOOK_ALIKES: readonly LookAlike[] = [];
