import { Command, CommanderError, Option } from 'commander';
import { failure } from './failure.ts';
import type { EvaluateOptions } from './evaluate.ts';
import type { InvestigateOptions } from './investigate.ts';
import type { Io } from './io.ts';
import type { NormaliseOptions } from './normalise.ts';
import { type ContentOptions, countOption, dateOption, type JsonOption, type Limits, withLimits } from './options.ts';
import type { SimulateOptions } from './simulate.ts';

/** Exit statuses, part of the output contract. */
export const NOTHING_FOUND = 0;
export const SOMETHING_FOUND = 1;
export const COULD_NOT_RUN = 2;

const EXAMPLES = `
Examples:
  trueseat demo                                   a small invented company, to see what a report looks like
  trueseat investigate ./exports                  everything in a folder: Okta, Entra, Defender, Intune, rosters
  trueseat investigate ./exports --tier case      exit 1 only when there is a case
  trueseat investigate ./exports --db lake.db     keep what was read; the next run reads only new files
  trueseat detections show shared-mfa-device      what a detection looks for, and what clears it

Exit status: 0 nothing at --tier or above, 1 something found, 2 could not run.`;

const EVALUATE_EXAMPLES = `
Examples:
  trueseat evaluate --truth truth.json --report trueseat-report
  trueseat evaluate --truth truth.json --report new --baseline old       what got better or worse
  trueseat evaluate --truth truth.json --report new --data data --every 14   days to detection
  trueseat evaluate --truth truth.json --report new --replay replays/2026-02-01 replays/2026-03-01
  trueseat evaluate --truth truth.json --report new --labels groups.csv  test groups for adverse impact

Any tool that writes subjects.csv and clusters.csv can be evaluated. docs/evaluate.md defines every measure.
Exit status: 0 nothing worse than --baseline (or no baseline), 1 something worse, 2 could not run.`;

function investigateOptions(command: Command): Command {
  command
    .option('--out <dir>', 'folder for the report', 'trueseat-report')
    .addOption(
      new Option('--tier <tier>', 'exit 1 at this tier or above')
        .choices(['watch', 'review', 'case'])
        .default('review'),
    )
    .addOption(dateOption('--since <date>', 'only events at or after this UTC date or time'))
    .addOption(dateOption('--until <date>', 'only events before this UTC date or time'))
    .option('--content <dir...>', 'folders with your own detections, verdicts, lists and settings');
  return withLimits(command, 'memory limit of the engine; beyond it, work spills to disk')
    .option('--db <file>', 'keep the lake in this file between runs, and copies of the input files next to it')
    .option('--no-originals', 'with --db: keep no copies of the input files')
    .option('--json', 'print the result as JSON')
    .option('--explain [stage]', 'also print the steps of one stage, or of all stages, with rows and seconds');
}

/** Runs one command line and returns the exit status. Errors are one line on `err`; `--debug` adds the trace. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let status = NOTHING_FOUND;
  const program = new Command('trueseat');
  program
    .description('Tells an organisation whether the person in the seat is the person it hired.')
    .version((await import('../app.ts')).version(), '--version')
    .option('--debug', 'show the stack trace of an error, and its SQL')
    .addHelpText('after', EXAMPLES)
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(trueseat --help shows examples)')
    .exitOverride();
  investigateOptions(
    program.command('investigate <path...>').description('turn a folder of raw files into explained verdicts'),
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
      .description('write event tables or OCSF records')
      .addOption(new Option('--to <form>', 'what to write').choices(['tables', 'ocsf']).default('tables'))
      .requiredOption('--out <dir>', 'folder to write to')
      .option('--parquet', 'Parquet instead of NDJSON (tables)'),
  ).action(async (paths: string[], options: NormaliseOptions) => {
    status = await (await import('./normalise.ts')).normaliseCommand(paths, options, io);
  });
  withLimits(
    program
      .command('simulate')
      .description('write an invented organisation as raw vendor files, together with the truth')
      .requiredOption('--out <dir>', 'folder to write to; it must be empty')
      .option('--preset <name>', 'enterprise, hard, quiet, startup, agency, platform or seed-case', 'enterprise')
      .addOption(countOption('--seed <n>', 'the same seed gives the same bytes').default(1))
      .addOption(countOption('--workers <n>', 'number of people'))
      .addOption(countOption('--days <n>', 'number of days'))
      .addOption(new Option('--difficulty <level>', 'how hard schemes are to find').choices(['easy', 'medium', 'hard']))
      .addOption(countOption('--events <n>', 'approximate number of records'))
      .option('--without <lists>', 'leave out these lists, as networks,travel; "lists": all that are optional'),
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
      .description('compare a report with the truth of its data: found, missed, and wrongly named')
      .requiredOption('--truth <file>', 'truth.json of the data set')
      .requiredOption('--report <dir>', 'folder that investigate, or another tool, wrote')
      .option('--baseline <path>', 'a report folder or evaluation.json to compare with; exit 1 if anything is worse')
      .option('--labels <file>', 'CSV with subject_kind, subject_id, group: test for adverse impact')
      .option(
        '--data <dir>',
        'the raw files behind the report: investigate them again date by date to measure days to detection',
      )
      .addOption(countOption('--every <days>', 'days between these dates').default(7))
      .option('--replay <date=dir...>', 'instead of --data: earlier reports of the same data, made with --until')
      .option('--out <dir>', 'folder for evaluation.json and evaluation.html (default: the report folder)')
      .option('--content <dir...>', 'your own content, if the report was made with it')
      .option('--json', 'print the evaluation as JSON'),
    'memory limit of the engine (--data)',
    'threads of the engine (--data)',
  )
    .addHelpText('after', EVALUATE_EXAMPLES)
    .action(async (options: EvaluateOptions) => {
      status = await (await import('./evaluate.ts')).evaluateCommand(options, io);
    });
  const detections = program.command('detections').description('what Trueseat looks for, and how');
  detections
    .command('list')
    .option('--content <dir...>', 'your own content')
    .option('--json', 'as JSON')
    .description('every detection and verdict')
    .action(async (options: ContentOptions & JsonOption) => {
      status = await (await import('./detections.ts')).listCommand(options, io);
    });
  detections
    .command('show <id>')
    .option('--content <dir...>', 'your own content')
    .description('one detection or verdict: logic, texts, parameters, tests')
    .action(async (id: string, options: ContentOptions) => {
      status = await (await import('./show.ts')).showCommand(id, options, io);
    });
  detections
    .command('test [id...]')
    .option('--content <dir...>', 'your own content')
    .description('run the tests written in detections and verdicts')
    .action(async (ids: string[], options: ContentOptions & Limits) => {
      status = await (await import('./detections.ts')).testCommand(ids, options, io);
    });
  withLimits(
    detections
      .command('scan <path...>')
      .option('--content <dir...>', 'your own content')
      .option('--json', 'one line of JSON per match'),
  )
    .description('run detections and list the records they match')
    .action(async (paths: string[], options: ContentOptions & JsonOption & Limits) => {
      status = await (await import('./scan.ts')).scanCommand(paths, options, io);
    });
  program
    .command('sources')
    .description('what Trueseat can read')
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
