import type { Engine } from '../engine/engine.ts';
import { quoteName, rawSql } from '../lib/sql.ts';
import { ALL_TABLES } from '../model/table.ts';

/** Strikes out findings that a `clear` of the same subject names (same other person, identifier and dates where the clear gives them). */
export async function applyClears(engine: Engine): Promise<number> {
  const columns = Object.keys(ALL_TABLES.get('finding')?.columns ?? {});
  const cells = columns.map((id) => (id === 'cleared_by' ? 'min(c.detection) AS cleared_by' : `f.${quoteName(id)}`));
  const grouped = columns.filter((id) => id !== 'cleared_by').map((id) => `f.${quoteName(id)}`);
  return engine.replaceByKey(
    'finding',
    ['finding_id'],
    rawSql(`
    SELECT ${cells.join(', ')} FROM finding AS f JOIN finding AS c
      ON c.effect = 'clear' AND c.subject_kind = f.subject_kind AND c.subject_id = f.subject_id AND has_element(c.clears, f.detection)
      AND (c.other_id IS NULL OR c.other_id = f.other_id) AND (c.identifier IS NULL OR c.identifier = f.identifier)
      AND (coalesce(json_text(c.details, '$.within'), 'false') <> 'true'
        OR (f.first_at >= c.first_at - INTERVAL '1' DAY AND f.last_at <= c.last_at + INTERVAL '1' DAY))
    WHERE f.direction = 'for' GROUP BY ${grouped.join(', ')}`),
  );
}
