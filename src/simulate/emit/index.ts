import type { Emitter } from './emitter.ts';
import { defender } from './defender.ts';
import { okta } from './okta.ts';

export const EMITTERS: readonly Emitter[] = [okta, defender];
