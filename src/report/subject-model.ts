import type { Engine, Row } from '../engine/engine.ts';
import { groupBy } from '../lib/group.ts';
import { rawSql, sql, type Sql } from '../lib/sql.ts';
import type { Family, Strength, SubjectKind } from '../model/detection.ts';
import type { ReportFinding, ReportSubject, Tier } from '../model/report.ts';
import { orNull, text } from './row.ts';
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

const workersSql = (which: Which): Sql => sql`
  SELECT w.worker_id, w.legal_name, w.preferred_name, w.job_title, w.employment_type, w.remote, w.start_date, w.end_date, w.timezone
  FROM workers AS w JOIN score AS s ON s.subject_kind = 'worker' AND s.subject_id = w.worker_id WHERE ${which}`;

const scoresSql = (which: Which): Sql => sql`
  SELECT s.* FROM score AS s WHERE ${which}
  ORDER BY CASE s.tier WHEN 'case' THEN 0 WHEN 'review' THEN 1 WHEN 'watch' THEN 2 ELSE 3 END, s.score_bits DESC, s.subject_kind, s.subject_id`;

const findingsSql = (which: Which): Sql => sql`
  SELECT f.*, s.bits_counted, s.why_less FROM score_part AS s JOIN finding AS f ON f.finding_id = s.finding_id
  WHERE ${which} ORDER BY f.finding_id`;

const familiesSql = (which: Which): Sql => sql`
  SELECT s.subject_kind, s.subject_id, s.family, s.raw_for, s.counted_for, s.counted_against FROM score_family AS s
  WHERE ${which} ORDER BY s.subject_kind, s.subject_id, s.family`;

/** The first records of each finding by time. */
const eventsSql = (which: Which): Sql => sql`
  SELECT finding_id, occurred_at, source, raw_file, raw_line FROM (
    SELECT s.finding_id, s.occurred_at, s.source, s.raw_file, s.raw_line,
      row_number() OVER (PARTITION BY s.finding_id ORDER BY s.occurred_at, s.raw_file, s.raw_line, s.event_id) AS place
    FROM timeline AS s WHERE ${which}
  ) AS placed WHERE place <= ${RECORDS_PER_FINDING} ORDER BY finding_id, place`;

const activitySql = (which: Which): Sql => sql`
  SELECT worker_id, day_of_week(local_time(hour_at, timezone)) AS weekday, extract(hour FROM local_time(hour_at, timezone)) AS hour_of_day, sum(n) AS n
  FROM (
    SELECT t.worker_id, w.timezone, date_trunc('hour', i.occurred_at) AS hour_at, count(*) AS n
    FROM score AS s JOIN attribution AS t ON t.worker_id = s.subject_id AND t.entity_kind = 'account' JOIN workers AS w ON w.worker_id = t.worker_id
    JOIN sign_in AS i ON i.account_id = t.entity_id AND i.outcome = 'success'
    WHERE s.subject_kind = 'worker' AND ${which} GROUP BY t.worker_id, w.timezone, date_trunc('hour', i.occurred_at)
  ) AS hours
  GROUP BY worker_id, day_of_week(local_time(hour_at, timezone)), extract(hour FROM local_time(hour_at, timezone)) ORDER BY worker_id, weekday, hour_of_day`;

function keyOf(row: Row): string {
  return `${text(row['subject_kind'])}:${text(row['subject_id'])}`;
}

/** Everything that the report shows about subjects, most serious first. */
export async function subjectsOf(engine: Engine, input: SubjectInput, which: Which): Promise<ReportSubject[]> {
  const workers = new Map((await engine.rows(workersSql(which))).map((row) => [text(row['worker_id']), row]));
  const scores = await engine.rows(scoresSql(which));
  const findings = groupBy(await engine.rows(findingsSql(which)), keyOf);
  const families = groupBy(await engine.rows(familiesSql(which)), keyOf);
  const events = await engine.rows(eventsSql(which));
  const byFinding = groupBy(events, (row) => text(row['finding_id']));
  const places = events.map((row) => ({ rawFile: text(row['raw_file']), rawLine: Number(row['raw_line']) }));
  const records = await input.rawRecords(places, shown);
  const activity = groupBy(await engine.rows(activitySql(which)), (row) => text(row['worker_id']));
  return scores.map((score) => {
    const kind = text(score['subject_kind']) as SubjectKind;
    const id = text(score['subject_id']);
    const worker = kind === 'worker' ? workers.get(id) : undefined;
    return {
      kind,
      id,
      label: text(worker?.['preferred_name']) || text(worker?.['legal_name']) || id,
      about: aboutWorker(worker),
      timeZone: orNull(worker?.['timezone']),
      tier: text(score['tier']) as Tier,
      priorBits: Number(score['prior_bits']),
      bitsFor: Number(score['bits_for']),
      bitsAgainst: Number(score['bits_against']),
      scoreBits: Number(score['score_bits']),
      topReason: text(score['top_reason']),
      innocent: text(score['innocent']),
      settle: text(score['settle']),
      verdicts: text(score['verdicts']).split(';').filter(Boolean),
      clusterIds: text(score['cluster_ids']).split(';').filter(Boolean),
      findings: (findings.get(`${kind}:${id}`) ?? [])
        .map((row) => findingOf(row, input, byFinding.get(text(row['finding_id'])) ?? [], records))
        .sort(byWeight),
      families: (families.get(`${kind}:${id}`) ?? []).map((row) => ({
        family: text(row['family']) as Family,
        rawFor: Number(row['raw_for']),
        countedFor: Number(row['counted_for']),
        countedAgainst: Number(row['counted_against']),
      })),
      activity: (activity.get(id) ?? []).map((row) => ({
        weekday: Number(row['weekday']),
        hour: Number(row['hour_of_day']),
        n: Number(row['n']),
      })),
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
  input: SubjectInput,
  events: readonly Row[],
  records: ReadonlyMap<string, { readonly path: string; readonly text: string }>,
): ReportFinding {
  return {
    detection: text(row['detection']),
    title: text(row['title']),
    family: text(row['family']) as Family,
    direction: row['direction'] === 'against' ? 'against' : 'for',
    strength: text(row['strength']) as Strength,
    bits: Number(row['bits']),
    countedBits: Number(row['bits_counted']),
    explanation: text(row['explanation']),
    innocent: text(row['innocent']),
    settle: text(row['settle']),
    firstAt: orNull(row['first_at']),
    lastAt: orNull(row['last_at']),
    clearedBy: orNull(row['cleared_by']),
    note: text(row['why_less']),
    sources: input.detectionSources.get(text(row['detection'])) ?? [],
    records: events.flatMap((event) => {
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
