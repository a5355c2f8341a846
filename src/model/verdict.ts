import { z } from 'zod';
import type { Sql } from '../lib/sql.ts';
import { Params } from './detection.ts';

/**
 * One file `content/verdicts/<id>.yml`: the conditions under which a cluster gets this verdict. The SELECT reads cluster, link and finding
 * and returns one row for each member with a role: cluster_id, member_kind, member_id, role, why, missing. It selects findings by `shows`,
 * `cause` and `family`, never by detection.
 */
export const VerdictRule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  /** Decides whose texts come first if several verdicts name one person: who works comes before who is paid; equal ranks by id. */
  rank: z.number().int().positive().default(100),
  about: z.string().min(1),
  reads: z.array(z.string()).min(1),
  params: Params,
  sql: z.string().min(1),
  innocent: z.string().min(1),
  settle: z.string().min(1),
  sources: z.array(z.string()).min(1),
  tests: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        given: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
        params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
        expect: z.array(
          z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
        ),
      }),
    )
    .min(2),
});
export type VerdictRule = z.infer<typeof VerdictRule>;

/** A verdict rule with its parameters bound, and its words. */
export interface CompiledVerdict extends Readonly<Pick<VerdictRule, 'id' | 'title' | 'rank' | 'innocent' | 'settle'>> {
  /** Gives cluster_id, member_kind, member_id, role, why, missing. */
  readonly sql: Sql;
}
