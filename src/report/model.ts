import type { Engine, Row } from '../engine/engine.ts';
import { groupBy } from '../lib/group.ts';
import { rawSql } from '../lib/sql.ts';
import type { Family, Strength, SubjectKind } from '../model/detection.ts';
import type { Coverage, ReportFinding, ReportModel, ReportSubject, Tier } from '../model/report.ts';
import type { VerdictRule } from '../model/verdict.ts';
import { clustersLeft, clustersOf } from './cluster-model.ts';
import { orNull, text } from './row.ts';
import { shown } from './shown.ts';
import { subjectWords } from './subject-words.ts';

/** How a score came about, as the report shows it; given by the scorer so that the report need not know it. */
export interface Reckoning {
  readonly counted: ReadonlyMap<string, { readonly bits: number; readonly note: string }>;
  readonly families: readonly {
    readonly family: Family;
    readonly rawFor: number;
    readonly countedFor: number;
    readonly countedAgainst: number;
  }[];
}

export interface ReportInput {
  readonly title: string;
  readonly version: string;
  readonly attributions: ReportModel['attributions'];
  readonly coverage: Coverage;
  readonly verdicts: readonly VerdictRule[];
  /** Recomputes the sum of one subject from its findings (rows of `finding`). */
  readonly reckon: (findings: readonly Row[], now: string, inVerdict: boolean) => Reckoning;
  readonly detectionSources: ReadonlyMap<string, readonly string[]>;
  /** Raw records by `rawFile:rawLine`, for as many of the places as can still be read, each made fit to be shown. */
  readonly rawRecords: (
    places: readonly { readonly rawFile: string; readonly rawLine: number }[],
    fit: (text: string) => string,
  ) => Promise<ReadonlyMap<string, { readonly path: string; readonly text: string }>>;
}

/** Most raw records shown behind one finding, and most subjects shown in full. */
const RECORDS_PER_FINDING = 6;
const SUBJECTS_IN_FULL = 2_000;

/** Everything that the report shows, read from the lake once. */
export async function buildModel(engine: Engine, input: ReportInput): Promise<ReportModel> {
  const rows = (query: string): Promise<Row[]> => engine.rows(rawSql(query));
  const [span] = await rows('SELECT max(last_at) AS now FROM finding');
  const now = text(span?.['now']) || '1970-01-01T00:00:00Z';
  const workers = new Map(
    (
      await rows(
        'SELECT worker_id, legal_name, preferred_name, job_title, employment_type, remote, start_date, end_date, timezone FROM workers',
      )
    ).map((row) => [text(row['worker_id']), row]),
  );
  const scores = await rows(
    `SELECT * FROM score ORDER BY CASE tier WHEN 'case' THEN 0 WHEN 'review' THEN 1 WHEN 'watch' THEN 2 ELSE 3 END, score_bits DESC, subject_kind, subject_id`,
  );
  const tierOf = new Map(
    scores.map((row) => [`${text(row['subject_kind'])}:${text(row['subject_id'])}`, text(row['tier']) as Tier]),
  );
  const shownScores = scores.filter((row) => row['tier'] !== 'clear').slice(0, SUBJECTS_IN_FULL);
  const events = await rows(
    'SELECT finding_id, occurred_at, source, subject_kind, subject_id, detection, what, raw_file, raw_line FROM timeline ORDER BY occurred_at, raw_file, raw_line, finding_id, table_name, event_id, what',
  );
  const labelOf = (kind: string, id: string): string => {
    const worker = kind === 'worker' ? workers.get(id) : undefined;
    return text(worker?.['preferred_name']) || text(worker?.['legal_name']) || id;
  };
  const subjects = await subjectsOf(engine, input, shownScores, events, workers, labelOf, now);
  const clusters = await clustersOf(rows, input.verdicts, tierOf, labelOf, events);
  const count = (tier: Tier): number => scores.filter((row) => row['tier'] === tier).length;
  const seen = scores.filter((row) => row['subject_kind'] === 'worker').length;
  const dates = input.coverage.datasets.filter((one) => one.source !== 'roster');
  const firsts = dates.flatMap((one) => one.firstAt ?? []).sort();
  const lasts = dates.flatMap((one) => one.lastAt ?? []).sort();
  return {
    title: input.title,
    version: input.version,
    attributions: input.attributions,
    dataFrom: firsts[0] ?? null,
    dataUntil: lasts.at(-1) ?? null,
    totals: {
      workers: workers.size,
      events: input.coverage.datasets.reduce((sum, one) => sum + one.events, 0),
      files: input.coverage.files.length,
    },
    tiers: {
      case: count('case'),
      review: count('review'),
      watch: count('watch'),
      clear: count('clear') + Math.max(0, workers.size - seen),
    },
    clusters,
    clustersLeft: await clustersLeft(rows),
    subjects,
    coverage: input.coverage,
  };
}

