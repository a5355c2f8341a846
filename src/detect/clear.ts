import type { Engine } from '../engine/engine.ts';
import { quoteName, rawSql } from '../lib/sql.ts';
import { ALL_TABLES } from '../model/table.ts';

/**
 * Of the clears of one detection that nothing was said against, leaves one to each subject: a telephone is behind twenty
 * addresses of its carrier, and one says it.
 */
async function dropIdle(engine: Engine): Promise<void> {
  await engine.remove(
    'finding',
    rawSql(`effect = 'clear' AND identifier IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM finding AS f WHERE f.cleared_by = finding.detection AND f.subject_kind = finding.subject_kind
        AND f.subject_id = finding.subject_id AND f.identifier = finding.identifier)
      AND EXISTS (SELECT 1 FROM finding AS o WHERE o.detection = finding.detection AND o.subject_kind = finding.subject_kind
        AND o.subject_id = finding.subject_id AND o.effect = 'clear' AND o.finding_id < finding.finding_id)`),
  );
}

/** Strikes out findings that show what a `clear` of the same subject explains (same other person, identifier and dates where the clear gives them). */
export async function applyClears(engine: Engine): Promise<void> {
  const columns = Object.keys(ALL_TABLES.get('finding')?.columns ?? {});
  const cells = columns.map((id) => (id === 'cleared_by' ? 'min(c.detection) AS cleared_by' : `f.${quoteName(id)}`));
  const grouped = columns.filter((id) => id !== 'cleared_by').map((id) => `f.${quoteName(id)}`);
  await engine.replaceByKey(
    'finding',
    ['finding_id'],
    rawSql(`
    WITH clears AS (
      SELECT c.detection, c.subject_kind, c.subject_id, c.other_id, c.identifier, c.first_at, c.last_at, c.details, named.word
      FROM finding AS c CROSS JOIN UNNEST(c.clears) AS named(word) WHERE c.effect = 'clear'
    )
    SELECT ${cells.join(', ')} FROM finding AS f CROSS JOIN UNNEST(f.shows) AS shown(word) JOIN clears AS c
      ON c.subject_kind = f.subject_kind AND c.subject_id = f.subject_id AND c.word = shown.word
      AND (c.other_id IS NULL OR c.other_id = f.other_id) AND (c.identifier IS NULL OR c.identifier = f.identifier)
      AND (coalesce(json_text(c.details, '$.within'), 'false') <> 'true'
        OR (f.first_at >= c.first_at - INTERVAL '1' DAY AND f.last_at <= c.last_at + INTERVAL '1' DAY))
    WHERE f.direction = 'for' GROUP BY ${grouped.join(', ')}`),
  );
  await dropIdle(engine);
}
