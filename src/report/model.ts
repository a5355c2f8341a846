import type { Engine, Row } from '../engine/engine.ts';
import { groupBy } from '../lib/group.ts';
import { rawSql } from '../lib/sql.ts';
import type { Family, Strength, SubjectKind } from '../model/detection.ts';
import type {
  Coverage,
  ReportCluster,
  ReportEvent,
  ReportFinding,
  ReportModel,
  ReportPlace,
  ReportSubject,
  Tier,
} from '../model/report.ts';
import type { VerdictRule } from '../model/verdict.ts';
import { CLUSTER_ROWS } from './files.ts';
import { shown } from './shown.ts';

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
const RANK: Readonly<Record<string, number>> = { case: 0, review: 1, watch: 2, clear: 3 };

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const orNull = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

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
    'SELECT finding_id, occurred_at, source, subject_kind, subject_id, detection, what, raw_file, raw_line FROM timeline ORDER BY occurred_at, raw_file, raw_line, finding_id',
  );
  const labelOf = (kind: string, id: string): string => {
    const worker = kind === 'worker' ? workers.get(id) : undefined;
    return text(worker?.['preferred_name']) || text(worker?.['legal_name']) || id;
  };
  const subjects = await subjectsOf(engine, input, shownScores, events, workers, labelOf, now);
  const clusters = await clustersOf(rows, input, tierOf, labelOf, events);
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
  const wanted = [...byFinding.values()]
    .flatMap((own) => own.slice(0, RECORDS_PER_FINDING))
    .map((row) => ({ rawFile: text(row['raw_file']), rawLine: Number(row['raw_line']) }));
  const records = await input.rawRecords(wanted, shown);
  const activity = groupBy(
    await engine.rows(
      rawSql(`SELECT t.worker_id, day_of_week(local_time(s.hour_at, w.timezone)) AS weekday, extract(hour FROM local_time(s.hour_at, w.timezone)) AS hour_of_day, sum(s.n) AS n
      FROM (SELECT account_id, date_trunc('hour', occurred_at) AS hour_at, count(*) AS n FROM sign_in WHERE outcome = 'success' GROUP BY account_id, date_trunc('hour', occurred_at)) AS s
      JOIN attribution AS t ON t.entity_kind = 'account' AND t.entity_id = s.account_id JOIN workers AS w ON w.worker_id = t.worker_id
      JOIN score AS x ON x.subject_kind = 'worker' AND x.subject_id = t.worker_id AND x.tier <> 'clear'
      GROUP BY t.worker_id, day_of_week(local_time(s.hour_at, w.timezone)), extract(hour FROM local_time(s.hour_at, w.timezone)) ORDER BY t.worker_id, weekday, hour_of_day`),
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
      topReason: text(score['top_reason']),
      innocent: text(score['innocent']),
      settle: text(score['settle']),
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

async function clustersOf(
  rows: (query: string) => Promise<Row[]>,
  input: ReportInput,
  tierOf: ReadonlyMap<string, Tier>,
  labelOf: (kind: string, id: string) => string,
  events: readonly Row[],
): Promise<ReportCluster[]> {
  const members = groupBy(
    await rows(`SELECT * FROM (${CLUSTER_ROWS}) AS c ORDER BY cluster_id, verdict, member_kind, member_id`),
    (row) => text(row['cluster_id']),
  );
  const verdicts = groupBy(
    await rows(
      'SELECT cluster_id, verdict, min(why) AS why, min(missing) AS missing FROM verdict GROUP BY cluster_id, verdict ORDER BY cluster_id, verdict',
    ),
    (row) => text(row['cluster_id']),
  );
  const links = groupBy(
    await rows(
      'SELECT c.cluster_id, l.* FROM link AS l JOIN cluster AS c ON c.member_kind = l.left_kind AND c.member_id = l.left_id ORDER BY l.weight_bits DESC, l.left_id, l.right_id, l.identifier_kind, l.identifier, l.value',
    ),
    (row) => text(row['cluster_id']),
  );
  const hubs = groupBy(
    await rows(`SELECT DISTINCT c.cluster_id, h.kind, h.reason, h.holders FROM hub AS h JOIN identifier AS i ON i.kind = h.kind AND i.value = h.value
    JOIN cluster AS c ON c.member_kind = i.subject_kind AND c.member_id = i.subject_id ORDER BY c.cluster_id, h.kind, h.reason, h.holders`),
    (row) => text(row['cluster_id']),
  );
  const places = groupBy(await rows(PLACES), (row) => text(row['cluster_id']));
  const bySubject = groupBy(events, (row) => `${text(row['subject_kind'])}:${text(row['subject_id'])}`);
  return [...members]
    .map(([id, own]): ReportCluster => {
      const seen = new Map<string, Row>();
      for (const row of own)
        if (!seen.has(`${text(row['member_kind'])}:${text(row['member_id'])}`) || row['role'] !== 'member')
          seen.set(`${text(row['member_kind'])}:${text(row['member_id'])}`, row);
      return {
        id,
        verdicts: (verdicts.get(id) ?? []).map((row) => {
          const rule = input.verdicts.find((one) => one.id === row['verdict']);
          return {
            id: text(row['verdict']),
            title: rule?.title ?? text(row['verdict']),
            why: text(row['why']),
            missing: text(row['missing']),
            innocent: rule?.innocent ?? '',
            settle: rule?.settle ?? '',
            members: own
              .filter((one) => one['verdict'] === row['verdict'] && one['role'] !== 'member')
              .map((one) => `${text(one['member_kind'])}:${text(one['member_id'])}`),
          };
        }),
        tier: text(own[0]?.['tier']) as Tier,
        members: [...seen].map(([key, row]) => ({
          kind: text(row['member_kind']),
          id: text(row['member_id']),
          label: labelOf(text(row['member_kind']), text(row['member_id'])),
          role: text(row['role']),
          tier: tierOf.get(key) ?? 'clear',
          weightBits: Number(row['weight_bits']),
        })),
        links: (links.get(id) ?? []).map((row) => ({
          left: `${text(row['left_kind'])}:${text(row['left_id'])}`,
          right: `${text(row['right_kind'])}:${text(row['right_id'])}`,
          identifierKind: text(row['identifier_kind']),
          identifier: text(row['identifier']),
          weightBits: Number(row['weight_bits']),
          firstAt: orNull(row['first_at']),
          lastAt: orNull(row['last_at']),
          why: text(row['why']),
        })),
        hubs: (hubs.get(id) ?? []).map((row) => ({
          kind: text(row['kind']),
          reason: text(row['reason']),
          holders: Number(row['holders']),
        })),
        places: (places.get(id) ?? []).map((row): ReportPlace => ({
          label: text(row['label']),
          kind: text(row['place_kind']) as ReportPlace['kind'],
          latitude: Number(row['latitude']),
          longitude: Number(row['longitude']),
          radiusKm: Number(row['radius_km']),
          members: text(row['members']).split(';'),
        })),
        timeline: [...seen.keys()]
          .flatMap((key) =>
            (bySubject.get(key) ?? []).map((row): ReportEvent => ({
              at: text(row['occurred_at']),
              subject: key,
              lane: text(row['source']),
              detection: text(row['detection']),
              what: text(row['what']),
              rawFile: text(row['raw_file']),
              rawLine: Number(row['raw_line']),
            })),
          )
          .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.subject < b.subject ? -1 : 1)),
      };
    })
    .sort(
      (a, b) =>
        (RANK[a.tier] ?? 9) - (RANK[b.tier] ?? 9) ||
        b.verdicts.length - a.verdicts.length ||
        b.members.length - a.members.length ||
        (a.id < b.id ? -1 : 1),
    );
}

