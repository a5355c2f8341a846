import type { Dataset } from '../../model/source.ts';

export function stagedTable(dataset: Dataset): string {
  return `staged_${dataset.id}`;
}

/** Times outside are no times of records: the zero and the end of vendors' calendars (0001, 9999) and worse. */
export function believable(time: string): string {
  return `${time} >= TIMESTAMP '1900-01-01 00:00:00' AND ${time} < TIMESTAMP '2200-01-01 00:00:00'`;
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
