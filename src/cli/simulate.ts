import { house } from '../app.ts';
import { optionalLists, presets, simulate, type OptionalList } from '../use/simulate.ts';
import { TrueseatError } from '../lib/error.ts';
import { didYouMean } from '../lib/nearest.ts';
import { stopSignal, type Io } from './io.ts';
import { type Limits, resources } from './options.ts';
import { outFolder } from './target.ts';

/** More memory is not faster; with this limit the whole process stays below 1 GB (measured with 10 million records). */
const MEMORY = 300 * 1024 ** 2;

export interface SimulateOptions extends Limits {
  readonly out: string;
  readonly preset: string;
  readonly seed: number;
  readonly workers?: number;
  readonly days?: number;
  readonly difficulty?: 'easy' | 'medium' | 'hard';
  readonly events?: number;
  readonly without?: string;
}

/** The lists named, in order and once each; `lists` is all of them. Throws BAD_ARGUMENT. */
function listsOf(text: string): readonly OptionalList[] {
  const names = text.split(',').map((name) => name.trim());
  for (const name of names.filter((one) => one !== 'lists')) {
    if (optionalLists.some((list) => list === name)) continue;
    throw new TrueseatError('BAD_ARGUMENT', `no optional list "${name}"${didYouMean(name, optionalLists)}`, {
      place: { part: '--without' },
      wayOut: `Lists, with commas between: ${optionalLists.join(', ')}; or "lists" for all of them.`,
    });
  }
  return names.includes('lists') ? optionalLists : optionalLists.filter((list) => names.includes(list));
}

export async function simulateCommand(options: SimulateOptions, io: Io): Promise<number> {
  const { preset: id, seed, workers, days, difficulty, events, without } = options;
  const preset = presets[id];
  if (preset === undefined) {
    throw new TrueseatError('BAD_ARGUMENT', `no preset "${id}"`, {
      place: { part: '--preset' },
      wayOut: `Presets: ${Object.keys(presets).join(', ')}.`,
    });
  }
  const out = outFolder(options.out);
  let last = '';
  const { world, files } = await simulate(house, {
    out,
    preset: id,
    seed,
    ...(workers === undefined ? {} : { workers }),
    ...(days === undefined ? {} : { days }),
    ...(events === undefined ? {} : { events }),
    ...(difficulty === undefined ? {} : { difficulty }),
    ...(without === undefined ? {} : { without: listsOf(without) }),
    ...resources({ memory: MEMORY, ...options }),
    progress: (what, done, of) => {
      if (io.isTerminal) io.err(`\r\u001B[2K${what}  ${done} of ${of}`.slice(0, io.width + 4));
      else if (what !== last) io.err(`${what} …\n`);
      last = what;
    },
    signal: stopSignal(io),
  });
  if (io.isTerminal) io.err('\r\u001B[2K');
  const { schemes, subjects } = world.truth;
  const fraud = [...subjects.values()].filter((one) => one.kind === 'worker' && one.label === 'fraud').length;
  const workersAll = [...subjects.values()].filter((one) => one.kind === 'worker').length;
  io.out(
    `${out}: ${workersAll.toLocaleString('en-US')} workers, ${fraud} of them in ${schemes.length} scheme${schemes.length === 1 ? '' : 's'}; ${files} raw files in data/, the truth in truth.json, a description in README.md.\n\nNext:\n  trueseat investigate ${out}/data --out report\n  trueseat evaluate --truth ${out}/truth.json --report report\n`,
  );
  return 0;
}
