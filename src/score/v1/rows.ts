import type { Family, Strength } from '../../model/detection.ts';
import type { Row } from '../../model/stage.ts';
import { scoreV1, type Evidence, type Scored } from './index.ts';

/** A row of `finding`, with the ids of its events in `events`, as evidence. */
function evidenceOf(row: Row): Evidence {
  const text = (id: string): string | null => (row[id] === null || row[id] === undefined ? null : String(row[id]));
  return {
    findingId: String(row['finding_id']),
    detection: String(row['detection']),
    family: String(row['family']) as Family,
    direction: row['direction'] === 'against' ? 'against' : 'for',
    families: (row['families'] ?? []) as readonly Family[],
    strength: String(row['strength']) as Strength,
    bits: Number(row['bits']),
    networkPrivacy: row['network_privacy'] === true,
    location: row['location'] === true,
    ages: row['ages'] === true,
    shows: (row['shows'] ?? []) as readonly string[],
    firm: row['firm'] === true,
    lastAt: text('last_at'),
    identifier: text('identifier'),
    events: (row['events'] ?? []) as readonly string[],
    clearedBy: text('cleared_by'),
  };
}

/** The sum of one subject from its rows of `finding` (see `Scorer`). */
export function scoreRows(findings: readonly Row[], now: string, inVerdict: boolean): Scored {
  return scoreV1(findings.map(evidenceOf), now, inVerdict);
}
