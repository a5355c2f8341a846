import { quoteName, quoteText, rawSql } from '../../lib/sql.ts';
import { columns } from '../../model/column.ts';
import { typedRow } from '../typed-rows.ts';
import { STAGED_FILE, type Access } from './raw.ts';

function firstRows(staged: string): string {
  return `first_${staged}`;
}

/** Staged rows keep the order of their file: if a record does not carry its line, the row number gives it. */
export function rawPlace(staged: string): { readonly file: string; readonly line: string } {
  return {
    file: `list_extract(getvariable('raw_files'), m.file_no)`,
    line: `coalesce(m.line, m.rowid - list_extract(getvariable(${quoteText(firstRows(staged))}), m.file_no) + 1)`,
  };
}

/** Sets the variables that rawPlace reads: hashes by file number, and each file's first row by staged table. */
export async function refreshPlaces(access: Access, staged: readonly string[]): Promise<void> {
  await access.run(STAGED_FILE);
  await access.run(rawSql(`SET VARIABLE raw_files = (SELECT list(raw_file ORDER BY file_no) FROM input_file)`));
  for (const table of staged) {
    if (!(await access.hasRelation(table))) continue;
    await access.run(
      rawSql(`SET VARIABLE ${quoteName(firstRows(table))} = (SELECT list(s.first_row ORDER BY n.file_no)
        FROM (SELECT unnest(range(1, 1 + (SELECT max(file_no) FROM staged_file WHERE staged = ${quoteText(table)}))) AS file_no) AS n
        LEFT JOIN staged_file AS s ON s.file_no = n.file_no AND s.staged = ${quoteText(table)})`),
    );
  }
}

/** Rewritten instead of deleted from: the row number gives the line, and a single statement is atomic. */
export async function forgetFiles(access: Access, staged: readonly string[], lastFile: number): Promise<void> {
  await access.run(STAGED_FILE);
  for (const table of staged) {
    if (!(await access.hasRelation(table))) continue;
    const target = quoteName(table);
    const { half, kept } = await typedRow(
      access,
      columns({ half: 'integer!', kept: 'integer!' }),
      rawSql(
        `SELECT count(*) FILTER (WHERE file_no > ${lastFile}) AS half, count(*) FILTER (WHERE file_no <= ${lastFile}) AS kept FROM ${target}`,
      ),
    );
    if (half === 0) continue;
    await access.run(
      rawSql(
        kept === 0
          ? `DROP TABLE ${target}`
          : `CREATE OR REPLACE TABLE ${target} AS SELECT * FROM ${target} WHERE file_no <= ${lastFile} ORDER BY rowid`,
      ),
    );
  }
  await access.run(rawSql(`DELETE FROM staged_file WHERE file_no > ${lastFile}`));
}

/** Sets `is_copy` on all rows but one of those that share an event id. */
export async function markCopies(access: Access, staged: readonly string[]): Promise<void> {
  const tables: string[] = [];
  for (const table of staged) if (await access.hasRelation(table)) tables.push(table);
  if (tables.length === 0) return;
  const hashes = tables.map(
    (table) => `SELECT hash(event_id) AS h FROM ${quoteName(table)} WHERE event_id IS NOT NULL`,
  );
  await access.run(
    rawSql(
      `CREATE OR REPLACE TEMP TABLE repeated_id AS SELECT h FROM (${hashes.join(' UNION ALL ')}) GROUP BY h HAVING count(*) > 1`,
    ),
  );
  const { n } = await typedRow(access, columns({ n: 'integer!' }), rawSql('SELECT count(*) AS n FROM repeated_id'));
  if (n === 0) return;
  const candidates = tables.map(
    (
      table,
      index,
    ) => `SELECT ${index} AS staged, m.rowid AS row_no, m.event_id, f.raw_file, coalesce(m.line, m.rowid - s.first_row + 1) AS raw_line
      FROM ${quoteName(table)} AS m JOIN repeated_id ON h = hash(m.event_id)
      JOIN input_file AS f ON f.file_no = m.file_no JOIN staged_file AS s ON s.staged = ${quoteText(table)} AND s.file_no = m.file_no`,
  );
  await access.run(
    rawSql(`CREATE OR REPLACE TEMP TABLE copy_row AS SELECT staged, row_no,
      row_number() OVER (PARTITION BY event_id ORDER BY raw_file, raw_line, staged, row_no) > 1 AS is_copy FROM (${candidates.join(' UNION ALL ')})`),
  );
  for (const [index, table] of tables.entries()) {
    await access.run(
      rawSql(`UPDATE ${quoteName(table)} SET is_copy = CASE WHEN c.is_copy THEN true END FROM copy_row AS c
        WHERE c.staged = ${index} AND c.row_no = ${quoteName(table)}.rowid`),
    );
  }
}

/** Marks as copies as many events of each likeness as other tables have; which ones does not depend on marks of earlier runs. */
export async function markLikenesses(access: Access, staged: string, others: readonly string[]): Promise<void> {
  const known: string[] = [];
  for (const table of others) if (await access.hasRelation(table)) known.push(table);
  if (known.length === 0 || !(await access.hasRelation(staged))) return;
  const events = known.map((table) => `SELECT likeness, event_id FROM ${quoteName(table)}`).join(' UNION ALL ');
  await access.run(
    rawSql(`UPDATE ${quoteName(staged)} SET is_copy = true WHERE event_id IN (
      SELECT event_id FROM (
        SELECT event_id, likeness, row_number() OVER (PARTITION BY likeness ORDER BY event_id) AS place
        FROM (SELECT DISTINCT event_id, likeness FROM ${quoteName(staged)} WHERE likeness IS NOT NULL) AS own
      ) AS ranked JOIN (
        SELECT likeness, count(DISTINCT event_id) AS events FROM (${events}) AS theirs GROUP BY likeness
      ) AS counted USING (likeness) WHERE place <= events)`),
  );
}
