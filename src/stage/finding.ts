import { typed } from '../engine/typed-rows.ts';
import { TrueseatError, messageOf } from '../lib/error.ts';
import { throwOurs } from '../lib/system-error.ts';
import { quoteName, rawSql, type Sql } from '../lib/sql.ts';
import type { Table } from '../model/column.ts';
import { WORLD } from '../model/link.ts';
import { DETECTION_RUN, FINDING, FINDING_EVENT, TABLE_ROWS } from '../model/detected.ts';
import type { Beside, EachResult, Put, Row, Stage } from '../model/stage.ts';
import { baseTable } from '../model/table.ts';

/** One row of a detection as a finding, with the events it rests on. */
export interface Found {
  /** Columns of `finding`; null where a row names no subject. */
  readonly finding: Row;
  readonly events: readonly string[];
}

/** A detection with its parameters bound. */
export interface CompiledDetection {
  readonly id: string;
  readonly title: string;
  /** Tables without rows of which it cannot run. */
  readonly needs: readonly string[];
  readonly reads: readonly string[];
  readonly sql: Sql;
  /** Rows as findings, each with an id of its own. Throws BAD_CONTENT when a required column is missing. */
  readonly findings: (rows: readonly Row[]) => { readonly found: readonly Found[]; readonly note: string };
}

function scratch(table: Table): Table {
  return { ...table, name: `scratch_${table.name}` };
}
const SAID = scratch(FINDING);
const SAID_EVENT = scratch(FINDING_EVENT);
const RAN = scratch(DETECTION_RUN);

function rowsOf(beside: Beside): ReadonlyMap<string, number> {
  return new Map(typed(TABLE_ROWS.columns, beside['rows'] ?? []).map((row) => [row.table_name, row.n]));
}

function missingOf({ needs }: CompiledDetection, beside: Beside): readonly string[] {
  const rows = rowsOf(beside);
  return [...new Set(needs.map(baseTable))].filter((table) => (rows.get(table) ?? 0) === 0);
}

/** People who have rows in every table that it needs, at most; null where none of these names people. */
function couldShow({ needs }: CompiledDetection, beside: Beside): number | null {
  const people = new Map(typed(TABLE_ROWS.columns, beside['rows'] ?? []).map((row) => [row.table_name, row.people]));
  const known = needs.flatMap((table) => people.get(baseTable(table)) ?? []);
  return known.length === 0 ? null : Math.min(...known);
}

function readBy({ needs, reads }: CompiledDetection, beside: Beside): number {
  const rows = rowsOf(beside);
  return [...new Set([...needs, ...reads].map(baseTable))].reduce((sum, table) => sum + (rows.get(table) ?? 0), 0);
}

function runRow({ id, title }: CompiledDetection, status: string, more: Row): Row {
  return {
    detection: id,
    title,
    status,
    missing: [],
    reason: '',
    rows_read: 0,
    could_show: null,
    findings: 0,
    ...more,
  };
}

/** A detection that fails is reported and the others go on. Throws what is no fault of the detection: a full disk or memory, a cancelled run. */
async function* through(
  detections: readonly CompiledDetection[],
  results: AsyncIterable<EachResult>,
  beside: Beside,
): AsyncIterable<Put> {
  const ran: Row[] = [];
  for (const detection of detections) {
    const missing = missingOf(detection, beside);
    if (missing.length > 0)
      ran.push(runRow(detection, 'could_not_run', { missing, reason: `no data in ${missing.join(', ')}` }));
  }
  const byId = new Map(detections.map((one) => [one.id, one]));
  for await (const { id, rows } of results) {
    const detection = byId.get(id);
    if (detection === undefined) throw new TypeError(`there is no detection ${id}`);
    const rows_read = readBy(detection, beside);
    try {
      if (rows instanceof TrueseatError) throw rows;
      const { found, note } = detection.findings(rows);
      yield { into: SAID, rows: found.map((one) => one.finding) };
      yield { into: SAID_EVENT, rows: found.flatMap(eventRows) };
      ran.push(runRow(detection, 'ran', { reason: note, rows_read, could_show: couldShow(detection, beside) }));
    } catch (thrown) {
      throwOurs(thrown);
      ran.push(runRow(detection, 'failed', { reason: messageOf(thrown), rows_read }));
    }
  }
  yield { into: RAN, rows: ran };
}

