import type { Engine } from '../engine/engine.ts';
import { bindNamed, quoteText, rawSql, sql } from '../lib/sql.ts';
import { messageOf, TrueseatError } from '../lib/error.ts';
import { RESOLVED_TABLES } from '../model/derived.ts';
import type { VerdictRule } from '../model/verdict.ts';

/** Applies every verdict rule to the clusters. */
export async function applyVerdicts(engine: Engine, rules: readonly VerdictRule[]): Promise<number> {
  const table = RESOLVED_TABLES.find((one) => one.name === 'verdict');
  if (table === undefined) throw new TypeError('the model has no verdict table');
  await engine.drop('verdict');
  await engine.createTable(table);
  let found = 0;
  for (const rule of rules) {
    const values = Object.fromEntries(Object.entries(rule.params).map(([id, param]) => [id, param.default]));
    try {
      const query = bindNamed(rule.sql.trim().replace(/;$/, ''), values);
      found += await engine.insert(
        'verdict',
        sql`SELECT DISTINCT cluster_id, ${rawSql(quoteText(rule.id))} AS verdict, member_kind, member_id, role, why, missing
        FROM (${query}) AS named`,
      );
    } catch (thrown) {
      if (thrown instanceof TrueseatError && (thrown.code === 'CANCELLED' || thrown.code === 'OUT_OF_MEMORY'))
        throw thrown;
      throw new TrueseatError('BAD_CONTENT', messageOf(thrown), {
        place: { part: `verdict ${rule.id}` },
        cause: thrown,
      });
    }
  }
  const [odd] = await engine.rows(
    rawSql(
      `SELECT verdict, role FROM verdict WHERE NOT coalesce(regexp_like(role, '^[a-z][a-z0-9_]*$'), false) LIMIT 1`,
    ),
  );
  if (odd !== undefined)
    throw new TrueseatError('BAD_CONTENT', `"${String(odd['role'])}" is no role: one is written in snake_case`, {
      place: { part: `verdict ${String(odd['verdict'])}` },
    });
  return found;
}
