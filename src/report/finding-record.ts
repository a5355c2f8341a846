import { columns, type Cells } from '../model/column.ts';
import { FINDING } from '../model/detected.ts';
import { ATTACK_VERSION } from '../model/detection.ts';
import { OCSF_VERSION } from './ocsf/mapping.ts';

const SEVERITY: Readonly<Record<string, { id: number; name: string }>> = {
  weak: { id: 1, name: 'Informational' },
  moderate: { id: 2, name: 'Low' },
  strong: { id: 3, name: 'Medium' },
  conclusive: { id: 4, name: 'High' },
};

/** Milliseconds since 1970, as OCSF writes `timestamp_t`. */
function millis(at: string | null): number {
  return at === null ? 0 : Date.parse(at);
}

/** An ATT&CK id in OCSF's form: `T1219.002` is a sub-technique of `T1219`. */
function attackOf(id: string): Record<string, unknown> {
  const [technique = id] = id.split('.');
  return {
    version: ATTACK_VERSION,
    technique: { uid: technique },
    ...(technique === id ? {} : { sub_technique: { uid: id } }),
  };
}

/** What is told of a finding: its own columns, what of it counts, and its events. */
export const RECORDED = {
  ...FINDING.columns,
  ...columns({ bits_counted: 'real', why_less: 'text', events: 'texts' }),
};

/** A finding, with what of it counts and its events, as OCSF Detection Finding (2004). `attack`: ATT&CK ids of its detection. */
export function findingRecord(
  row: Cells<typeof RECORDED>,
  version: string,
  attack: readonly string[] = [],
): Record<string, unknown> {
  const severity = SEVERITY[row.strength] ?? { id: 0, name: 'Unknown' };
  const time = millis(row.last_at ?? row.first_at);
  return {
    activity_id: 1,
    activity_name: 'Create',
    category_uid: 2,
    category_name: 'Findings',
    class_uid: 2004,
    class_name: 'Detection Finding',
    type_uid: 200401,
    type_name: 'Detection Finding: Create',
    time,
    severity_id: row.direction === 'against' ? 1 : severity.id,
    severity: row.direction === 'against' ? 'Informational' : severity.name,
    status_id: row.cleared_by === null ? 1 : 3,
    status: row.cleared_by === null ? 'New' : 'Suppressed',
    message: row.explanation,
    metadata: {
      version: OCSF_VERSION,
      product: { name: 'Trueseat', vendor_name: 'Trueseat', version },
      uid: row.finding_id,
    },
    finding_info: {
      uid: row.finding_id,
      title: row.title,
      desc: row.explanation,
      ...(row.first_at === null ? {} : { first_seen_time: millis(row.first_at) }),
      ...(row.last_at === null ? {} : { last_seen_time: millis(row.last_at) }),
      types: [row.family],
      analytic: { type_id: 1, type: 'Rule', uid: row.detection, name: row.title, version },
      ...(attack.length === 0 ? {} : { attacks: attack.map(attackOf) }),
    },
    unmapped: {
      trueseat: {
        detection: row.detection,
        family: row.family,
        cause: row.cause,
        shows: row.shows,
        direction: row.direction,
        effect: row.effect,
        strength: row.strength,
        bits: row.stated_bits,
        bits_here: row.bits,
        bits_counted: row.bits_counted,
        why_less: row.why_less,
        subject: { kind: row.subject_kind, id: row.subject_id },
        other_id: row.other_id,
        cleared_by: row.cleared_by,
        [row.direction === 'against' ? 'limits' : 'innocent']: row.innocent,
        settle: row.settle,
        evidence: row.events ?? [],
      },
    },
  };
}