function eventRows({ finding: { finding_id }, events }: Found): readonly Row[] {
  return events.map((event_id, index) => ({ finding_id, place: index + 1, event_id }));
}

/** Strikes out findings that show what a `clear` of the same subject explains (same other person, identifier and dates where the clear gives them). */
const clearedSql = `
  WITH explained AS (
    SELECT c.detection, c.subject_kind, c.subject_id, c.other_id, c.identifier, c.first_at, c.last_at, c.details, named.word
    FROM scratch_finding AS c CROSS JOIN UNNEST(c.clears) AS named(word) WHERE c.effect = 'clear'
  ),
  struck AS (
    SELECT f.finding_id, min(c.detection) AS cleared_by
    FROM scratch_finding AS f CROSS JOIN UNNEST(f.shows) AS shown(word) JOIN explained AS c
      ON c.subject_kind = f.subject_kind AND c.subject_id = f.subject_id AND c.word = shown.word
      AND (c.other_id IS NULL OR c.other_id = f.other_id) AND (c.identifier IS NULL OR c.identifier = f.identifier)
      AND (coalesce(json_text(c.details, '$.within'), 'false') <> 'true'
        OR (f.first_at >= c.first_at - INTERVAL '1' DAY AND f.last_at <= c.last_at + INTERVAL '1' DAY))
    WHERE f.direction = 'for' GROUP BY f.finding_id
  )
  SELECT ${Object.keys(FINDING.columns)
    .map((id) => (id === 'cleared_by' ? 's.cleared_by' : `f.${quoteName(id)}`))
    .join(', ')}
  FROM scratch_finding AS f LEFT JOIN struck AS s ON s.finding_id = f.finding_id`;

/** How many hold the thing that a finding rests on. */
const holderSql = `
  SELECT detection, identifier, count(DISTINCT subject_id) AS holders FROM scratch_cleared
  WHERE direction = 'for' AND cleared_by IS NULL AND identifier IS NOT NULL GROUP BY detection, identifier`;

/**
 * What a finding can count at most: `log2((n + 256) / k)`. n people have the data, k of them show it. Nearly all who show something are
 * honest, so P(shows | scheme) / P(shows | honest) is at most n / k (Axelsson 2000, the base-rate fallacy). Of many who share one thing two count: a large farm does not hide itself.
 */
const surpriseSql = `
  WITH population AS (
    SELECT 'worker' AS subject_kind, count(*) AS n FROM workers
    UNION ALL SELECT 'applicant', count(*) FROM applicants
    UNION ALL SELECT 'account', count(*) FROM accounts
    UNION ALL SELECT 'device', count(*) FROM device
    UNION ALL SELECT 'vendor', count(*) FROM vendors
  ),
  shown AS (
    SELECT f.detection, f.subject_kind, f.subject_id, max(f.stated_bits) AS bits, max(CASE WHEN f.other_id IS NULL OR h.holders IS NULL THEN 1.0 ELSE least(1.0, 2.0 / h.holders) END) AS part
    FROM scratch_cleared AS f LEFT JOIN scratch_holder AS h ON h.detection = f.detection AND h.identifier = f.identifier
    WHERE f.direction = 'for' AND f.cleared_by IS NULL GROUP BY f.detection, f.subject_kind, f.subject_id
  ),
  level AS (SELECT DISTINCT detection, subject_kind, bits FROM shown),
  subject AS (
    SELECT l.detection, l.subject_kind, l.bits, count(*) AS n, sum(s.part) AS k
    FROM level AS l JOIN shown AS s ON s.detection = l.detection AND s.subject_kind = l.subject_kind AND s.bits >= l.bits
    GROUP BY l.detection, l.subject_kind, l.bits
  ),
  counted AS (
    SELECT s.detection, s.subject_kind, s.bits, s.n AS shown, greatest(s.k, 1.0) AS k,
      greatest(s.n, CASE WHEN s.subject_kind = 'worker' THEN least(coalesce(r.could_show, p.n), greatest(p.n, 1)) ELSE p.n END) AS could_show
    FROM subject AS s
    JOIN population AS p ON p.subject_kind = s.subject_kind
    JOIN scratch_detection_run AS r ON r.detection = s.detection
  )
  SELECT detection, subject_kind, bits AS stated_bits, CAST(shown AS BIGINT) AS shown, CAST(could_show AS BIGINT) AS could_show,
    log2(CAST(could_show + ${WORLD} AS DOUBLE) / k) AS most_bits
  FROM counted`;

