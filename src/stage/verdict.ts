import { quoteText, rawSql, sql } from '../lib/sql.ts';
import { emptySql } from '../model/column.ts';
import { VERDICT } from '../model/derived.ts';
import type { Query, Stage } from '../model/stage.ts';
import type { CompiledVerdict } from '../model/verdict.ts';

function ruleStep(rule: CompiledVerdict): Query {
  const words = [rule.id, rule.title, rule.innocent, rule.settle].map(quoteText);
  const [id = '', title = '', innocent = '', settle = ''] = words;
  return {
    into: 'verdict',
    how: 'add',
    about: rule.id,
    sql: sql`SELECT DISTINCT cluster_id, ${rawSql(id)} AS verdict, ${rawSql(title)} AS title, ${rawSql(String(rule.rank))} AS rank_no,
      member_kind, member_id, coalesce(nullif(trim(role), ''), 'member') AS role, why, missing, ${rawSql(innocent)} AS innocent, ${rawSql(settle)} AS settle
      FROM (${rule.sql}) AS named`,
  };
}

export function verdict(rules: readonly CompiledVerdict[]): Stage {
  return {
    id: 'verdict',
    about: 'what a cluster is, and who plays which part',
    steps: [{ into: 'verdict', about: 'none', sql: rawSql(emptySql(VERDICT.columns)) }, ...rules.map(ruleStep)],
  };
}
