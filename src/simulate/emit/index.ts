import type { Emitter } from './emitter.ts';
import { okta } from './okta.ts';

export const EMITTERS: readonly Emitter[] = [okta];
