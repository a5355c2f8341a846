import type { Engine } from '../engine/engine.ts';
import { columns, type Table } from '../model/column.ts';
import type { List, Lists } from '../model/list.ts';

export function listTable(list: List): Table {
  return {
    name: `list_${list.name.replaceAll('-', '_')}`,
    about: list.title,
    columns: columns(Object.fromEntries(list.columns.map((id) => [id, 'text']))),
  };
}

/** Creates a table of text columns for every list. */
export async function loadLists(engine: Engine, lists: Lists): Promise<void> {
  for (const list of lists.values()) {
    const table = listTable(list);
    await engine.drop(table.name);
    await engine.createTable(table);
    await engine.append(
      table,
      list.rows.map((row) =>
        Object.fromEntries(
          list.columns.map((id, index) => {
            const cell = row[index] ?? null;
            return [id, cell === null ? null : String(cell)];
          }),
        ),
      ),
    );
  }
}
