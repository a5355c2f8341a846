import { isoOf, rosterOf, type Cell, type World } from '../world.ts';

/** Times that people write down or a desk stamps; the plan has only the day. */
const STAMPED = [
  ['attestations', 'at'],
  ['hr_events', 'at'],
  ['interviews', 'at'],
  ['notices', 'received_at'],
  ['shipments', 'changed_at'],
] as const;
const DAY = 86_400_000;
/** Opening hours of a desk, as fractions of a day in UTC (our assumption). */
const OPENS = 0.35;
const OPEN_FOR = 0.3;

function onTheMinute(cell: Cell | undefined): cell is string {
  return typeof cell === 'string' && /T\d\d:\d\d:00(\.000)?Z$/.test(cell);
}

/** Gives what is planned for a day a time on that day, drawn the same way for everybody. */
export function putClocks(world: World): void {
  for (const [dataset, column] of STAMPED) {
    const draw = world.draw(`clock of ${dataset}`);
    const rows: Partial<Record<typeof column, Cell>>[] = rosterOf(world, dataset);
    for (const row of rows) {
      const at = row[column];
      if (!onTheMinute(at)) continue;
      const day = Math.floor(Date.parse(at) / DAY) * DAY;
      row[column] = isoOf(day + Math.round((OPENS + draw.next() * OPEN_FOR) * DAY));
    }
  }
}
