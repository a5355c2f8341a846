import { Command, CommanderError, Option } from 'commander';
import { failure } from './failure.ts';
import type { EvaluateOptions } from './evaluate.ts';
import type { InvestigateOptions } from './investigate.ts';
import type { Io } from './io.ts';
import type { NormaliseOptions } from './normalise.ts';
import { type ContentOptions, countOption, dateOption, type JsonOption, type Limits, withLimits } from './options.ts';
import type { SimulateOptions } from './simulate.ts';

/** Exit statuses of the output contract. */
export const NOTHING_FOUND = 0;
export const SOMETHING_FOUND = 1;
export const COULD_NOT_RUN = 2;

const EXAMPLES = `
Examples:
  trueseat demo                                   a small invented company, to see what a report looks like
  trueseat investigate ./exports                  everything in a folder: Okta, Entra, Defender, Intune, rosters
  trueseat investigate ./exports --tier case      exit status 1 only when something is a case
  trueseat investigate ./exports --db lake.db     keep what was read; the next run reads only new files
  trueseat detections show shared-mfa-device      what a detection looks for, and what clears it

Exit status: 0 nothing at or above --tier, 1 something, 2 could not run.`;

const EVALUATE_EXAMPLES = `
Examples:
  trueseat evaluate --truth truth.json --report trueseat-report
  trueseat evaluate --truth truth.json --report new --baseline old       what became better or worse
  trueseat evaluate --truth truth.json --report new --data data --every 14   days to detection
  trueseat evaluate --truth truth.json --report new --replay replays/2026-02-01 replays/2026-03-01
  trueseat evaluate --truth truth.json --report new --labels groups.csv  adverse impact on groups

Any tool that writes subjects.csv and clusters.csv can be evaluated. docs/evaluate.md has every measure.
Exit status: 0 nothing worse than --baseline (or no baseline), 1 something worse, 2 could not run.`;

function investigateOptions(command: Command): Command {
  command
    .option('--out <dir>', 'folder for the report', 'trueseat-report')
    .addOption(
      new Option('--tier <tier>', 'from which tier on the exit status is 1')
        .choices(['watch', 'review', 'case'])
        .default('review'),
    )
    .addOption(dateOption('--since <date>', 'only events at or after this UTC date or time'))
    .addOption(dateOption('--until <date>', 'only events before this UTC date or time'))
    .option('--content <dir...>', 'folders with your own detections, verdicts and lists');
  return withLimits(command, 'memory ceiling of the engine; past it work spills to disk')
    .option('--db <file>', 'keep the lake in this file between runs, and the files that were read beside it')
    .option('--no-originals', 'with --db: keep no copies of the files that were read')
    .option('--json', 'print the result as JSON')
    .option('--explain [stage]', 'also print the steps of a stage, or of all, with rows and seconds');
}