async function subjectsOf(
  engine: Engine,
  input: ReportInput,
  scores: readonly Row[],
  events: readonly Row[],
  workers: ReadonlyMap<string, Row>,
  labelOf: (kind: string, id: string) => string,
  now: string,
): Promise<ReportSubject[]> {
  const findings = groupBy(
    await engine.rows(
      rawSql(
        `SELECT f.* FROM finding AS f JOIN score AS s ON s.subject_kind = f.subject_kind AND s.subject_id = f.subject_id WHERE s.tier <> 'clear' ORDER BY f.finding_id`,
      ),
    ),
    (row) => `${text(row['subject_kind'])}:${text(row['subject_id'])}`,
  );
  const byFinding = groupBy(events, (row) => text(row['finding_id']));
  const wanted = scores
    .flatMap((score) => findings.get(`${text(score['subject_kind'])}:${text(score['subject_id'])}`) ?? [])
    .flatMap((row) => (byFinding.get(text(row['finding_id'])) ?? []).slice(0, RECORDS_PER_FINDING))
    .map((row) => ({ rawFile: text(row['raw_file']), rawLine: Number(row['raw_line']) }));
  const records = await input.rawRecords(wanted, shown);
  const activity = groupBy(
    await engine.rows(
      rawSql(`SELECT worker_id, day_of_week(local_time(hour_at, timezone)) AS weekday, extract(hour FROM local_time(hour_at, timezone)) AS hour_of_day, sum(n) AS n
      FROM (
        SELECT t.worker_id, w.timezone, date_trunc('hour', s.occurred_at) AS hour_at, count(*) AS n
        FROM score AS x JOIN attribution AS t ON t.worker_id = x.subject_id AND t.entity_kind = 'account' JOIN workers AS w ON w.worker_id = t.worker_id
        JOIN sign_in AS s ON s.account_id = t.entity_id AND s.outcome = 'success'
        WHERE x.subject_kind = 'worker' AND x.tier <> 'clear' GROUP BY t.worker_id, w.timezone, date_trunc('hour', s.occurred_at)
      ) AS hours
      GROUP BY worker_id, day_of_week(local_time(hour_at, timezone)), extract(hour FROM local_time(hour_at, timezone)) ORDER BY worker_id, weekday, hour_of_day`),
    ),
    (row) => text(row['worker_id']),
  );
  return scores.map((score) => {
    const kind = text(score['subject_kind']) as SubjectKind;
    const id = text(score['subject_id']);
    const own = findings.get(`${kind}:${id}`) ?? [];
    const reckoning = input.reckon(own, now, text(score['verdicts']) !== '');
    const worker = kind === 'worker' ? workers.get(id) : undefined;
    return {
      kind,
      id,
      label: labelOf(kind, id),
      about: aboutWorker(worker),
      timeZone: orNull(worker?.['timezone']),
      tier: text(score['tier']) as Tier,
      priorBits: Number(score['prior_bits']),
      bitsFor: Number(score['bits_for']),
      bitsAgainst: Number(score['bits_against']),
      scoreBits: Number(score['score_bits']),
      ...subjectWords(score, input.verdicts),
      verdicts: text(score['verdicts']).split(';').filter(Boolean),
      clusterIds: text(score['cluster_ids']).split(';').filter(Boolean),
      findings: own
        .map((row) => findingOf(row, reckoning, input, byFinding.get(text(row['finding_id'])) ?? [], records))
        .sort((a, b) => b.countedBits - a.countedBits || b.bits - a.bits || (a.detection < b.detection ? -1 : 1)),
      families: reckoning.families,
      activity: (activity.get(id) ?? []).map((row) => ({
        weekday: Number(row['weekday']),
        hour: Number(row['hour_of_day']),
        n: Number(row['n']),
      })),
    };
  });
}

function aboutWorker(worker: Row | undefined): string {
  if (worker === undefined) return '';
  const parts = [
    text(worker['job_title']),
    text(worker['employment_type']),
    worker['remote'] === true ? 'remote' : '',
    worker['start_date'] === null ? '' : `since ${text(worker['start_date'])}`,
    worker['end_date'] === null ? '' : `until ${text(worker['end_date'])}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function findingOf(
  row: Row,
  reckoning: Reckoning,
  input: ReportInput,
  events: readonly Row[],
  records: ReadonlyMap<string, { readonly path: string; readonly text: string }>,
): ReportFinding {
  const counted = reckoning.counted.get(text(row['finding_id']));
  return {
    detection: text(row['detection']),
    title: text(row['title']),
    family: text(row['family']) as Family,
    direction: row['direction'] === 'against' ? 'against' : 'for',
    strength: text(row['strength']) as Strength,
    bits: Number(row['bits']),
    countedBits: counted?.bits ?? 0,
    explanation: text(row['explanation']),
    innocent: text(row['innocent']),
    settle: text(row['settle']),
    firstAt: orNull(row['first_at']),
    lastAt: orNull(row['last_at']),
    clearedBy: orNull(row['cleared_by']),
    note: counted?.note ?? '',
    sources: input.detectionSources.get(text(row['detection'])) ?? [],
    records: events.slice(0, RECORDS_PER_FINDING).flatMap((event) => {
      const record = records.get(`${text(event['raw_file'])}:${text(event['raw_line'])}`);
      return record === undefined
        ? []
        : [
            {
              at: text(event['occurred_at']),
              source: text(event['source']),
              path: record.path,
              rawFile: text(event['raw_file']),
              rawLine: Number(event['raw_line']),
              text: record.text,
            },
          ];
    }),
  };
}
