import { join, name, quoteName, quoteText, rawSql, sql, type Sql, type SqlValue } from '../../lib/sql.ts';
import { columns, SQL_TYPE, type Table } from '../../model/column.ts';
import type { Engine } from '../engine.ts';
import { typedRow } from '../typed-rows.ts';
import { analyseAll } from './analyse/index.ts';
import { writing } from './failure.ts';
import { seal } from './seal.ts';
import type { Statements } from './statements.ts';

/** SQL text of a table's columns. */
function columnList(table: Table): string {
  return Object.entries(table.columns)
    .map(([id, column]) => `${quoteName(id)} ${SQL_TYPE[column.type]}`)
    .join(', ');
}

function typeOf(table: Table, id: string): string {
  const column = table.columns[id];
  if (column === undefined) throw new TypeError(`${table.name} has no column ${id}`);
  return SQL_TYPE[column.type];
}

/** A cell of the JSON array `r`: text for scalars and for documents, which travel as text; the list itself for lists. */
function cellSql(index: number, table: Table, id: string): string {
  const type = table.columns[id]?.type;
  if (type === 'texts') return `(r->${index})`;
  return type === 'timestamp' ? `to_timestamp_utc(r->>${index})` : `(r->>${index})`;
}

/** The engine port, over statements that end with `signal`; `close` closes the lake. */
export function engineOver(
  statementsFor: (signal: AbortSignal) => Statements,
  signal: AbortSignal,
  close: () => void,
): Engine {
  const { run, transaction, rows, rowsOfEach, stream, kindOf, hasRelation } = statementsFor(signal);
  /** Replaces the rows that `where` selects by the rows of a query, all or nothing; returns how many were added. */
  function exchange(table: string, query: Sql, where: string): Promise<number> {
    return transaction(async (execute) => {
      await execute(join([rawSql('CREATE OR REPLACE TEMP TABLE replacement AS'), query], ' '));
      await execute(join([rawSql('DELETE FROM'), name(table), rawSql(where)], ' '));
      const count = await execute(
        join([rawSql('INSERT INTO'), name(table), rawSql('BY NAME SELECT * FROM replacement')], ' '),
      );
      await execute(rawSql('DROP TABLE replacement'));
      return count;
    });
  }
  /** Creates a table from a query and returns its number of rows, which the statement does not report. */
  async function made(verb: string, table: string, query: Sql): Promise<number> {
    await run(join([rawSql(verb), name(table), rawSql('AS'), query], ' '));
    const count = join([rawSql('SELECT count(*) AS n FROM'), name(table)], ' ');
    return (await typedRow({ rows }, columns({ n: 'integer!' }), count)).n;
  }
  async function replace(table: string, query: Sql): Promise<number> {
    return (await hasRelation(table)) ? exchange(table, query, '') : made('CREATE TABLE', table, query);
  }
  function scratch(table: string, query: Sql): Promise<number> {
    return made('CREATE OR REPLACE TEMP TABLE', table, query);
  }
  function replaceByKey(table: string, key: readonly string[], query: Sql): Promise<number> {
    const same = key.map((id) => `t.${quoteName(id)} = r.${quoteName(id)}`).join(' AND ');
    return exchange(table, query, `AS t USING replacement AS r WHERE ${same}`);
  }
  async function append(
    table: Table,
    added: readonly Readonly<Record<string, SqlValue | readonly string[]>>[],
  ): Promise<void> {
    const ids = Object.keys(table.columns);
    const size = Math.max(1, Math.floor(20_000 / ids.length));
    for (let start = 0; start < added.length; start += size) {
      const batch = added.slice(start, start + size);
      const document = JSON.stringify(
        batch.map((row) => ids.map((id) => row[id] ?? null)),
        (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
      );
      const cells = ids.map(
        (id, index) => `CAST(${cellSql(index, table, id)} AS ${typeOf(table, id)}) AS ${quoteName(id)}`,
      );
      const target = rawSql(`INSERT INTO ${quoteName(table.name)} BY NAME SELECT ${cells.join(', ')} FROM`);
      await run(join([target, sql`(SELECT unnest(CAST(${document} AS JSON[])) AS r)`], ' '));
    }
  }
  return {
    id: 'duckdb',
    rows,
    rowsOfEach,
    stream,
    hasRelation,
    replace,
    scratch,
    replaceByKey,
    append,
    createTable: async (table) => {
      await run(rawSql(`CREATE TABLE IF NOT EXISTS ${quoteName(table.name)} (${columnList(table)})`));
    },
    createView: async (view, query) => {
      await run(join([rawSql('CREATE OR REPLACE VIEW'), name(view), rawSql('AS'), query], ' '));
    },
    insert: (table, query) => run(join([rawSql('INSERT INTO'), name(table), rawSql('BY NAME'), query], ' ')),
    remove: async (table, where) => {
      await run(join([rawSql('DELETE FROM'), name(table), rawSql('WHERE'), where], ' '));
    },
    drop: async (relation) => {
      const kind = await kindOf(relation);
      if (kind !== undefined) await run(rawSql(`DROP ${kind} ${quoteName(relation)}`));
    },
    copy: async (query, file, format) => {
      if (format === 'text') {
        // CSV of one unquoted column: unlike a blob it is written in blocks, by all threads, in the order of the rows.
        const options = `FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u0001', NULLSTR ''`;
        const lines = join([rawSql('SELECT t.line FROM ('), query, rawSql(') AS t(line)')], ' ');
        return writing(file, () =>
          run(join([rawSql('COPY ('), lines, rawSql(`) TO ${quoteText(file)} (${options})`)], ' ')),
        );
      }
      const options = format === 'parquet' ? 'FORMAT parquet, COMPRESSION zstd' : 'FORMAT json';
      return writing(file, () =>
        run(join([rawSql('COPY ('), query, rawSql(`) TO ${quoteText(file)} (${options})`)], ' ')),
      );
    },
    analyseAll: (queries, columnsOf = () => undefined) => analyseAll(rows, queries, columnsOf),
    seal: () => seal({ run, rows }),
    withSignal: (own) => engineOver(statementsFor, AbortSignal.any([signal, own]), close),
    close: () => {
      close();
      return Promise.resolve();
    },
  };
}
