import type { Lists } from '../model/list.ts';
import type { Coverage } from '../model/report.ts';

const DAY_MS = 86_400_000;

/** Age of each list; `old` beyond its own limit. */
export function listAges(lists: Lists, now: Date): Coverage['lists'] {
  return [...lists.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((list) => {
      const ageDays = Math.floor((now.getTime() - Date.parse(`${list.date}T00:00:00Z`)) / DAY_MS);
      return {
        name: list.name,
        date: list.date,
        source: list.source,
        licence: list.licence,
        rows: list.rows.length,
        ageDays,
        old: ageDays > list.max_age_days,
      };
    });
}
