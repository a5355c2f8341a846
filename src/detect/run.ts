import { createHash } from 'node:crypto';
import type { Engine, Row } from '../engine/engine.ts';
import { messageOf, TrueseatError } from '../lib/error.ts';
import { bindNamed, quoteName, rawSql, type Sql, type SqlValue } from '../lib/sql.ts';
import {
  BITS,
  STRENGTHS,
  SUBJECT_KINDS,
  caveatOf,
  type Detection,
  type Strength,
  type SubjectKind,
} from '../model/detection.ts';
import type { Coverage } from '../model/report.ts';
import { ALL_TABLES, baseTable } from '../model/table.ts';
import { explain } from './explain.ts';

type Params = Readonly<Record<string, string | number | boolean>>;

/** A detection's SELECT with its parameters, in an order that does not depend on anything but the rows. */
export function detectionSql(
  rule: {
    readonly id: string;
    readonly sql: string;
    readonly params: Readonly<Record<string, { readonly default: SqlValue }>>;
  },
  overrides: Params = {},
): Sql {
  const values = Object.fromEntries(
    Object.entries(rule.params).map(([id, param]) => [id, overrides[id] ?? param.default]),
  );
  try {
    return bindNamed(rule.sql.trim().replace(/;$/, ''), values);
  } catch (thrown) {
    throw new TrueseatError('BAD_CONTENT', messageOf(thrown), { place: { part: rule.id }, cause: thrown });
  }
}

/** A row of `finding` as it is appended. */
export type FindingRow = Readonly<Record<string, SqlValue | readonly string[]>>;

/** The most event ids kept of one finding. */
const MAX_EVIDENCE = 50;

function text(value: unknown): string | null {
  return value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
}

/** Lists of texts in order: an aggregate gives them in whatever order its threads met them. */
function inOrder(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([id, cell]) => [
      id,
      Array.isArray(cell) && cell.every((one) => typeof one === 'string') ? cell.toSorted() : cell,
    ]),
  );
}

/** What every finding of a detection has, whatever its rows say. */
export function traitsOf(detection: Detection): {
  readonly families: readonly string[];
  readonly network_privacy: boolean;
  readonly location: boolean;
  readonly ages: boolean;
} {
  return {
    families: detection.effect?.kind === 'offset' ? detection.effect.families : [],
    network_privacy: detection.network_privacy,
    location: detection.location,
    ages: detection.ages ?? ['behaviour', 'network'].includes(detection.family),
  };
}