/** Places of the people of a cluster: homes on file, deliveries, shared home networks. */
const PLACES = `
  WITH person AS (SELECT cluster_id, member_id AS worker_id FROM cluster WHERE member_kind = 'worker'),
  home AS (
    SELECT p.cluster_id, concat('Home on file, ', coalesce(w.home_city, 'unknown town')) AS label, 'home' AS place_kind, w.home_latitude AS latitude, w.home_longitude AS longitude, 1.0 AS radius_km, p.worker_id
    FROM person AS p JOIN workers AS w ON w.worker_id = p.worker_id WHERE w.home_latitude IS NOT NULL AND w.home_longitude IS NOT NULL
  ),
  delivery AS (
    SELECT p.cluster_id, concat('Delivery, ', coalesce(s.ship_to_city, 'unknown town')), 'delivery', s.ship_to_latitude, s.ship_to_longitude, 1.0, p.worker_id
    FROM person AS p JOIN shipments AS s ON s.worker_id = p.worker_id WHERE s.ship_to_latitude IS NOT NULL AND s.ship_to_longitude IS NOT NULL
  ),
  network_place AS (
    SELECT p.cluster_id, concat('Home connection, ', coalesce(x.city, 'unknown town')), 'network', x.latitude, x.longitude, coalesce(x.accuracy_km, 25.0), p.worker_id
    FROM person AS p JOIN (SELECT DISTINCT worker_id, household, city, latitude, longitude, accuracy_km FROM presence WHERE kind = 'device' AND household IS NOT NULL) AS x ON x.worker_id = p.worker_id WHERE x.latitude IS NOT NULL
  ),
  every_place AS (SELECT * FROM home UNION ALL SELECT * FROM delivery UNION ALL SELECT * FROM network_place)
  SELECT cluster_id, label, place_kind, latitude, longitude, max(radius_km) AS radius_km, array_join(array_sort(array_agg(DISTINCT concat('worker:', worker_id))), ';') AS members
  FROM every_place GROUP BY cluster_id, label, place_kind, latitude, longitude ORDER BY cluster_id, place_kind, label, latitude, longitude`;
