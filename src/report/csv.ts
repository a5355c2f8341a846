import { csvText } from '../lib/csv.ts';

/** Characters that control a terminal when the file is printed; line ends and tabs stay. */
// eslint-disable-next-line no-control-regex -- that is the point
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** A cell of RFC 4180; a cell that a spreadsheet would execute as a formula gets an apostrophe in front. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Math.round(value * 100) / 100);
  const text = (Array.isArray(value) ? value.join(';') : String(value)).replaceAll(CONTROL, '\uFFFD');
  const safe = /^[=+\-@\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return csvText(safe);
}

export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}
