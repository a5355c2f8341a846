import { createHash } from 'node:crypto';
import { messageOf, TrueseatError } from '../lib/error.ts';
import { bindNamed, type Sql, type SqlValue } from '../lib/sql.ts';
import { BITS, caveatOf, STRENGTHS, SUBJECT_KINDS, type Detection, type Strength } from '../model/detection.ts';
import type { RowOf } from '../model/column.ts';
import type { FINDING } from '../model/detected.ts';
import type { Row } from '../model/stage.ts';
import { explain } from './explain.ts';
import { groupBy } from '../lib/group.ts';

type Params = Readonly<Record<string, string | number | boolean>>;

/** A detection's SELECT with its parameters, ordered so that the result depends on the rows alone. */
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

/** At most this many event ids are kept for one finding. */
const MAX_EVIDENCE = 50;

/** A finding and the events it rests on. */
export interface Found {
  readonly finding: RowOf<typeof FINDING>;
  readonly events: readonly string[];
}

function text(value: unknown): string | null {
  return value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
}

/** Columns whose lists are sorted: an aggregate returns them in the order in which its threads met the rows. */
function inOrder(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([id, cell]) => [
      id,
      Array.isArray(cell) && cell.every((one) => typeof one === 'string') ? cell.toSorted() : cell,
    ]),
  );
}

/** What every finding of a detection has, whatever its rows are. */
export function traitsOf(detection: Detection): {
  readonly families: readonly string[];
  readonly network_privacy: boolean;
  readonly location: boolean;
  readonly ages: boolean;
  readonly cause: string | null;
  readonly shows: readonly string[];
  readonly firm: boolean;
} {
  return {
    families: detection.effect?.kind === 'offset' ? detection.effect.families : [],
    network_privacy: detection.network_privacy,
    location: detection.location,
    ages: detection.ages ?? ['behaviour', 'network'].includes(detection.family),
    cause: detection.cause ?? null,
    shows: detection.shows ?? [],
    firm: detection.offset === 'never',
  };
}

function idOf(parts: readonly (string | null)[]): string {
  const id = parts.map((part) => part ?? '').join('\u001F');
  return createHash('sha256').update(id).digest('hex').slice(0, 32);
}

function eventsOf(evidence: unknown): readonly string[] {
  const given = Array.isArray(evidence) ? evidence.filter((one) => typeof one === 'string') : [text(evidence)];
  const events = [...new Set(given.filter((one) => one !== null))];
  return events.length > MAX_EVIDENCE ? [...events.slice(0, MAX_EVIDENCE - 1), ...events.slice(-1)] : events;
}

/** Bits of a row: the detection's own weight, or the bits of the row's strength. */
function bitsOf(detection: Detection, strength: Strength): number {
  if (detection.effect?.kind === 'clear') return 0;
  return strength === detection.strength ? (detection.weight?.bits ?? BITS[strength]) : BITS[strength];
}

/**
 * Turns one row of a detection into a finding. Its id is made of what it is about (detection, subject, other person, identifier, key),
 * never of evidence or times, which grow. Throws BAD_CONTENT when a required column is missing.
 */
export function toFinding(detection: Detection, given: Row): Found {
  const row = inOrder(given);
  if (!('subject_id' in row) || !('evidence' in row)) {
    throw new TrueseatError('BAD_CONTENT', 'the SELECT has no column subject_id or no column evidence', {
      place: { part: detection.id },
    });
  }
  const {
    subject_id,
    subject_kind: ofKind,
    first_at,
    last_at,
    evidence,
    strength: ofStrength,
    other_id,
    identifier,
    key,
    ...details
  } = row;
  const strength = STRENGTHS.find((one) => one === ofStrength) ?? detection.strength;
  const kind = SUBJECT_KINDS.find((one) => one === ofKind) ?? detection.subject;
  const subject = text(subject_id) ?? '';
  // Bank accounts are keyed hashes, which differ from lake to lake: a detection distinguishes them by their last four characters, in `key`.
  const stable = (text(identifier) ?? '').replace(/^(bank_account:)[0-9a-f]{64}$/, '$1');
  const finding = {
    finding_id: idOf([detection.id, kind, subject, text(other_id), stable, text(key)]),
    detection: detection.id,
    title: detection.title,
    family: detection.family,
    direction: detection.direction,
    effect: detection.direction === 'for' ? 'evidence' : (detection.effect?.kind ?? 'offset'),
    ...traitsOf(detection),
    clears: detection.effect?.kind === 'clear' ? detection.effect.shows : [],
    subject_kind: kind,
    subject_id: subject,
    other_id: text(other_id),
    strength,
    stated_bits: bitsOf(detection, strength),
    bits: bitsOf(detection, strength),
    why_capped: '',
    first_at: text(first_at),
    last_at: text(last_at) ?? text(first_at),
    identifier: text(identifier),
    key: text(key) ?? '',
    explanation: explain(detection.explain, row),
    innocent: caveatOf(detection),
    settle: detection.settle,
    cleared_by: null,
    details: JSON.stringify(details, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  };
  return { finding, events: eventsOf(evidence) };
}

function inTime(a: Found, b: Found): number {
  const order = (one: Found): string => [one.finding.first_at, one.finding.last_at, ...one.events].join('\u001F');
  return order(a) < order(b) ? -1 : 1;
}

/**
 * The rows of a detection as findings with ids of their own. Rows that nothing distinguishes keep their order in time and are counted in
 * `note`: the detection lacks a `key`.
 */
export function toFindings(
  detection: Detection,
  rows: readonly Row[],
): { readonly found: readonly Found[]; readonly note: string } {
  const all = rows.filter(({ subject_id }) => subject_id !== null).map((row) => toFinding(detection, row));
  const found: Found[] = [];
  let alike = 0;
  for (const [id, same] of groupBy(all, (one) => one.finding.finding_id)) {
    const distinct = [...new Map(same.map((one) => [JSON.stringify(one), one])).values()].sort(inTime);
    alike += distinct.length - 1;
    found.push(
      ...distinct.map((one, index) =>
        index === 0 ? one : { ...one, finding: { ...one.finding, finding_id: idOf([id, String(index)]) } },
      ),
    );
  }
  return {
    found,
    note: alike === 0 ? '' : `${alike} of its findings differ only in their order: it needs a column "key"`,
  };
}

/** A detection with its parameters bound, as stage `finding` runs it. */
export function compileDetection(detection: Detection): {
  readonly id: string;
  readonly title: string;
  readonly needs: readonly string[];
  readonly reads: readonly string[];
  readonly sql: Sql;
  readonly findings: (rows: readonly Row[]) => ReturnType<typeof toFindings>;
} {
  const { id, title, needs, reads } = detection;
  return { id, title, needs, reads, sql: detectionSql(detection), findings: (rows) => toFindings(detection, rows) };
}
