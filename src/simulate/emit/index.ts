import type { Emitter } from './emitter.ts';
import { defender } from './defender.ts';
import { entra } from './entra.ts';
import { intune } from './intune.ts';
import { okta } from './okta.ts';
import { osquery } from './osquery.ts';

export const EMITTERS: readonly Emitter[] = [okta, entra, defender, intune, osquery];
