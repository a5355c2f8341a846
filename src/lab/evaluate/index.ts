import { statSync } from 'node:fs';
import { messageOf, TrueseatError } from '../../lib/error.ts';
import { compare } from './compare.ts';
import type { Evaluation } from './evaluation.ts';
import { measureCalibration } from './measure/calibration.ts';
import { measureClusters } from './measure/cluster.ts';
import { detectionTallies } from './measure/detection.ts';
import { measureFalseAlarms } from './measure/false-alarm.ts';
import { measureFound } from './measure/found.ts';
import { impactTallies, type Impact } from './measure/impact.ts';
import { measureRanking, priorOf, rankedKind, tallyScores } from './measure/ranking.ts';
import { measureSchemes } from './measure/scheme.ts';
import { measureTimes, type Replay } from './measure/time.ts';
import { homesOf, measureVerdicts } from './measure/verdict.ts';
import { leaveOneOut, type Reckon } from './measure/without.ts';
import { notesOf } from './note.ts';
import { readEvaluation } from './read/baseline.ts';
import { readClusters } from './read/clusters.ts';
import { openFindings } from './read/findings.ts';
import { readLabels, type Labels } from './read/labels.ts';
import { readSubjects, type ReportedSubjects } from './read/subjects.ts';
import { readTruth } from './read/truth.ts';
import type { ReplayFolder } from './replay.ts';
import type { Truth } from './truth.ts';

export interface EvaluateOptions {
  readonly truth: string;
  readonly report: string;
  /** A report folder or an evaluation.json. */
  readonly baseline?: string;
  readonly labels?: string;
  readonly replays?: readonly ReplayFolder[];
  /** The scoring rules, for tiers without a detection; absent if the report is not ours. */
  readonly reckon?: Reckon;
  /** Version of the program. */
  readonly version: string;
}

const DAY_MS = 86_400_000;

/** The complete report has the data up to the end of its last day. */
function endOf(truth: Truth): string {
  return new Date(Date.parse(truth.head.to) + DAY_MS).toISOString();
}

async function readReplays(
  truth: Truth,
  folders: readonly ReplayFolder[],
  reported: ReportedSubjects,
): Promise<Replay[]> {
  const replays: Replay[] = [];
  for (const { at, folder } of folders) replays.push({ at, reported: await readSubjects(folder, truth) });
  return replays.length === 0 ? [] : [...replays, { at: endOf(truth), reported }];
}

interface ByFinding {
  readonly detections: Evaluation['detections'];
  readonly reproduced: Evaluation['reproduced'];
  readonly impact: Impact | null;
}

/** One pass over the findings for everything that is measured with them. */
async function measureFindings(
  truth: Truth,
  folder: string,
  reported: ReportedSubjects,
  labels: Labels | undefined,
  reckon: Reckon | undefined,
): Promise<ByFinding> {
  const findings = await openFindings(folder);
  const impact = labels === undefined ? null : impactTallies(truth, reported, labels);
  if (findings === null) return { detections: null, reproduced: null, impact: impact?.result() ?? null };
  const tallies = detectionTallies(truth);
  const loo = reckon === undefined ? null : leaveOneOut(truth, reported, reckon, findings.newestAt);
  for await (const subject of findings.subjects) {
    const index = truth.indexOf(subject.kind, subject.id);
    tallies.take(subject, index);
    if (index === undefined) continue;
    loo?.take(subject, index);
    impact?.take(subject, index);
  }
  return { detections: tallies.rows(loo), reproduced: loo?.reproduced() ?? null, impact: impact?.result() ?? null };
}

/** Measures one report folder against a truth. */
async function measure(
  truth: Truth,
  folder: string,
  options: EvaluateOptions,
  labels: Labels | undefined,
): Promise<Evaluation> {
  const reported = await readSubjects(folder, truth);
  const clusters = await readClusters(folder, truth);
  const replays = await readReplays(truth, options.replays ?? [], reported);
  const schemes = measureSchemes(truth, reported, homesOf(clusters), replays);
  const ranked = reported.scored ? rankedKind(truth) : null;
  const tallies = ranked === null ? [] : tallyScores(ranked, truth, reported);
  const byFinding = await measureFindings(truth, folder, reported, labels, options.reckon);
  const measured: Omit<Evaluation, 'notes'> = {
    version: 1,
    program: options.version,
    truth: {
      ...truth.head,
      file: truth.file,
      sha256: truth.sha256,
      subjects: truth.size,
      schemes: truth.schemes.length,
      open_schemes: truth.schemes.filter((one) => one.open).length,
    },
    report: { folder, subjects: reported.rows, unknown: reported.unknown },
    found: measureFound(truth, reported),
    false_alarms: measureFalseAlarms(truth, reported),
    schemes,
    times: measureTimes(truth, replays, new Map(schemes.map((one) => [one.id, one.time]))),
    clusters: measureClusters(truth, clusters),
    verdicts: measureVerdicts(truth, clusters),
    calibration: ranked === null ? null : measureCalibration(ranked, tallies, priorOf(reported, tallies.at(-1)?.bits)),
    ranking: ranked === null ? null : measureRanking(ranked, truth, reported, tallies),
    ...byFinding,
    comparison: null,
  };
  return { ...measured, notes: [...truth.notes, ...notesOf(measured)] };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (thrown) {
    throw new TrueseatError('BAD_ARGUMENT', messageOf(thrown), {
      place: { file: path, part: '--baseline' },
      cause: thrown,
    });
  }
}

async function baselineOf(
  truth: Truth,
  path: string,
  options: EvaluateOptions,
  labels: Labels | undefined,
): Promise<Evaluation> {
  if (isFolder(path)) {
    const { replays: _, ...rest } = options; // replays belong to the report
    return measure(truth, path, rest, labels);
  }
  const before = readEvaluation(path);
  const { preset, seed, difficulty } = before.truth;
  const { head } = truth;
  if (preset === head.preset && seed === head.seed && difficulty === head.difficulty) return before;
  throw new TrueseatError(
    'BAD_ARGUMENT',
    `it is of another truth: ${preset}, seed ${seed}, ${difficulty}, not ${head.preset}, seed ${head.seed}, ${head.difficulty}`,
    { place: { file: path, part: '--baseline' }, wayOut: 'Name an evaluation of the same data set.' },
  );
}

/** Measures a report against a truth, and against a baseline if there is one. Reads output files only. */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const truth = await readTruth(options.truth);
  const fromTruth = truth.groups.size === 0 ? undefined : { groups: truth.groups, unknown: 0 };
  const labels = options.labels === undefined ? fromTruth : await readLabels(options.labels, truth);
  const measured = await measure(truth, options.report, options, labels);
  if (options.baseline === undefined) return measured;
  const before = await baselineOf(truth, options.baseline, options, labels);
  return { ...measured, comparison: compare(before, measured, options.baseline) };
}
