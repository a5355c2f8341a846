import { believable } from '../lib/believable.ts';
import type { Dataset } from '../model/source.ts';

export function stagedTable(dataset: Dataset): string {
  return `staged_${dataset.id}`;
}

/** Condition under which a staged row is a record that parsed. */
export function parsedSql(dataset: Dataset): string {
  return dataset.timeless === true ? 'event_id IS NOT NULL' : `event_id IS NOT NULL AND ${believable('occurred_at')}`;
}

/** The time of a row of a staged table that has the alias `m`. */
export function timeSql(dataset: Dataset): string {
  return dataset.timeless === true
    ? `CASE WHEN ${believable('m.occurred_at')} THEN m.occurred_at END`
    : 'm.occurred_at';
}
