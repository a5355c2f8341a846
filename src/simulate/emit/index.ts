import type { Emitter } from './emitter.ts';
import { defender } from './defender.ts';
import { entra } from './entra.ts';
import { okta } from './okta.ts';

export const EMITTERS: readonly Emitter[] = [okta, entra, defender];
