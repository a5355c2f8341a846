import { farmByKvm } from './farm-by-kvm.ts';
import { farmByRemoteTool } from './farm-by-remote-tool.ts';
import type { Scheme } from './scheme.ts';

export const SCHEMES: readonly Scheme[] = [farmByRemoteTool, farmByKvm];
