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

/** Bits (log2 Bayes factor) of a strength. Judgement, not fitted to labelled cases. */
export const BITS: Readonly<Record<Strength, number>> = { weak: 1, moderate: 2.5, strong: 5, conclusive: 8 };

/** What evidence for rests on. Two findings of one cause about the same people are not independent. */
export const CAUSES = ['place', 'hand', 'purse', 'contact', 'custody', 'hiring'] as const;

/**
 * What a finding can show. Verdicts pick findings by these words, and a clear names what it explains by them. The list is
 * open: a detection, verdict or clear of a user may use words of its own.
 */
export const SHOWS = {
  control: 'Somebody else can or does control the laptop, or one desk controls several.',
  'other-hand': 'More than one person works on the account or laptop.',
  'one-controller': 'One remote controller was on the laptops of several people.',
  'remote-tool': 'A remote-access tool is on the laptop.',
  'one-person': 'One person operates the accounts of two.',
  'never-together': 'Two people are never seen active at the same time.',
  place: 'The laptops of several people are in one place or were sent to one.',
  line: 'The laptops of several people use one internet connection.',
  router: 'The laptops of several people use one router or access point.',
  whereabouts: 'Where the laptop or its user was; travel explains it.',
  home: 'People in one home or office may share it; the score counts all of it as one small sign.',
  abroad: 'The laptop is in a different country from the one it was sent to.',
  delivery: 'The laptop was not delivered as planned, was delivered to an address of several people, or was forwarded.',
  'sent-elsewhere': 'Parcels of the worker go to an address that is not their home.',
  astray: 'The worker does not have the laptop where it should be.',
  purse: 'Wages of one or more people go to the account of somebody else.',
  'stand-in': 'Somebody other than the person on file was hired, appeared or is paid.',
  'other-job': 'The same person or laptop works for other organisations.',
  'data-taken': 'Company data was taken, or access to it kept.',
  demand: 'Somebody makes demands over company data.',
  front: 'The vendor has the traits of a front company.',
  ties: 'People from one vendor share what colleagues normally do not.',
} as const satisfies Readonly<Record<string, string>>;

const Words = z.array(z.string().regex(/^[a-z][a-z0-9-]*$/)).min(1);

