import type { Dataset } from '../../model/source.ts';

export function stagedTable(dataset: Dataset): string {
  return `staged_${dataset.id}`;
}

/** Condition under which a staged row is a record that parsed. */
export function parsedSql(dataset: Dataset): string {
  return dataset.timeless === true ? 'event_id IS NOT NULL' : 'event_id IS NOT NULL AND occurred_at IS NOT NULL';
}
