import { describe } from 'vitest';
import type { Engine, EngineOptions } from './engine.ts';
import { analyseContract } from './fixtures/contract-analyse.ts';
import type { Lake } from './reader.ts';
import { cancelContract } from './fixtures/contract-cancel.ts';
import { functionContract } from './fixtures/contract-functions.ts';
import { limitContract } from './fixtures/contract-limits.ts';
import { rawContract } from './fixtures/contract-raw.ts';
import { runContract } from './fixtures/contract-run.ts';
import { sealedContract } from './fixtures/contract-sealed.ts';
import { tableContract } from './fixtures/contract-tables.ts';
import { valueContract } from './fixtures/contract-values.ts';

export type Open = (options: Partial<EngineOptions>) => Promise<Engine>;
export type OpenLake = (options: Partial<EngineOptions>) => Promise<Lake>;

const DEFAULTS = { memoryBytes: 1e9, threads: 2, key: 'test' };

/** What every engine must guarantee. `open` opens a fresh, empty one. */
export function engineContract(engineName: string, open: (options: EngineOptions) => Promise<Lake>): void {
  const fresh: Open = async (options) => (await open({ ...DEFAULTS, ...options })).engine;
  describe(`engine ${engineName} keeps the contract`, () => {
    valueContract(fresh);
    tableContract(fresh);
    functionContract(fresh);
    runContract(fresh);
    analyseContract(fresh);
    cancelContract(fresh);
  });
}

/** What every raw reader must guarantee, together with the engine that it is opened with. */
export function readerContract(engineName: string, open: (options: EngineOptions) => Promise<Lake>): void {
  describe(`raw reader of ${engineName} keeps the contract`, () => {
    rawContract((options) => open({ ...DEFAULTS, ...options }));
    sealedContract((options) => open({ ...DEFAULTS, ...options }));
  });
}

/** The slow part of the contract. */
export function engineLimits(engineName: string, open: (options: EngineOptions) => Promise<Engine>): void {
  describe(`engine ${engineName} keeps the contract`, () =>
    limitContract((options) => open({ ...DEFAULTS, ...options })));
}
