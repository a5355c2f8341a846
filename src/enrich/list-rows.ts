import type { List, Lists } from '../model/list.ts';

/** Rows of a list as objects of text by column name; cells that are absent are empty. A list that is not there has no rows. */
export function listRows(lists: Lists, name: string): Record<string, string>[] {
  const list: List | undefined = lists.get(name);
  if (list === undefined) return [];
  return list.rows.map((row) =>
    Object.fromEntries(list.columns.map((column, index) => [column, String(row[index] ?? '').trim()])),
  );
}
