/**
 * What so many share is no ring's: people, share of those who could, and days between the start of the first quarter of them and of the
 * last. Ours: no ring is a twentieth of its victim, fifteen people and more, hired over so long.
 */
export const CROWD = { people: 15, share: 0.05, startDays: 60 } as const;

/** SQL of days between the start dates of the first quarter and of the last of the people of a group; `w` is the table workers. */
export const START_SPREAD = ['0.75', '0.25']
  .map(
    (part) =>
      `quantile(CAST(days_between(TIMESTAMP '2000-01-01 00:00:00', CAST(w.start_date AS TIMESTAMP)) AS DOUBLE), ${part})`,
  )
  .join(' - ');

/** SQL of: a group of so many, of so many who could be in it, is a crowd. */
export function isCrowd(people: string, of: string, startDays: string): string {
  return `(${people} >= greatest(CAST(${CROWD.people} AS DOUBLE), ${CROWD.share} * ${of}) AND ${startDays} >= ${CROWD.startDays})`;
}
