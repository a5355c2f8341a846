import type { Cell, World } from '../world.ts';

const DAY = 86_400_000;

export type RosterRow = Record<string, Cell>;

export function rowsOf(world: World, dataset: string): readonly RosterRow[] {
  return world.roster.get(dataset) ?? [];
}

/** Whether the label of a subject is fraud, for things that happen to everybody, but less often to personas. */
export function isFraud(world: World, kind: string, id: Cell | undefined): boolean {
  return world.truth.subjects.get(`${kind}:${String(id)}`)?.label === 'fraud';
}

/** Day of a date or time relative to the start of the data; undefined if there is none. */
export function dayOf(world: World, time: Cell | undefined): number | undefined {
  return typeof time === 'string' ? (Date.parse(time) - Date.parse(world.startAt)) / DAY : undefined;
}

/** Values of a column, to avoid repeating one. */
export function known(world: World, dataset: string, column: string): ReadonlySet<Cell> {
  return new Set(rowsOf(world, dataset).flatMap((row) => row[column] ?? []));
}

/** Rows by the value of a column. */
export function grouped(rows: readonly RosterRow[], column: string): ReadonlyMap<Cell, readonly RosterRow[]> {
  const groups = new Map<Cell, RosterRow[]>();
  for (const row of rows) {
    const key = row[column] ?? null;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
