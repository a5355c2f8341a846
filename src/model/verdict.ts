import { z } from 'zod';

/** The verdicts that a cluster may get; the ids are part of the output contract. */
export const VERDICTS = [
  'laptop-farm',
  'shared-operator',
  'one-identity-many-jobs',
  'rented-identity',
  'relocated-laptop',
  'applicant-ring',
  'payout-hub',
  'account-farm',
  'front-company',
  'exit-extortion',
] as const;

export const ROLES = [
  'operator',
  'facilitator',
  'identity_lender',
  'identity_victim',
  'persona',
  'payee',
  'device',
  'account',
  'vendor',
  'site',
  'member',
] as const;

/**
 * One file `content/verdicts/<id>.yml`: what makes a cluster this. The SELECT reads cluster, link and finding and gives one
 * row for each member that has a role: cluster_id, member_kind, member_id, role, why, missing.
 */
export const VerdictRule = z.strictObject({
  id: z.enum(VERDICTS),
  title: z.string().min(1),
  about: z.string().min(1),
  reads: z.array(z.string()).min(1),
  params: z
    .record(
      z.string(),
      z.strictObject({ default: z.union([z.string(), z.number(), z.boolean()]), about: z.string().min(1) }),
    )
    .default({}),
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