const LESS: Readonly<Record<string, string>> = {
  bits: `CASE WHEN f.direction = 'against' THEN f.stated_bits ELSE least(f.stated_bits, coalesce(s.most_bits, f.stated_bits), coalesce(log2(CAST(s.could_show + ${WORLD} AS DOUBLE) / h.holders), f.stated_bits)) END`,
  why_capped: `CASE
      WHEN f.direction = 'against' OR s.detection IS NULL THEN ''
      WHEN least(s.most_bits, coalesce(log2(CAST(s.could_show + ${WORLD} AS DOUBLE) / h.holders), s.most_bits)) >= f.stated_bits THEN ''
      WHEN h.holders IS NOT NULL AND log2(CAST(s.could_show + ${WORLD} AS DOUBLE) / h.holders) < s.most_bits THEN concat(CAST(h.holders AS VARCHAR), ' people share this one thing: it says little about each')
      ELSE concat(CAST(s.shown AS VARCHAR), ' of the ', CAST(s.could_show AS VARCHAR), CASE WHEN f.subject_kind = 'worker' THEN ' people' ELSE concat(' ', f.subject_kind, 's') END, ' here show this: it is less surprising than elsewhere') END`,
};

/**
 * Of the clears of one detection that nothing was said against, leaves one to each subject: a telephone is behind twenty
 * addresses of its carrier, and one says it. No finding counts for more bits than it is surprising here.
 */
const findingSql = `
  SELECT ${Object.keys(FINDING.columns)
    .map((id) => (id in LESS ? `${LESS[id]} AS ${quoteName(id)}` : `f.${quoteName(id)}`))
    .join(', ')}
  FROM scratch_cleared AS f
  LEFT JOIN surprise AS s ON s.detection = f.detection AND s.subject_kind = f.subject_kind AND s.stated_bits = f.stated_bits
  LEFT JOIN scratch_holder AS h ON h.detection = f.detection AND h.identifier = f.identifier
  WHERE NOT (f.effect = 'clear' AND f.identifier IS NOT NULL
    AND NOT EXISTS (SELECT 1 AS one FROM scratch_cleared AS s WHERE s.cleared_by = f.detection AND s.subject_kind = f.subject_kind
      AND s.subject_id = f.subject_id AND s.identifier = f.identifier)
    AND EXISTS (SELECT 1 AS one FROM scratch_cleared AS o WHERE o.detection = f.detection AND o.subject_kind = f.subject_kind
      AND o.subject_id = f.subject_id AND o.effect = 'clear' AND o.finding_id < f.finding_id))`;

const eventSql = `SELECT e.finding_id, e.place, e.event_id FROM scratch_finding_event AS e
  WHERE EXISTS (SELECT 1 AS one FROM finding AS f WHERE f.finding_id = e.finding_id)`;

const ranSql = `SELECT r.detection, r.title, r.status, r.missing, r.reason, r.rows_read, r.could_show, coalesce(f.n, 0) AS findings
  FROM scratch_detection_run AS r LEFT JOIN (SELECT detection, count(*) AS n FROM finding GROUP BY detection) AS f ON f.detection = r.detection`;

/** Runs every detection, several at once, and applies those that clear others. */
export function finding(detections: readonly CompiledDetection[]): Stage {
  const byId = new Map(detections.map((one) => [one.id, one]));
  return {
    id: 'finding',
    about: 'evidence for and against',
    steps: [
      {
        tables: [SAID, SAID_EVENT, RAN],
        beside: { rows: rawSql('SELECT table_name, n, people FROM table_rows') },
        queries: detections.map(({ id, sql }) => ({ id, sql })),
        runs: (id: string, beside: Beside) => {
          const detection = byId.get(id);
          return detection !== undefined && missingOf(detection, beside).length === 0;
        },
        through: (results: AsyncIterable<EachResult>, beside: Beside) => through(detections, results, beside),
      },
      { into: 'scratch_cleared', sql: rawSql(clearedSql) },
      { into: 'scratch_holder', sql: rawSql(holderSql) },
      { into: 'surprise', sql: rawSql(surpriseSql) },
      { into: 'finding', sql: rawSql(findingSql) },
      { into: 'finding_event', sql: rawSql(eventSql) },
      { into: 'detection_run', sql: rawSql(ranSql) },
    ],
  };
}
