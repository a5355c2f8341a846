import { house } from '../app.ts';
import { presets, simulate } from '../use/simulate.ts';
import { TrueseatError } from '../lib/error.ts';
import { parseCount } from '../lib/parse.ts';
import { stopSignal, type Io } from './io.ts';
import { resources, text } from './options.ts';
import { outFolder } from './target.ts';

const LEVELS = ['easy', 'medium', 'hard'] as const;

/** More is not faster, and the process then stays below 1 GB (measured: 10 million records). */
const MEMORY = '300MB';

export async function simulateCommand(options: Record<string, unknown>, io: Io): Promise<number> {
  const id = text(options, 'preset') ?? 'enterprise';
  const preset = presets[id];
  if (preset === undefined) {
    throw new TrueseatError('BAD_ARGUMENT', `there is no preset "${id}"`, {
      place: { part: '--preset' },
      wayOut: `Presets: ${Object.keys(presets).join(', ')}.`,
    });
  }
  const count = (name: string): number | undefined => {
    const given = text(options, name);
    return given === undefined ? undefined : parseCount(given, `--${name}`);
  };
  const difficulty = LEVELS.find((one) => one === options['difficulty']);
  const [workers, days, events] = [count('workers'), count('days'), count('events')];
  const out = outFolder(text(options, 'out') ?? '');
  let last = '';
  const { world, files } = await simulate(house, {
    out,
    preset: id,
    seed: count('seed') ?? 1,
    ...(workers === undefined ? {} : { workers }),
    ...(days === undefined ? {} : { days }),
    ...(events === undefined ? {} : { events }),
    ...(difficulty === undefined ? {} : { difficulty }),
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
    `${out}: ${workersAll.toLocaleString('en-US')} workers, ${fraud} of them in ${schemes.length} scheme${schemes.length === 1 ? '' : 's'}; ${files} raw files in data/, the truth in truth.json, the story in README.md.\n\nNext:\n  trueseat investigate ${out}/data --out report\n  trueseat evaluate --truth ${out}/truth.json --report report\n`,
  );
  return 0;
}
