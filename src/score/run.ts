import type { Engine, Row } from '../engine/engine.ts';
import { groupBy } from '../lib/group.ts';
import { rawSql } from '../lib/sql.ts';
import type { Family, Strength } from '../model/detection.ts';
import type { VerdictRule } from '../model/verdict.ts';
import { DETECTED_TABLES } from '../model/derived.ts';
import { scoreV1, type Evidence, type Scored } from './v1/index.ts';

/** A row of `finding` as evidence. */
export function evidenceOf(row: Row): Evidence {
  const text = (id: string): string | null => (row[id] === null || row[id] === undefined ? null : String(row[id]));
  return {
    findingId: String(row['finding_id']),
    detection: String(row['detection']),
    family: String(row['family']) as Family,
    shows: (row['shows'] ?? []) as readonly string[],
    firm: row['firm'] === true,
    direction: row['direction'] === 'against' ? 'against' : 'for',
    families: (row['families'] ?? []) as readonly Family[],
    strength: String(row['strength']) as Strength,
    bits: Number(row['bits']),
    networkPrivacy: row['network_privacy'] === true,
    location: row['location'] === true,
    ages: row['ages'] === true,
    lastAt: text('last_at'),
    identifier: text('identifier'),
    events: (row['evidence'] ?? []) as readonly string[],
    clearedBy: text('cleared_by'),
  };
}

/** Time of the newest event a finding knows of; scores are as of this time, so that they do not move with the clock. */
export async function dataTime(engine: Engine): Promise<string> {
  const [row] = await engine.rows(rawSql('SELECT max(last_at) AS at FROM finding'));
  return typeof row?.['at'] === 'string' ? row['at'] : '1970-01-01T00:00:00Z';
}

/** Scores every subject that has evidence or a verdict, and fills `score`. */
export async function scoreSubjects(engine: Engine, rules: readonly VerdictRule[]): Promise<number> {
  const table = DETECTED_TABLES.find((one) => one.name === 'score');
  if (table === undefined) throw new TypeError('the model has no score table');
  await engine.drop('score');
  await engine.createTable(table);
  const now = await dataTime(engine);
  const verdicts = await engine.rows(
    rawSql(
      `SELECT member_kind, member_id, verdict, min(why) AS why FROM verdict GROUP BY member_kind, member_id, verdict ORDER BY member_kind, member_id, verdict`,
    ),
  );
  const clusters = await engine.rows(
    rawSql(`SELECT c.member_kind, c.member_id, c.cluster_id FROM cluster AS c JOIN (
      SELECT cluster_id FROM cluster GROUP BY cluster_id HAVING count(*) > 1 UNION SELECT cluster_id FROM verdict) AS shown ON shown.cluster_id = c.cluster_id ORDER BY c.member_kind, c.member_id`),
  );
  const keyOf = (row: Row, kind: string, id: string): string => `${String(row[kind])}\u001F${String(row[id])}`;
  const byMember = groupBy(verdicts, (row) => keyOf(row, 'member_kind', 'member_id'));
  const inCluster = new Map(clusters.map((row) => [keyOf(row, 'member_kind', 'member_id'), String(row['cluster_id'])]));
  const out: Record<string, string | number | null>[] = [];
  function add(key: string, findings: readonly Row[]): void {
    const [kind = '', id = ''] = key.split('\u001F');
    const named = byMember.get(key) ?? [];
    const scored = scoreV1(findings.map(evidenceOf), now, named.length > 0);
    out.push(scoreRow(kind, id, findings, scored, named, inCluster.get(key), rules));
  }
  const seen = new Set<string>();
  let key = '';
  let findings: Row[] = [];
  for await (const batch of engine.stream(
    rawSql('SELECT * FROM finding ORDER BY subject_kind, subject_id, finding_id'),
  )) {
    for (const row of batch) {
      const next = keyOf(row, 'subject_kind', 'subject_id');
      if (next !== key) {
        if (findings.length > 0) add(key, findings);
        findings = [];
        key = next;
        seen.add(key);
      }
      findings.push(row);
    }
  }
  if (findings.length > 0) add(key, findings);
  for (const member of byMember.keys()) if (!seen.has(member) && !member.startsWith('site')) add(member, []);
  await engine.append(table, out);
  return out.length;
}

function scoreRow(
  kind: string,
  id: string,
  findings: readonly Row[],
  scored: Scored,
  verdicts: readonly Row[],
  cluster: string | undefined,
  rules: readonly VerdictRule[],
): Record<string, string | number | null> {
  const top = findings
    .filter((row) => row['direction'] === 'for' && row['cleared_by'] === null)
    .sort(
      (a, b) => weight(scored, b) - weight(scored, a) || (String(a['finding_id']) < String(b['finding_id']) ? -1 : 1),
    )[0];
  const verdict = verdicts[0];
  const rule = rules.find((one) => one.id === verdict?.['verdict']);
  return {
    subject_kind: kind,
    subject_id: id,
    tier: scored.tier,
    prior_bits: scored.priorBits,
    bits_for: scored.bitsFor,
    bits_against: scored.bitsAgainst,
    score_bits: scored.scoreBits,
    families: scored.families
      .filter((one) => one.countedFor > 0)
      .map((one) => one.family)
      .join(';'),
    verdicts: verdicts.map((row) => String(row['verdict'])).join(';'),
    cluster_ids: cluster ?? '',
    top_reason: top === undefined ? (verdict === undefined ? '' : String(verdict['why'])) : String(top['explanation']),
    innocent: top === undefined ? (rule?.innocent ?? '') : String(top['innocent']),
    settle: top === undefined ? (rule?.settle ?? '') : String(top['settle']),
  };
}

function weight(scored: Scored, row: Row): number {
  return scored.counted.get(String(row['finding_id']))?.bits ?? 0;
}
