import type { List, Lists } from '../model/list.ts';

/** The given columns of a list's rows as text; absent cells are empty. An unknown list has no rows. */
export function listRows<Id extends string>(
  lists: Lists,
  name: string,
  ...ids: readonly [Id, ...Id[]]
): Record<Id, string>[] {
  const list: List | undefined = lists.get(name);
  if (list === undefined) return [];
  const places = ids.map((id) => [id, list.columns.indexOf(id)] as const);
  return list.rows.map(
    (row) =>
      Object.fromEntries(places.map(([id, place]) => [id, String(row[place] ?? '').trim()])) as Record<Id, string>, // these ids
  );
}
