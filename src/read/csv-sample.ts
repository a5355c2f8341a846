import { parse } from 'csv-parse/sync';
import { csvDelimiter, csvHeader } from './convert.ts';

/** The first rows of a CSV text as records with every column; undefined without a header of two columns. */
export function csvSample(
  text: string,
  most: number,
): { readonly delimiter: string; readonly records: readonly Readonly<Record<string, string>>[] } | undefined {
  const delimiter = csvDelimiter(text.replace(/^\uFEFF/, ''));
  const whole = text.slice(0, 200_000);
  // A cut text may end inside quotes: every cut after a complete line is tried, longest first.
  for (
    let cut = whole.length < text.length ? whole.lastIndexOf('\n') : whole.length, tries = 0;
    cut > 0 && tries < 20;
    cut = whole.lastIndexOf('\n', cut - 1), tries++
  ) {
    const rows = rowsOf(whole.slice(0, cut), delimiter, most);
    if (rows === undefined) continue;
    const [first, ...rest] = rows;
    if (first === undefined || first.length < 2) return undefined;
    const header = csvHeader(first);
    const records = rest.map((row) => Object.fromEntries(header.map((id, index) => [id, row[index] ?? ''])));
    return { delimiter, records: records.length === 0 ? [Object.fromEntries(header.map((id) => [id, '']))] : records };
  }
  return undefined;
}

function rowsOf(text: string, delimiter: string, most: number): string[][] | undefined {
  const rows: string[][] = [];
  const options = {
    bom: true,
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    to: most,
  } as const;
  try {
    return parse(text, options);
  } catch {
    // A quote that never closes: the header is enough to recognise the table.
    try {
      rows.push(...parse(text.split('\n', 1)[0] ?? '', options));
    } catch {
      return undefined;
    }
    return rows;
  }
}
