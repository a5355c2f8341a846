import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { csvText } from '../../lib/csv.ts';
import { parseDate } from '../../lib/parse.ts';

/** Roster columns that are filled in when something happens: `investigate --until` checks when a row began, not its other cells. */
const FILLED_LATER = ['end_date', 'returned_at'];
/** Rows of the staff list that do not exist before a date. */
const BEGINS = 'start_date';
const HEAD_BYTES = 8_192;

function headOf(file: string): string[] {
  const bytes = Buffer.alloc(HEAD_BYTES);
  const handle = openSync(file, 'r');
  const size = readSync(handle, bytes);
  closeSync(handle);
  const [line = ''] = bytes.toString('utf8', 0, size).split(/\r?\n/);
  return line.replace('\uFEFF', '').split(',');
}

/** A roster as of a time. Dates are whole days in UTC, times end in Z or are UTC. */
export function rosterAsOf(text: string, until: string): string {
  const [head = [], ...rows]: string[][] = parse(text, { bom: true, skip_empty_lines: true });
  const later = (cell: string | undefined): boolean =>
    cell !== undefined && /^\d{4}-\d\d-\d\d/.test(cell) && Date.parse(cell) >= Date.parse(until);
  const begins = head.indexOf(BEGINS);
  const there = rows.filter((row) => begins < 0 || !later(row[begins]));
  const known = there.map((row) =>
    row.map((cell, at) => (FILLED_LATER.includes(head[at] ?? '') && later(cell) ? '' : cell)),
  );
  return `${[head, ...known].map((cells) => cells.map(csvText).join(',')).join('\n')}\n`;
}

/** Creates a folder with the data as it was known at a time: links to files, and rosters without what was written later. */
export function linkAsOf(data: string, until: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(data, { withFileTypes: true })) {
    const [from, to] = [resolve(data, entry.name), join(folder, entry.name)];
    if (entry.isDirectory()) linkAsOf(from, until, to);
    else if (entry.name.endsWith('.csv') && headOf(from).some((name) => FILLED_LATER.includes(name)))
      writeFileSync(to, rosterAsOf(readFileSync(from, 'utf8'), until));
    else symlinkSync(from, to);
  }
}

const DAY_MS = 86_400_000;

/** Dates of replays: every so many days after the first day, up to the last. */
export function replayDates(from: string, to: string, everyDays: number): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(from) + everyDays * DAY_MS; at <= Date.parse(to); at += everyDays * DAY_MS)
    dates.push(parseDate(new Date(at).toISOString().slice(0, 10), '--every'));
  return dates;
}
