import { z } from 'zod';

export const FAMILIES = [
  'hiring',
  'interview',
  'custody',
  'payment',
  'hardware',
  'remote-control',
  'place',
  'network',
  'behaviour',
  'access',
  'vendor',
  'intelligence',
] as const;
export type Family = (typeof FAMILIES)[number];

export const STRENGTHS = ['weak', 'moderate', 'strong', 'conclusive'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Bits (log2 Bayes factor) of a strength; tradecraft section 1, ours. */
export const BITS: Readonly<Record<Strength, number>> = { weak: 1, moderate: 2.5, strong: 5, conclusive: 8 };

export const SUBJECT_KINDS = ['worker', 'applicant', 'account', 'device', 'vendor'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** The pinned version of ATT&CK that `attack` ids are of. */
export const ATTACK_VERSION = '19.0';

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const Rows = z.array(z.record(z.string(), z.unknown()));

const DetectionTest = z.strictObject({
  name: z.string().min(1),
  /** Table name -> rows; absent columns are null. Tables that are not named are empty. */
  given: z.record(z.string(), Rows),
  /** Parameter overrides for this test. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** Every row that must come back; each names the columns it asserts. `explanation` asserts the rendered sentence. */
  expect: z.array(z.record(z.string(), Cell)),
});

const Fields = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  family: z.enum(FAMILIES),
  direction: z.enum(['for', 'against']),
  subject: z.enum(SUBJECT_KINDS),
  /** Used where a row gives no `strength` of its own. */
  strength: z.enum(STRENGTHS),
  /** Overrides the bits of the strength; needs a reason. */
  weight: z.strictObject({ bits: z.number().positive(), reason: z.string().min(1) }).optional(),
  /** Counts inside the single network-privacy cap (5 bits). */
  network_privacy: z.boolean().default(false),
  /** Says where one person seems to be; alone it never passes watch. */
  location: z.boolean().default(false),
  /** Halves each 180 days without recurrence; default: families behaviour and network. */
  ages: z.boolean().optional(),
  /** Against only: `offset` lowers the named families; `clear` strikes out the named detections of the same subject. */
  effect: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('offset'), families: z.array(z.enum(FAMILIES)).min(1) }),
      z.strictObject({ kind: z.literal('clear'), detections: z.array(z.string()).min(1) }),
    ])
    .optional(),
  attack: z.array(z.string().regex(/^T\d{4}(\.\d{3})?$/)).default([]),
  /** Tables that must hold rows; a table that is empty because nothing was read -> "could not run". */
  needs: z.array(z.string()).min(1),
  /** Tables that are also read but may be empty. */
  reads: z.array(z.string()).default([]),
  window: z
    .string()
    .regex(/^\d+d$/)
    .optional(),
  params: z
    .record(
      z.string(),
      z.strictObject({
        default: z.union([z.string(), z.number(), z.boolean()]),
        about: z.string().min(1),
      }),
    )
    .default({}),
  sql: z.string().min(1),
  explain: z.string().min(1),
  /** For only: the best innocent explanation. */
  innocent: z.string().min(1).optional(),
  /** Against only: what this evidence does not show. */
  limits: z.string().min(1).optional(),
  settle: z.string().min(1),
  sources: z.array(z.string()).min(1),
  tests: z.array(DetectionTest).min(2),
});

/** One file `content/detections/<family>/<id>.yml`. */
export const Detection = Fields.superRefine(({ direction, innocent, limits }, context) => {
  function refuse(part: string, message: string): void {
    context.addIssue({ code: 'custom', path: [part], message });
  }
  if (direction === 'for') {
    if (innocent === undefined) refuse('innocent', 'evidence for needs the best innocent explanation');
    if (limits !== undefined) refuse('limits', 'only evidence against has limits; evidence for has `innocent`');
  } else {
    if (limits === undefined) refuse('limits', 'evidence against needs its limits: what it does not show');
    if (innocent !== undefined) refuse('innocent', 'only evidence for has it; evidence against has `limits`');
  }
});
export type Detection = z.infer<typeof Detection>;

/** The best innocent explanation of evidence for, the limits of evidence against. */
export function caveatOf({ innocent, limits }: Pick<Detection, 'innocent' | 'limits'>): string {
  return innocent ?? limits ?? '';
}
