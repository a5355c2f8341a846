import { farmByRemoteTool } from './farm-by-remote-tool.ts';
import type { Scheme } from './scheme.ts';

export const SCHEMES: readonly Scheme[] = [farmByRemoteTool];
