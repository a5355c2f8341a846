import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { messageOf, TrueseatError } from '../../../lib/error.ts';

/** A finding, as far as findings.ndjson describes it. */
export interface ReportedFinding {
  readonly finding_id: string;
  readonly detection: string;
  readonly family: string;
  readonly direction: 'for' | 'against';
  readonly strength: string;
  readonly bits: number;
  /** UTC ISO time of the last evidence. */
  readonly last_at: string | null;
  /** Event ids. */
  readonly evidence: readonly string[];
  readonly identifier: string | null;
  /** The detection that struck it out. */
  readonly cleared_by: string | null;
}

/** All findings of one subject. */
export interface SubjectFindings {
  readonly kind: string;
  readonly id: string;
  readonly findings: readonly ReportedFinding[];
}

const Finding = z.object({
  time: z.number().optional(),
  metadata: z.object({ uid: z.string() }).partial().optional(),
  finding_info: z
    .object({ uid: z.string(), last_seen_time: z.number(), analytic: z.object({ uid: z.string() }).partial() })
    .partial()
    .optional(),
  unmapped: z.object({
    trueseat: z.object({
      detection: z.string().optional(),
      family: z.string(),
      direction: z.enum(['for', 'against']),
      strength: z.string().default(''),
      bits: z.number(),
      bits_here: z.number().optional(),
      subject: z.object({ kind: z.string(), id: z.string() }),
      evidence: z.array(z.string()).nullish(),
      identifier: z.string().nullish(),
      cleared_by: z.string().nullish(),
    }),
  }),
});

interface Line {
  readonly kind: string;
  readonly id: string;
  readonly finding: ReportedFinding;
}

function bad(file: string, line: number, what: string, cause?: unknown): TrueseatError {
  return new TrueseatError('BAD_INPUT', what, {
    place: { file, line },
    wayOut: 'Each line is an OCSF Detection Finding with unmapped.trueseat; see docs/formats.md.',
    ...(cause === undefined ? {} : { cause }),
  });
}

function json(file: string, text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw bad(file, line, `not valid JSON: ${messageOf(thrown)}`, thrown);
  }
}

function parse(file: string, text: string, line: number): Line {
  const read = Finding.safeParse(json(file, text, line));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw bad(file, line, `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'not of the form'}`);
  }
  const { metadata, finding_info: info, unmapped } = read.data;
  const own = unmapped.trueseat;
  const at = info?.last_seen_time;
  return {
    ...own.subject,
    finding: {
      finding_id: metadata?.uid ?? info?.uid ?? `line ${line}`,
      detection: own.detection ?? info?.analytic?.uid ?? own.family,
      family: own.family,
      direction: own.direction,
      strength: own.strength,
      bits: own.bits_here ?? own.bits,
      last_at: at === undefined ? null : new Date(at).toISOString(),
      evidence: own.evidence ?? [],
      identifier: own.identifier ?? null,
      cleared_by: own.cleared_by ?? null,
    },
  };
}

async function* lines(file: string): AsyncIterable<readonly [text: string, line: number]> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() !== '') yield [text, line];
  }
}

/** The result of a first pass over the file. */
interface Survey {
  /** Time of the newest evidence: scores are as of then. */
  readonly newestAt: string;
  /** Whether the findings of a subject are consecutive. */
  readonly grouped: boolean;
}

/** The part of a line that the first pass needs. */
interface Glance {
  readonly finding_info?: { readonly last_seen_time?: unknown };
  readonly unmapped?: { readonly trueseat?: { readonly subject?: { readonly kind?: unknown; readonly id?: unknown } } };
}

async function survey(file: string): Promise<Survey> {
  let newest = 0;
  let grouped = true;
  let last = '';
  const seen = new Set<string>();
  for await (const [text, line] of lines(file)) {
    const { finding_info: info, unmapped } = (json(file, text, line) ?? {}) as Glance; // the second pass validates the form
    const at = info?.last_seen_time;
    if (typeof at === 'number') newest = Math.max(newest, at);
    const { kind, id } = unmapped?.trueseat?.subject ?? {};
    const subject = `${String(kind)} ${String(id)}`;
    if (subject === last) continue;
    if (seen.has(subject)) grouped = false;
    seen.add(subject);
    last = subject;
  }
  return { newestAt: new Date(newest).toISOString(), grouped };
}

async function* together(file: string): AsyncIterable<SubjectFindings> {
  let kind = '';
  let id = '';
  let findings: ReportedFinding[] = [];
  for await (const [text, line] of lines(file)) {
    const one = parse(file, text, line);
    if (one.kind !== kind || one.id !== id) {
      if (findings.length > 0) yield { kind, id, findings };
      ({ kind, id } = one);
      findings = [];
    }
    findings.push(one.finding);
  }
  if (findings.length > 0) yield { kind, id, findings };
}

/** Another tool may write by time: then the file must fit into memory. */
async function* gathered(file: string): AsyncIterable<SubjectFindings> {
  const subjects = new Map<string, { kind: string; id: string; findings: ReportedFinding[] }>();
  for await (const [text, line] of lines(file)) {
    const { kind, id, finding } = parse(file, text, line);
    const own = subjects.get(`${kind} ${id}`) ?? { kind, id, findings: [] };
    subjects.set(`${kind} ${id}`, own);
    own.findings.push(finding);
  }
  yield* subjects.values();
}

export interface Findings {
  readonly newestAt: string;
  readonly subjects: AsyncIterable<SubjectFindings>;
}

/** findings.ndjson of a report folder, subject by subject; null if there is none. */
export async function openFindings(folder: string): Promise<Findings | null> {
  const file = join(folder, 'findings.ndjson');
  if (!existsSync(file)) return null;
  const { newestAt, grouped } = await survey(file);
  return { newestAt, subjects: grouped ? together(file) : gathered(file) };
}
