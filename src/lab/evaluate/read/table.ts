import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { messageOf, TrueseatError } from '../../../lib/error.ts';

export interface TableRow {
  /** The cell of a column; empty if the file has no such column. */
  readonly cell: (column: string) => string;
  readonly line: number;
}

/** The report writer puts an apostrophe in front of cells that a spreadsheet would execute. */
export function bare(cell: string): string {
  return /^'[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}

function header(file: string, found: readonly string[], required: readonly string[]): string[] {
  const names = found.map((name) => name.trim());
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length === 0) return names;
  throw new TrueseatError('BAD_INPUT', `no column ${missing.join(', ')}`, {
    place: { file, line: 1 },
    wayOut: `It needs the columns ${required.join(', ')}; see docs/formats.md.`,
  });
}

/** Rows of a CSV file, one by one. Throws BAD_ARGUMENT if there is no file, BAD_INPUT with the line if it is not CSV or a column is missing. */
export async function* tableRows(file: string, required: readonly string[]): AsyncIterable<TableRow> {
  let columns = new Map<string, number>();
  const parser = parse({ bom: true, info: true, relax_quotes: false, skip_empty_lines: true });
  const input = createReadStream(file);
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let first = true;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (first) {
        columns = new Map(header(file, record, required).map((name, at) => [name, at]));
        first = false;
        continue;
      }
      yield { cell: (column) => record[columns.get(column) ?? -1] ?? '', line: info.lines };
    }
  } catch (thrown) {
    if (thrown instanceof CsvError) {
      const { lines = 1 } = thrown as CsvError & { lines?: number }; // the error has the line, its type does not
      throw new TrueseatError('BAD_INPUT', `not valid CSV: ${thrown.message}`, {
        place: { file, line: lines },
        cause: thrown,
      });
    }
    if (thrown instanceof TrueseatError) throw thrown;
    throw new TrueseatError('BAD_ARGUMENT', messageOf(thrown), {
      place: { file },
      wayOut: 'Name a report folder, as `trueseat investigate` or another tool writes it.',
      cause: thrown,
    });
  }
  if (first) header(file, [], required);
}
