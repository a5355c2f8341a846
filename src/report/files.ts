import type { Engine, Row } from '../engine/engine.ts';
import { typed } from '../engine/typed-rows.ts';
import { rawSql } from '../lib/sql.ts';
import { writeText } from '../lib/write-text.ts';
import { csvLine } from './csv.ts';
import { findingRecord, RECORDED } from './finding-record.ts';
import { INFERRED, INFERRED_COLUMNS, INFERRED_ROWS, inferredRow } from './inferred.ts';

const SUBJECTS =
  'subject_kind subject_id tier bits_for bits_against score_bits families verdicts cluster_ids top_reason innocent settle'.split(
    ' ',
  );
const CLUSTERS = 'cluster_id verdict tier member_kind member_id role weight_bits'.split(' ');
const LINKS = 'left_kind left_id right_kind right_id identifier_kind identifier weight_bits first_at last_at why'.split(
  ' ',
);
const TIMELINE = 'occurred_at subject_kind subject_id detection what raw_file raw_line'.split(' ');

const TIER_ORDER = `CASE tier WHEN 'case' THEN 0 WHEN 'review' THEN 1 WHEN 'watch' THEN 2 ELSE 3 END`;

/** SQL of the tier of a cluster: that of the member with the highest. */
const CLUSTER_TIER = `CASE t.rank WHEN 3 THEN 'case' WHEN 2 THEN 'review' WHEN 1 THEN 'watch' ELSE 'clear' END`;

/** Clusters that are shown: more than one member, or a verdict. Devices of people named in a verdict are members too; an account that it does not name is a bystander. */
export const CLUSTER_ROWS = `
  WITH shown AS (SELECT cluster_id FROM cluster GROUP BY cluster_id HAVING count(*) > 1 UNION SELECT cluster_id FROM verdict),
  named AS (SELECT cluster_id, member_kind, member_id, verdict, min(role) AS role FROM verdict GROUP BY cluster_id, member_kind, member_id, verdict),
  tiers AS (
    SELECT c.cluster_id, max(CASE s.tier WHEN 'case' THEN 3 WHEN 'review' THEN 2 WHEN 'watch' THEN 1 ELSE 0 END) AS rank
    FROM cluster AS c LEFT JOIN score AS s ON s.subject_kind = c.member_kind AND s.subject_id = c.member_id GROUP BY c.cluster_id
  ),
  cluster_verdict AS (SELECT DISTINCT cluster_id, verdict FROM verdict)
  SELECT c.cluster_id, coalesce(v.verdict, '') AS verdict, ${CLUSTER_TIER} AS tier,
    c.member_kind, c.member_id, coalesce(n.role, CASE WHEN c.member_kind = 'device' THEN 'device' WHEN c.member_kind = 'vendor' THEN 'vendor' WHEN c.member_kind = 'account' AND v.verdict IS NULL THEN 'account' ELSE 'member' END) AS role, c.weight_bits
  FROM cluster AS c JOIN shown AS s ON s.cluster_id = c.cluster_id JOIN tiers AS t ON t.cluster_id = c.cluster_id
  LEFT JOIN cluster_verdict AS v ON v.cluster_id = c.cluster_id
  LEFT JOIN named AS n ON n.cluster_id = c.cluster_id AND n.member_kind = c.member_kind AND n.member_id = c.member_id AND n.verdict = v.verdict
  UNION ALL
  SELECT n.cluster_id, n.verdict, max(${CLUSTER_TIER}), 'device', a.entity_id, 'device', max(c.weight_bits)
  FROM named AS n JOIN tiers AS t ON t.cluster_id = n.cluster_id JOIN attribution AS a ON a.entity_kind = 'device' AND n.member_kind = 'worker' AND a.worker_id = n.member_id
  JOIN cluster AS c ON c.cluster_id = n.cluster_id AND c.member_kind = n.member_kind AND c.member_id = n.member_id
  GROUP BY n.cluster_id, n.verdict, a.entity_id`;

/** Writes the rows of a query in its order, batch by batch. */
async function writeLines(
  engine: Engine,
  file: string,
  head: string,
  query: string,
  lines: (rows: readonly Row[]) => readonly string[],
): Promise<void> {
  async function* pieces(): AsyncIterable<string> {
    yield head;
    for await (const batch of engine.stream(rawSql(query))) yield lines(batch).join('');
  }
  await writeText(file, pieces());
}

async function writeCsv(engine: Engine, file: string, columns: readonly string[], query: string): Promise<void> {
  return writeLines(engine, file, csvLine(columns), query, (rows) =>
    rows.map((row) => csvLine(columns.map((id) => row[id]))),
  );
}

const FINDINGS = `
  SELECT f.*, e.events, p.bits_counted, p.why_less FROM finding AS f
  LEFT JOIN (SELECT finding_id, array_agg(event_id ORDER BY place) AS events FROM finding_event GROUP BY finding_id) AS e ON e.finding_id = f.finding_id
  LEFT JOIN score_part AS p ON p.finding_id = f.finding_id
  ORDER BY f.subject_kind, f.subject_id, f.detection, f.finding_id`;

/** Writes the machine-readable files of the output contract to a folder. `attack`: ATT&CK ids by detection. */
export async function writeFiles(
  engine: Engine,
  folder: string,
  version: string,
  attack: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  await writeCsv(
    engine,
    `${folder}/subjects.csv`,
    SUBJECTS,
    `SELECT * FROM score ORDER BY ${TIER_ORDER}, score_bits DESC, subject_kind, subject_id`,
  );
  await writeCsv(
    engine,
    `${folder}/clusters.csv`,
    CLUSTERS,
    `SELECT * FROM (${CLUSTER_ROWS}) AS c ORDER BY ${TIER_ORDER}, cluster_id, verdict, member_kind, member_id, role, weight_bits`,
  );
  await writeCsv(
    engine,
    `${folder}/links.csv`,
    LINKS,
    `SELECT * FROM link ORDER BY weight_bits DESC, left_kind, left_id, right_kind, right_id, identifier_kind, identifier, first_at, value, last_at`,
  );
  await writeCsv(
    engine,
    `${folder}/timeline.csv`,
    TIMELINE,
    `SELECT * FROM timeline ORDER BY occurred_at, subject_kind, subject_id, detection, raw_file, raw_line, what, event_id, finding_id`,
  );
  const inferred = `SELECT * FROM (${INFERRED_ROWS}) AS i ORDER BY kind, people DESC, raw, identifier_kind`;
  await writeLines(engine, `${folder}/inferred.csv`, csvLine(INFERRED), inferred, (rows) =>
    typed(INFERRED_COLUMNS, rows)
      .map(inferredRow)
      .map((row) => csvLine(INFERRED.map((id) => row[id]))),
  );
  await writeLines(engine, `${folder}/findings.ndjson`, '', FINDINGS, (rows) =>
    typed(RECORDED, rows).map((row) => `${JSON.stringify(findingRecord(row, version, attack.get(row.detection)))}\n`),
  );
}
