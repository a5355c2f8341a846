import type { Emitter } from './emitter.ts';
import { anydesk } from './anydesk.ts';
import { defender } from './defender.ts';
import { entra } from './entra.ts';
import { intune } from './intune.ts';
import { okta } from './okta.ts';
import { osquery } from './osquery.ts';
import { teamviewer } from './teamviewer.ts';

export const EMITTERS: readonly Emitter[] = [okta, entra, defender, intune, osquery, anydesk, teamviewer];
