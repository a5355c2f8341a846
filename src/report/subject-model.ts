import type { Engine } from '../engine/engine.ts';
import { typedRows } from '../engine/typed-rows.ts';
import { groupBy } from '../lib/group.ts';
import { rawSql, sql, type Sql } from '../lib/sql.ts';
import { columns, some, type Cells } from '../model/column.ts';
import { FINDING, SCORE, SCORE_FAMILY, SCORE_PART, TIMELINE } from '../model/detected.ts';
import type { Family, Strength, SubjectKind } from '../model/detection.ts';
import type { ReportFinding, ReportSubject, Tier } from '../model/report.ts';
import { shown } from './shown.ts';

export interface SubjectInput {
  readonly detectionSources: ReadonlyMap<string, readonly string[]>;
  /** Raw records by `rawFile:rawLine`, ready to be shown, for as many places as can still be read. */
  readonly rawRecords: (
    places: readonly { readonly rawFile: string; readonly rawLine: number }[],
    fit: (text: string) => string,
  ) => Promise<ReadonlyMap<string, { readonly path: string; readonly text: string }>>;
}

/** At most this many raw records are shown for one finding, and this many subjects in full. */
const RECORDS_PER_FINDING = 6;
const SUBJECTS_IN_FULL = 2_000;

/** Condition on the columns subject_kind and subject_id of a table with the alias `s`. */
export type Which = Sql;

/** Subjects at watch or above, as many as are shown in full. */
export const RAISED: Which = rawSql(`EXISTS (SELECT 1 AS one FROM (
    SELECT subject_kind, subject_id FROM score WHERE tier <> 'clear'
    ORDER BY CASE tier WHEN 'case' THEN 0 WHEN 'review' THEN 1 ELSE 2 END, score_bits DESC, subject_kind, subject_id LIMIT ${SUBJECTS_IN_FULL}
  ) AS raised WHERE raised.subject_kind = s.subject_kind AND raised.subject_id = s.subject_id)`);

export function oneSubject(kind: string, id: string): Which {
  return sql`(s.subject_kind = ${kind} AND s.subject_id = ${id})`;
}

const WORKER = columns({
  worker_id: 'text!',
  legal_name: 'text',
  preferred_name: 'text',
  job_title: 'text',
  employment_type: 'text',
  remote: 'boolean',
  start_date: 'date',
  end_date: 'date',
  timezone: 'text',
});
const workersSql = (which: Which): Sql => sql`
  SELECT w.worker_id, w.legal_name, w.preferred_name, w.job_title, w.employment_type, w.remote, w.start_date, w.end_date, w.timezone
  FROM workers AS w JOIN score AS s ON s.subject_kind = 'worker' AND s.subject_id = w.worker_id WHERE ${which}`;

const scoresSql = (which: Which): Sql => sql`
  SELECT s.* FROM score AS s WHERE ${which}
  ORDER BY CASE s.tier WHEN 'case' THEN 0 WHEN 'review' THEN 1 WHEN 'watch' THEN 2 ELSE 3 END, s.score_bits DESC, s.subject_kind, s.subject_id`;

const COUNTED = { ...FINDING.columns, ...some(SCORE_PART, 'bits_counted', 'why_less') };
const findingsSql = (which: Which): Sql => sql`
  SELECT f.*, s.bits_counted, s.why_less FROM score_part AS s JOIN finding AS f ON f.finding_id = s.finding_id
  WHERE ${which} ORDER BY f.finding_id`;

const familiesSql = (which: Which): Sql => sql`
  SELECT s.subject_kind, s.subject_id, s.family, s.raw_for, s.counted_for, s.counted_against FROM score_family AS s
  WHERE ${which} ORDER BY s.subject_kind, s.subject_id, s.family`;

const EVENT = some(TIMELINE, 'finding_id', 'occurred_at', 'source', 'raw_file', 'raw_line');
/** Records of each finding, the first of them by time. */
const eventsSql = (which: Which): Sql => sql`
  SELECT finding_id, occurred_at, source, raw_file, raw_line FROM (
    SELECT s.finding_id, s.occurred_at, s.source, s.raw_file, s.raw_line,
      row_number() OVER (PARTITION BY s.finding_id ORDER BY s.occurred_at, s.raw_file, s.raw_line, s.event_id) AS place
    FROM timeline AS s WHERE ${which}
  ) AS placed WHERE place <= ${RECORDS_PER_FINDING} ORDER BY finding_id, place`;

