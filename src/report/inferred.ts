import type { Engine, Row } from '../engine/engine.ts';
import { typedRows } from '../engine/typed-rows.ts';
import { rawSql } from '../lib/sql.ts';
import { columns } from '../model/column.ts';
import { THING_KINDS } from '../model/inferred.ts';
import type { ReportModel } from '../model/report.ts';
import { csvLine } from './csv.ts';

export const INFERRED = 'kind value people first_at last_at why dataset row'.split(' ');

/** What was taken from the data though no list says so: networks, routers and things. */
export const INFERRED_ROWS = `
  SELECT CASE kind WHEN 'vpn' THEN 'vpn_exit' ELSE kind END AS kind, address AS value, address AS raw, 'address' AS identifier_kind, workers AS people, first_at, last_at, evidence AS why FROM inferred_network
  UNION ALL
  SELECT 'office_router', gear, gear, 'gateway_mac', workers, first_at, last_at, evidence FROM inferred_router
  UNION ALL
  SELECT kind, label, value, identifier_kind, people, first_at, last_at, evidence FROM inferred_thing`;

/** Columns of `INFERRED_ROWS`. */
export const INFERRED_COLUMNS = columns({
  kind: 'text!',
  value: 'text!',
  raw: 'text!',
  identifier_kind: 'text!',
  people: 'integer!',
  first_at: 'timestamp',
  last_at: 'timestamp',
  why: 'text!',
});

interface Fact {
  readonly kind: string;
  readonly raw: string;
  readonly identifier_kind: string;
}

/** The list that a fact belongs into and its row there, in the order of the list's columns; nothing where no list has such a thing. */
function declared({ kind, raw, identifier_kind }: Fact): {
  readonly dataset: string;
  readonly cells: readonly string[];
} {
  const cidr = raw.includes('/') ? raw : `${raw}/32`;
  if (kind === 'office') return { dataset: 'networks', cells: [cidr, 'office', 'inferred'] };
  if (kind === 'vpn_exit') return { dataset: 'networks', cells: [cidr, 'corporate_vpn', 'inferred'] };
  if (kind === 'help_desk' && identifier_kind === 'remote_peer' && !raw.includes(';')) {
    const [tool = '', ...peer] = raw.split(' ');
    return { dataset: 'approved_tools', cells: [tool, 'all', peer.join(' '), 'help desk'] };
  }
  if (kind === 'delivery_point') {
    const [street = '', , city = '', postal = '', country = ''] = raw.split('|');
    return {
      dataset: 'sites',
      cells: [[street, postal].join(' ').trim(), '', street, city, '', postal, country.toUpperCase(), '', ''],
    };
  }
  return { dataset: '', cells: [] };
}

/** A row of inferred.csv, by the columns of `INFERRED`. `row` is ready to be pasted into the file of `dataset`. */
export function inferredRow(fact: Fact & Row): Row {
  const { dataset, cells } = declared(fact);
  return { ...fact, dataset, row: dataset === '' ? '' : csvLine(cells).trimEnd() };
}

/** Facts that the report shows in full; inferred.csv has all. */
const SHOWN = 200;

/** What the report shows of it: most people first. */
export async function inferredModel(engine: Engine): Promise<ReportModel['inferred']> {
  const kinds = await typedRows(
    engine,
    columns({ kind: 'text!', n: 'integer!' }),
    rawSql(`SELECT kind, count(*) AS n FROM (${INFERRED_ROWS}) AS i GROUP BY kind ORDER BY n DESC, kind`),
  );
  const rows = await typedRows(
    engine,
    INFERRED_COLUMNS,
    rawSql(`SELECT * FROM (${INFERRED_ROWS}) AS i ORDER BY people DESC, kind, raw, identifier_kind LIMIT ${SHOWN}`),
  );
  return {
    kinds,
    rows: rows.map((row) => ({
      kind: row.kind,
      value: row.value,
      people: row.people,
      why: row.why,
      dataset: declared(row).dataset,
    })),
  };
}

const NAMES: Readonly<Record<string, readonly [one: string, several: string]>> = {
  ...THING_KINDS,
  office: ['office', 'offices'],
  vpn_exit: ['VPN exit', 'VPN exits'],
  office_router: ['office router', 'office routers'],
};

/** Words for so many facts of a kind, without the number. */
export function inferredName(kind: string, n = 1): string {
  return NAMES[kind]?.[n === 1 ? 0 : 1] ?? kind;
}
