import type { Emitter } from './emitter.ts';
import { defender } from './defender.ts';
import { entra } from './entra.ts';
import { okta } from './okta.ts';
import { osquery } from './osquery.ts';

export const EMITTERS: readonly Emitter[] = [okta, entra, defender, osquery];