export const SUBJECT_KINDS = ['worker', 'applicant', 'account', 'device', 'vendor'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** The pinned version of ATT&CK that `attack` ids are of. */
export const ATTACK_VERSION = '19.0';

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const Rows = z.array(z.record(z.string(), z.unknown()));

export const DetectionTest = z.strictObject({
  name: z.string().min(1),
  /** Table name -> rows; absent columns are null. Tables that are not named are empty. */
  given: z.record(z.string(), Rows),
  /** Parameter overrides for this test. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** Every row that must come back; each names the columns it asserts. `explanation` asserts the rendered sentence. */
  expect: z.array(z.record(z.string(), Cell)),
});

/** Parameters by name, each with what it means. */
export const Params = z
  .record(
    z.string(),
    z.strictObject({
      default: z.union([z.string(), z.number(), z.boolean()]),
      about: z.string().min(1),
    }),
  )
  .default({});

const Column = z.string().regex(/^[a-z][a-z0-9_]*$/);

/**
 * "Several people share one thing": what such a detection says in place of `sql`. Of its parameters `max_holders` says what is no
 * longer one thing; and, where it has them, `same_name` from when two records are one person, `window_days` and `gap_days` how far apart two may
 * have had it (to the second, in complete days), `min_workers` how many must.
 */
const Shared = z
  .strictObject({
    /** Kinds of `content/identifiers`: who holds such a thing, hubs left out. */
    of: z.array(Column).min(1).optional(),
    /**
     * Or a SELECT of the holders: kind, value, subject_kind, subject_id, first_at, last_at, first_event, last_event, and whatever the
     * texts below need.
     */
    holders: z.string().min(1).optional(),
    /** Whose names are compared. */
    people: z
      .array(z.enum(['worker', 'applicant', 'account']))
      .min(1)
      .default(['worker']),
    /** Who may share it: a declared household; two to whom one provider gives its addresses in rotation. */
    may_share: z.array(z.enum(['household', 'pool'])).default(['household']),
    /**
     * Moderate only, where the roster puts all of them together: `any` by home or agency; `value` by an agency, or by a home that is
     * the thing itself.
     */
    one_home: z.enum(['any', 'value']).optional(),
    /** Moderate only, where of two holders one is an assistant by title. */
    lesser: z.array(z.enum(['assistant'])).default([]),
    /** Columns of the holders: from when and until when it was held, and since when that counts (who shared it first is named). */
    from: Column.default('first_at'),
    since: Column.default('first_at'),
    until: Column.default('last_at'),
    /** Who is named of several: of whom the pair is the oldest, or who had it first. */
    named: z.enum(['pair', 'holder']).default('pair'),
    /** Over the holders a and b: what else must hold of two. */
    where: z.string().min(1).optional(),
    /**
     * Of several things of one subject (and of one value of the column `each`) one counts: the strongest, and of equal ones the one that
     * was shared first; of these the first by `tie`.
     */
    one: z.strictObject({ each: Column.optional(), tie: z.string().default('kind, value') }).optional(),
    /** Over a and all its b: SQL of the strength, and of further columns. */
    strength: z.string().min(1).optional(),
    identifier: z.string().min(1).optional(),
    gives: z.record(Column, z.string().min(1)).default({}),
  })
  .refine((shared) => (shared.of === undefined) !== (shared.holders === undefined), 'give either `of` or `holders`');
export type Shared = z.infer<typeof Shared>;

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
  cause: z.enum(CAUSES).optional(),
  /** For only: `never` is for facts that no evidence against lowers, as people who lend their identity appear in person. */
  offset: z.literal('never').optional(),
  /** What a finding shows, in words of `SHOWS` or of the user's own. */
  shows: Words.optional(),
  /** Counts inside the single network-privacy cap (5 bits). */
  network_privacy: z.boolean().default(false),
  /** Says where one person seems to be; alone it never passes watch. */
  location: z.boolean().default(false),
  /** Halves each 180 days without recurrence; default: families behaviour and network. */
  ages: z.boolean().optional(),
  /** Against only: `offset` lowers the named families; `clear` strikes out what shows one of these words of the same subject. */
  effect: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('offset'), families: z.array(z.enum(FAMILIES)).min(1) }),
      z.strictObject({ kind: z.literal('clear'), shows: Words }),
    ])
    .optional(),
  attack: z.array(z.string().regex(/^T\d{4}(\.\d{3})?$/)).default([]),
  /** Tables that must hold rows; a table that is empty because nothing was read -> "could not run". */
  needs: z.array(z.string()).min(1),
  /** Tables that are also read but may be empty. */
  reads: z.array(z.string()).default([]),
  params: Params,
  /** One SELECT; or `shared` in its place. */
  sql: z.string().min(1).optional(),
  shared: Shared.optional(),
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
export const Detection = Fields.superRefine(({ direction, innocent, limits, sql, shared, params }, context) => {
  function refuse(part: string, message: string): void {
    context.addIssue({ code: 'custom', path: [part], message });
  }
  if ((sql === undefined) === (shared === undefined)) refuse('sql', 'give either `sql` or `shared`');
  if (shared !== undefined && !('max_holders' in params))
    refuse('params', 'a detection of what is shared has a parameter max_holders');
  if (direction === 'for') {
    if (innocent === undefined) refuse('innocent', 'evidence for needs the best innocent explanation');
    if (limits !== undefined) refuse('limits', 'only evidence against has `limits`; evidence for has `innocent`');
  } else {
    if (limits === undefined) refuse('limits', 'evidence against needs `limits`: what it does not show');
    if (innocent !== undefined) refuse('innocent', 'only evidence for has `innocent`; evidence against has `limits`');
  }
});
export type DetectionFile = z.infer<typeof Detection>;
/** A detection as it runs: with the SELECT that stands in the file, or that `shared` stands for. */
export type Detection = DetectionFile & { readonly sql: string };

/** Those of the detections whose findings a clear strikes out; none where the detection is no clear. */
export function struckOut({ effect }: Detection, detections: readonly Detection[]): Detection[] {
  const words = effect?.kind === 'clear' ? effect.shows : [];
  return detections.filter((one) => one.direction === 'for' && one.shows?.some((word) => words.includes(word)));
}

/** The best innocent explanation of evidence for, the limits of evidence against. */
export function caveatOf({ innocent, limits }: Pick<Detection, 'innocent' | 'limits'>): string {
  return innocent ?? limits ?? '';
}
