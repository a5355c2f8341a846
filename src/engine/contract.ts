import { describe } from 'vitest';
import type { Engine, EngineOptions } from './engine.ts';
import { functionContract } from './fixtures/contract-functions.ts';
import { limitContract } from './fixtures/contract-limits.ts';
import { rawContract } from './fixtures/contract-raw.ts';
import { runContract } from './fixtures/contract-run.ts';
import { tableContract } from './fixtures/contract-tables.ts';
import { valueContract } from './fixtures/contract-values.ts';

export type Open = (options: Partial<EngineOptions>) => Promise<Engine>;

const DEFAULTS = { memoryBytes: 1e9, threads: 2, key: 'test' };

/** What every engine must keep. `open` opens a fresh, empty one. */
export function engineContract(engineName: string, open: (options: EngineOptions) => Promise<Engine>): void {
  const fresh: Open = (options) => open({ ...DEFAULTS, ...options });
  describe(`engine ${engineName} keeps the contract`, () => {
    valueContract(fresh);
    tableContract(fresh);
    functionContract(fresh);
    runContract(fresh);
    rawContract(fresh);
  });
}

/** The part of it that takes long. */
export function engineLimits(engineName: string, open: (options: EngineOptions) => Promise<Engine>): void {
  describe(`engine ${engineName} keeps the contract`, () =>
    limitContract((options) => open({ ...DEFAULTS, ...options })));
}
