import { existsSync, readdirSync } from 'node:fs';
import { TrueseatError } from '../lib/error.ts';
import { withFinally } from '../lib/finally.ts';
import { intoFolder } from '../lib/out-folder.ts';
import { simulate as simulateData, type Simulated } from '../lab/simulate/index.ts';
import { LOOK_ALIKES } from '../lab/simulate/look-alikes/index.ts';
import { PRESETS, settingOf, type SettingOptions } from '../lab/simulate/presets.ts';
import type { House } from './house.ts';
import { openLake, type LakeOptions } from './lake.ts';

export { OPTIONAL_LISTS as optionalLists, type OptionalList } from '../lab/simulate/optional.ts';
export { PRESETS as presets } from '../lab/simulate/presets.ts';

export interface SimulateOptions extends LakeOptions, SettingOptions {
  readonly out: string;
  readonly preset: string;
  readonly progress: (what: string, done: number, of: number) => void;
}

/** Writes a simulated organisation. The folder is renamed into place when complete. Throws OUTPUT_NOT_WRITABLE if it is not empty. */
export async function simulate(house: House, options: SimulateOptions): Promise<Simulated> {
  const preset = PRESETS[options.preset];
  if (preset === undefined) throw new TrueseatError('BAD_ARGUMENT', `no preset "${options.preset}"`);
  if (existsSync(options.out) && readdirSync(options.out).length > 0) {
    throw new TrueseatError('OUTPUT_NOT_WRITABLE', 'the folder is not empty', {
      place: { file: options.out },
      wayOut: 'Name a new folder with --out.',
    });
  }
  return intoFolder(options.out, async (partial) => {
    const { engine } = await openLake(house, options);
    const kinds = LOOK_ALIKES.map((one) => one.kind);
    const setting = settingOf(options.preset, preset, kinds, options);
    return withFinally(
      () => simulateData(engine, setting, partial, options.progress),
      () => engine.close(),
    );
  });
}
