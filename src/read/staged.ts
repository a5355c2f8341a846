import { believable } from '../lib/believable.ts';
import type { Dataset } from '../model/source.ts';

export function stagedTable(dataset: Dataset): string {
  return `staged_${dataset.id}`;
}

/** Condition for a staged row that is a parsed record. */
export function parsedSql(dataset: Dataset): string {
  return dataset.timeless === true ? 'event_id IS NOT NULL' : `event_id IS NOT NULL AND ${believable('occurred_at')}`;
}

/** The time of a row of a staged table with the alias `m`. */
export function timeSql(dataset: Dataset): string {
  return dataset.timeless === true
    ? `CASE WHEN ${believable('m.occurred_at')} THEN m.occurred_at END`
    : 'm.occurred_at';
}