const ACTIVITY = columns({ worker_id: 'text!', weekday: 'integer!', hour_of_day: 'integer!', n: 'integer!' });
const activitySql = (which: Which): Sql => sql`
  SELECT worker_id, day_of_week(local_time(hour_at, timezone)) AS weekday, extract(hour FROM local_time(hour_at, timezone)) AS hour_of_day, sum(n) AS n
  FROM (
    SELECT t.worker_id, w.timezone, date_trunc('hour', i.occurred_at) AS hour_at, count(*) AS n
    FROM score AS s JOIN attribution AS t ON t.worker_id = s.subject_id AND t.entity_kind = 'account' JOIN workers AS w ON w.worker_id = t.worker_id
    JOIN sign_in AS i ON i.account_id = t.entity_id AND i.outcome = 'success' AND i.occurred_at IS NOT NULL
    WHERE s.subject_kind = 'worker' AND ${which} GROUP BY t.worker_id, w.timezone, date_trunc('hour', i.occurred_at)
  ) AS hours
  GROUP BY worker_id, day_of_week(local_time(hour_at, timezone)), extract(hour FROM local_time(hour_at, timezone)) ORDER BY worker_id, weekday, hour_of_day`;

function keyOf(row: { readonly subject_kind: string; readonly subject_id: string }): string {
  return `${row.subject_kind}:${row.subject_id}`;
}

/** Everything that the report shows about subjects, most serious first. */
export async function subjectsOf(engine: Engine, input: SubjectInput, which: Which): Promise<ReportSubject[]> {
  const workers = new Map((await typedRows(engine, WORKER, workersSql(which))).map((row) => [row.worker_id, row]));
  const scores = await typedRows(engine, SCORE.columns, scoresSql(which));
  const findings = groupBy(await typedRows(engine, COUNTED, findingsSql(which)), keyOf);
  const families = groupBy(await typedRows(engine, SCORE_FAMILY.columns, familiesSql(which)), keyOf);
  const events = await typedRows(engine, EVENT, eventsSql(which));
  const byFinding = groupBy(events, (row) => row.finding_id);
  const places = events.map((row) => ({ rawFile: row.raw_file, rawLine: row.raw_line }));
  const records = await input.rawRecords(places, shown);
  const activity = groupBy(await typedRows(engine, ACTIVITY, activitySql(which)), (row) => row.worker_id);
  return scores.map((score) => {
    const kind = score.subject_kind as SubjectKind;
    const id = score.subject_id;
    const worker = kind === 'worker' ? workers.get(id) : undefined;
    return {
      kind,
      id,
      label: worker?.preferred_name || worker?.legal_name || id,
      about: worker === undefined ? '' : aboutWorker(worker),
      timeZone: worker?.timezone ?? null,
      tier: score.tier as Tier,
      priorBits: score.prior_bits,
      bitsFor: score.bits_for,
      bitsAgainst: score.bits_against,
      scoreBits: score.score_bits,
      topReason: score.top_reason,
      innocent: score.innocent,
      settle: score.settle,
      verdicts: score.verdicts.split(';').filter(Boolean),
      clusterIds: score.cluster_ids.split(';').filter(Boolean),
      findings: (findings.get(keyOf(score)) ?? [])
        .map((row) => findingOf(row, input, byFinding.get(row.finding_id) ?? [], records))
        .sort(byWeight),
      families: (families.get(keyOf(score)) ?? []).map((row) => ({
        family: row.family as Family,
        rawFor: row.raw_for,
        countedFor: row.counted_for,
        countedAgainst: row.counted_against,
      })),
      activity: (activity.get(id) ?? []).map(({ weekday, hour_of_day: hour, n }) => ({ weekday, hour, n })),
    };
  });
}

function byWeight(a: ReportFinding, b: ReportFinding): number {
  return (
    b.countedBits - a.countedBits ||
    b.bits - a.bits ||
    (a.detection < b.detection ? -1 : a.detection > b.detection ? 1 : 0)
  );
}

function aboutWorker(worker: Cells<typeof WORKER>): string {
  const parts = [
    worker.job_title,
    worker.employment_type,
    worker.remote === true ? 'remote' : null,
    worker.start_date === null ? null : `since ${worker.start_date}`,
    worker.end_date === null ? null : `until ${worker.end_date}`,
  ];
  return parts.filter(Boolean).join(', ');
}

function findingOf(
  row: Cells<typeof COUNTED>,
  input: SubjectInput,
  events: readonly Cells<typeof EVENT>[],
  records: ReadonlyMap<string, { readonly path: string; readonly text: string }>,
): ReportFinding {
  return {
    detection: row.detection,
    title: row.title,
    family: row.family as Family,
    direction: row.direction === 'against' ? 'against' : 'for',
    strength: row.strength as Strength,
    bits: row.stated_bits,
    countedBits: row.bits_counted,
    explanation: row.explanation,
    innocent: row.innocent,
    settle: row.settle,
    firstAt: row.first_at,
    lastAt: row.last_at,
    clearedBy: row.cleared_by,
    note: row.why_less,
    sources: input.detectionSources.get(row.detection) ?? [],
    records: events.flatMap(({ occurred_at: at, source, raw_file: rawFile, raw_line: rawLine }) => {
      const record = records.get(`${rawFile}:${rawLine}`);
      return record === undefined ? [] : [{ at, source, path: record.path, rawFile, rawLine, text: record.text }];
    }),
  };
}
