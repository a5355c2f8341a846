import { z } from 'zod';
import { quoteText, rawSql, sql, type Sql } from '../lib/sql.ts';
import { CAUSES, DetectionTest, Params } from './detection.ts';

/** Columns that the SELECT of a kind gives: one row for a subject and a value, or several that are added up. */
export const IDENTIFIER_COLUMNS = [
  'subject_kind',
  'subject_id',
  'value',
  'masked',
  'first_at',
  'last_at',
  'n',
  'event_id',
  'via',
] as const;

/** What tells accounts of a platform from one another: a machine that stands in a home is one fact with its line. */
export const ACCOUNT_GROUPS = ['place', 'mailbox', 'phone', 'payout'] as const;

/** One file `content/identifiers/<id>.yml`: a kind of thing that people can share. */
export const IdentifierKind = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string().min(1),
  about: z.string().min(1),
  /** What people have in common who share it. */
  cause: z.enum(CAUSES),
  /** Why it joins two people; `{}` is the masked value. */
  link: z.string().includes('{}'),
  /** How often (`n`) each must have been seen with it. */
  least: z.int().nonnegative().default(0),
  /**
   * Who may share it without being joined: `household`, two who declared that they live together; `pool`, two to whom one provider
   * gives its addresses in rotation.
   */
  may_share: z.array(z.enum(['household', 'pool'])).default(['household']),
  /**
   * Holders whom it does not join: `site`, those at an address of the organisation; `support`, laptops that IT support drives; `workplace`,
   * accounts that signed up from the line of one firm, school or library.
   */
  hub: z.array(z.enum(['site', 'support', 'workplace'])).default([]),
  /** People who share it are on one local network, whatever addresses their provider gives them. */
  local: z.boolean().default(false),
  /** Where it tells one group of accounts from another. */
  group: z.enum(ACCOUNT_GROUPS).optional(),
  /** Kind in the list default-hardware of values that carry no identity. */
  means_nothing: z.string().optional(),
  reads: z.array(z.string()).min(1),
  params: Params,
  /** One SELECT, or several with UNION ALL. */
  sql: z.string().min(1),
  tests: z.array(DetectionTest).min(2),
});
export type IdentifierKind = z.infer<typeof IdentifierKind>;

function withoutDefaults(kind: string | undefined): Sql {
  if (kind === undefined) return rawSql('');
  return rawSql(`AND NOT EXISTS (SELECT 1 AS one FROM list_default_hardware AS d
      WHERE d.kind = ${quoteText(kind)} AND (d.pattern = r.value OR (d."match" = 'prefix' AND starts_with(r.value, d.pattern))))`);
}

/**
 * The rows of a kind for the table `identifier`, one for each subject and value. The first character tells most values that are not
 * blank: `trim` is slow, and every sign-in is asked.
 */
export function heldSql(kind: Pick<IdentifierKind, 'id' | 'means_nothing'>, rows: Sql): Sql {
  return sql`SELECT r.subject_kind, r.subject_id, ${rawSql(quoteText(kind.id))} AS kind, r.value, min(r.masked) AS masked, min(r.first_at) AS first_at,
      max(r.last_at) AS last_at, CAST(sum(r.n) AS BIGINT) AS n, min(r.event_id) AS event_id, min(r.via) AS via
    FROM (${rows}) AS r
    WHERE r.subject_id IS NOT NULL AND (r.value BETWEEN '!' AND '~' OR trim(r.value) <> '') ${withoutDefaults(kind.means_nothing)}
    GROUP BY r.subject_kind, r.subject_id, r.value`;
}