/** Runs one command line. Gives the exit status; known errors are one line on `err`, unknown ones a trace. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let status = NOTHING_FOUND;
  const program = new Command('trueseat');
  program
    .description('Tells an organisation whether the person in the seat is the person it hired, and where that seat is.')
    .version((await import('../app.ts')).version(), '--version')
    .option('--debug', 'show the trace of an error, and its SQL')
    .addHelpText('after', EXAMPLES)
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(trueseat --help shows examples)')
    .exitOverride();
  investigateOptions(
    program.command('investigate <path...>').description('from a folder of raw files to explained verdicts'),
  ).action(async (paths: string[], options: InvestigateOptions) => {
    status = await (await import('./investigate.ts')).investigateCommand(paths, options, io);
  });
  investigateOptions(
    program.command('demo').description('investigate the invented company that comes with Trueseat'),
  ).action(async (options: InvestigateOptions) => {
    const found = await (await import('./investigate.ts')).demoCommand(options, io);
    status = found === SOMETHING_FOUND ? NOTHING_FOUND : found;
  });
  withLimits(
    program
      .command('normalise <path...>')
      .description('write the event tables, or OCSF records')
      .addOption(new Option('--to <form>', 'what to write').choices(['tables', 'ocsf']).default('tables'))
      .requiredOption('--out <dir>', 'folder to write to')
      .option('--parquet', 'Parquet instead of NDJSON (tables)'),
  ).action(async (paths: string[], options: NormaliseOptions) => {
    status = await (await import('./normalise.ts')).normaliseCommand(paths, options, io);
  });
  withLimits(
    program
      .command('simulate')
      .description('write an invented organisation as raw vendor files, with the truth beside them')
      .requiredOption('--out <dir>', 'folder to write to; it must be empty')
      .option('--preset <name>', 'enterprise, hard, quiet, startup, agency, platform or seed-case', 'enterprise')
      .addOption(countOption('--seed <n>', 'the same seed gives the same bytes').default(1))
      .addOption(countOption('--workers <n>', 'how many people'))
      .addOption(countOption('--days <n>', 'how many days'))
      .addOption(new Option('--difficulty <level>', 'how few traces schemes leave').choices(['easy', 'medium', 'hard']))
      .addOption(countOption('--events <n>', 'about how many records')),
  )
    .addHelpText(
      'after',
      `
Examples:
  trueseat simulate --out ./acme                               a company of 3,000 with everything planted
  trueseat simulate --out ./small --preset startup --seed 7    a remote-first company of 150
  trueseat simulate --out ./calm --preset quiet --workers 500  nothing planted: measures false alarms`,
    )
    .action(async (options: SimulateOptions) => {
      status = await (await import('./simulate.ts')).simulateCommand(options, io);
    });
  withLimits(
    program
      .command('evaluate')
      .description('hold a report against the truth of its data: what was found, what was not, who was wrongly named')
      .requiredOption('--truth <file>', 'truth.json of the data set')
      .requiredOption('--report <dir>', 'folder that investigate, or another tool, wrote')
      .option(
        '--baseline <path>',
        'a report folder or evaluation.json to compare with; exit status 1 when something is worse',
      )
      .option('--labels <file>', 'CSV with subject_kind, subject_id, group: tests for adverse impact')
      .option(
        '--data <dir>',
        'the raw files of the report: investigates them again, date by date, for days to detection',
      )
      .addOption(countOption('--every <days>', 'days from one such date to the next').default(7))
      .option('--replay <date=dir...>', 'reports of the same data made with --until before, instead of --data')
      .option('--out <dir>', 'folder for evaluation.json and evaluation.html (default: the report folder)')
      .option('--content <dir...>', 'your own content, when the report was made with it')
      .option('--json', 'print the evaluation as JSON'),
    'memory ceiling of the engine (--data)',
    'threads of the engine (--data)',
  )
    .addHelpText('after', EVALUATE_EXAMPLES)
    .action(async (options: EvaluateOptions) => {
      status = await (await import('./evaluate.ts')).evaluateCommand(options, io);
    });
  const detections = program.command('detections').description('what is looked for, and how');
  detections
    .command('list')
    .option('--content <dir...>', 'your own content')
    .option('--json', 'as JSON')
    .description('every detection')
    .action(async (options: ContentOptions & JsonOption) => {
      status = await (await import('./detections.ts')).listCommand(options, io);
    });
  detections
    .command('show <id>')
    .option('--content <dir...>', 'your own content')
    .description('one detection or verdict: logic, words, tests')
    .action(async (id: string, options: ContentOptions) => {
      status = await (await import('./detections.ts')).showCommand(id, options, io);
    });
  detections
    .command('test [id...]')
    .option('--content <dir...>', 'your own content')
    .description('run the tests inside detections and verdicts')
    .action(async (ids: string[], options: ContentOptions & Limits) => {
      status = await (await import('./detections.ts')).testCommand(ids, options, io);
    });
  withLimits(
    detections
      .command('scan <path...>')
      .option('--content <dir...>', 'your own content')
      .option('--json', 'one JSON line a match'),
  )
    .description('run detections and list the records they match')
    .action(async (paths: string[], options: ContentOptions & JsonOption & Limits) => {
      status = await (await import('./scan.ts')).scanCommand(paths, options, io);
    });
  program
    .command('sources')
    .description('what can be read')
    .command('list')
    .option('--json', 'as JSON')
    .description('every source and its datasets')
    .action(async (options: JsonOption) => {
      status = await (await import('./sources.ts')).sourcesCommand(options, io);
    });
  program
    .command('lists')
    .description('the lists that come with Trueseat')
    .command('age')
    .option('--content <dir...>', 'your own content')
    .option('--json', 'as JSON')
    .description('how old each list is')
    .action(async (options: ContentOptions & JsonOption) => {
      status = await (await import('./lists.ts')).listsCommand(options, io);
    });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? NOTHING_FOUND : COULD_NOT_RUN;
    io.err(failure(thrown, program.opts<{ debug?: boolean }>().debug === true));
    return COULD_NOT_RUN;
  }
}