/** Turns one row of a detection into a finding. Throws BAD_CONTENT when a required column is missing. */
export function toFinding(detection: Detection, given: Row): FindingRow {
  const row = inOrder(given);
  const subject = text(row['subject_id']);
  if (!('subject_id' in row) || !('evidence' in row)) {
    throw new TrueseatError('BAD_CONTENT', 'the SELECT gives no subject_id or no evidence', {
      place: { part: detection.id },
    });
  }
  const strength = (STRENGTHS as readonly unknown[]).includes(row['strength'])
    ? (row['strength'] as Strength)
    : detection.strength;
  const kind = (SUBJECT_KINDS as readonly unknown[]).includes(row['subject_kind'])
    ? (row['subject_kind'] as SubjectKind)
    : detection.subject;
  const {
    subject_id: _s,
    subject_kind: _k,
    first_at,
    last_at,
    evidence,
    strength: _g,
    other_id,
    identifier,
    ...details
  } = row;
  const events = [
    ...new Set(
      Array.isArray(evidence)
        ? evidence.filter((one) => typeof one === 'string')
        : [text(evidence)].filter((one) => one !== null),
    ),
  ];
  const kept = events.length > MAX_EVIDENCE ? [...events.slice(0, MAX_EVIDENCE - 1), ...events.slice(-1)] : events;
  // A keyed hash differs from lake to lake: the events tell two findings apart as well.
  const stable = (text(identifier) ?? '').replace(/[0-9a-f]{64}$/, '');
  const id = [detection.id, kind, subject, text(other_id) ?? '', stable, text(first_at) ?? '', ...kept].join('\u001F');
  return {
    finding_id: createHash('sha256').update(id).digest('hex').slice(0, 32),
    detection: detection.id,
    title: detection.title,
    family: detection.family,
    direction: detection.direction,
    effect: detection.direction === 'for' ? 'evidence' : (detection.effect?.kind ?? 'offset'),
    ...traitsOf(detection),
    clears: detection.effect?.kind === 'clear' ? detection.effect.detections : [],
    subject_kind: kind,
    subject_id: subject,
    other_id: text(other_id),
    strength,
    bits:
      detection.effect?.kind === 'clear'
        ? 0
        : strength === detection.strength
          ? (detection.weight?.bits ?? BITS[strength])
          : BITS[strength],
    first_at: text(first_at),
    last_at: text(last_at) ?? text(first_at),
    evidence: kept,
    identifier: text(identifier),
    explanation: explain(detection.explain, row),
    innocent: caveatOf(detection),
    settle: detection.settle,
    cleared_by: null,
    details: JSON.stringify(details, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  };
}

/** Tables that a detection needs and that hold nothing. */
export async function missingTables(
  engine: Engine,
  needs: readonly string[],
  filled: ReadonlySet<string>,
): Promise<string[]> {
  const missing: string[] = [];
  for (const table of needs) {
    const base = baseTable(table);
    if (filled.has(base)) continue;
    const [row] = (await engine.hasRelation(table))
      ? await engine.rows(rawSql(`SELECT 1 AS one FROM ${quoteName(table)} LIMIT 1`))
      : [];
    if (row === undefined) missing.push(base);
  }
  return [...new Set(missing)];
}

/** Runs every detection, several at once, and appends its findings; `counted` counts them. A detection that fails is reported and the others go on. */
export async function runDetections(
  engine: Engine,
  detections: readonly Detection[],
  filled: ReadonlySet<string>,
  progress: (id: string, done: number) => void = () => undefined,
): Promise<Coverage['detections']> {
  const table = ALL_TABLES.get('finding');
  if (table === undefined) throw new TypeError('the model has no finding table');
  const coverage = new Map<Detection, Coverage['detections'][number]>();
  const queries: { detection: Detection; query: Sql }[] = [];
  function failed(detection: Detection, thrown: unknown): void {
    if (thrown instanceof TrueseatError && (thrown.code === 'CANCELLED' || thrown.code === 'OUT_OF_MEMORY'))
      throw thrown;
    coverage.set(detection, covered(detection, { status: 'failed', reason: messageOf(thrown) }));
  }
  for (const detection of detections) {
    const missing = await missingTables(engine, detection.needs, filled);
    if (missing.length > 0) {
      const reason = `no data in ${missing.join(', ')}`;
      coverage.set(detection, covered(detection, { status: 'could_not_run', missing, reason }));
      continue;
    }
    try {
      queries.push({ detection, query: detectionSql(detection) });
    } catch (thrown) {
      failed(detection, thrown);
    }
  }
  let done = 0;
  for await (const rows of engine.rowsOfEach(queries.map(({ query }) => query))) {
    const detection = queries[done]?.detection;
    if (detection === undefined) throw new TypeError('more results than queries');
    progress(detection.id, done++);
    try {
      if (rows instanceof TrueseatError) throw rows;
      const findings = new Map(
        rows
          .filter((row) => row['subject_id'] !== null)
          .map((row) => toFinding(detection, row))
          .map((one) => [one['finding_id'], one]),
      );
      await engine.append(table, [...findings.values()]);
      coverage.set(detection, covered(detection, { status: 'ran' }));
    } catch (thrown) {
      failed(detection, thrown);
    }
  }
  return detections.flatMap((detection) => coverage.get(detection) ?? []);
}

function covered(
  { id, title }: Detection,
  how: Pick<Coverage['detections'][number], 'status'> & Partial<Coverage['detections'][number]>,
): Coverage['detections'][number] {
  return { id, title, findings: 0, missing: [], reason: '', ...how };
}

/** What detections came to, with the number of findings that stand in the table. */
export async function counted(engine: Engine, detections: Coverage['detections']): Promise<Coverage['detections']> {
  const rows = await engine.rows(rawSql('SELECT detection, count(*) AS n FROM finding GROUP BY detection'));
  const of = new Map(rows.map((row) => [row['detection'], Number(row['n'])]));
  return detections.map((one) => ({ ...one, findings: of.get(one.id) ?? 0 }));
}
