import type { RosterName } from '../../../model/roster.ts';
import { rosterOf, type Cell, type RosterRow, type World } from '../world.ts';

const DAY = 86_400_000;

/** Whether the label of a subject is fraud, for things that happen to everybody, but less often to personas. */
export function isFraud(world: World, kind: string, id: Cell | undefined): boolean {
  return world.truth.subjects.get(`${kind}:${String(id)}`)?.label === 'fraud';
}

/** Day of a date or time relative to the start of the data; undefined if there is none. */
export function dayOf(world: World, time: Cell | undefined): number | undefined {
  return typeof time === 'string' ? (Date.parse(time) - Date.parse(world.startAt)) / DAY : undefined;
}

/** Values of a column, to avoid repeating one. */
export function known<Name extends RosterName>(
  world: World,
  dataset: Name,
  column: keyof RosterRow<Name>,
): ReadonlySet<Cell> {
  return new Set(rosterOf(world, dataset).map((row: RosterRow<Name>) => (row[column] ?? null) as Cell)); // every field is a cell
}

/** Rows by the value of a column. */
export function grouped<Row, Id extends keyof Row>(
  rows: readonly Row[],
  column: Id,
): ReadonlyMap<NonNullable<Row[Id]> | null, readonly Row[]> {
  const groups = new Map<NonNullable<Row[Id]> | null, Row[]>();
  for (const row of rows) {
    const key = row[column] ?? null;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
