import { z } from 'zod';

/**
 * The truth about a simulated data set. It is stored next to the data, never in it: `simulate` writes it, `evaluate` reads it, and no stage
 * of the pipeline sees it. Other generators may write the same form.
 */

export const SUBJECT_KINDS = ['worker', 'applicant', 'account', 'device', 'vendor'] as const;

const Time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'a UTC time such as 2026-01-31T08:15:00Z');

export const TruthMember = z.object({
  kind: z.enum(SUBJECT_KINDS),
  /** As in `subjects.csv`. */
  id: z.string().min(1),
  /** A role of clusters.csv. */
  role: z.string().min(1),
});

export const TruthScheme = z.object({
  id: z.string().min(1),
  /** The kind of scheme that was planted, e.g. `farm-by-remote-tool`, `farm-by-kvm`, `rented-identity`. */
  kind: z.string().min(1),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  /** The verdict that its cluster should get; null if its members are known only by their own evidence. */
  verdict: z.string().min(1).nullable(),
  /** Needs a part of the product that does not exist yet: counted and shown separately. */
  open: z.boolean().default(false),
  /** The earliest record by which it could be detected. */
  first_trace_at: Time,
  members: z.array(TruthMember).min(1),
});

export const TruthSubject = z.object({
  kind: z.enum(SUBJECT_KINDS),
  id: z.string().min(1),
  label: z.enum(['fraud', 'honest']),
  /** Ids of the schemes it belongs to. */
  schemes: z.array(z.string()).default([]),
  /** Kind of honest look-alike; null for other honest subjects and for fraud. */
  look_alike: z.string().nullable().default(null),
});

/** A label for the test of adverse impact. It may be in a separate file; it is never in the data. */
export const TruthGroup = z.object({
  kind: z.enum(SUBJECT_KINDS),
  id: z.string().min(1),
  group: z.string().min(1),
});

export const Truth = z.object({
  version: z.literal(1),
  preset: z.string(),
  seed: z.number().int(),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  /** First and last day of the data, UTC. */
  from: z.iso.date(),
  to: z.iso.date(),
  schemes: z.array(TruthScheme),
  subjects: z.array(TruthSubject),
  groups: z.array(TruthGroup).optional(),
});

export type Truth = z.infer<typeof Truth>;
export type TruthScheme = z.infer<typeof TruthScheme>;
export type TruthSubject = z.infer<typeof TruthSubject>;
export type TruthMember = z.infer<typeof TruthMember>;
export type TruthGroup = z.infer<typeof TruthGroup>;
