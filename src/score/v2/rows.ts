import type { Cells } from '../../model/column.ts';
import type { Family, Strength } from '../../model/detection.ts';
import type { EVIDENCE, Standing } from '../../model/score.ts';
import { scoreV2, type Evidence, type Scored } from './index.ts';

function evidenceOf(row: Cells<typeof EVIDENCE>): Evidence {
  return {
    findingId: row.finding_id,
    detection: row.detection,
    family: row.family as Family,
    direction: row.direction === 'against' ? 'against' : 'for',
    families: row.families as readonly Family[],
    strength: row.strength as Strength,
    bits: row.bits,
    statedBits: row.stated_bits,
    whyCapped: row.why_capped,
    networkPrivacy: row.network_privacy,
    location: row.location,
    ages: row.ages,
    shows: row.shows,
    firm: row.firm,
    lastAt: row.last_at,
    identifier: row.identifier,
    events: row.events ?? [],
    clearedBy: row.cleared_by,
  };
}

/** The sum of one subject from its findings (see `Scorer`). */
export function scoreRows(findings: readonly Cells<typeof EVIDENCE>[], now: string, standing: Standing): Scored {
  return scoreV2(findings.map(evidenceOf), now, standing);
}
