import { createHash } from 'node:crypto';
import { z } from 'zod';
import { TrueseatError } from '../../../lib/error.ts';
import { jsonParts, type JsonPart } from '../../../lib/json-parts.ts';
import { SUBJECT_KINDS, type SubjectKind } from '../../../model/detection.ts';
import { Truth as Whole, TruthGroup, TruthScheme, TruthSubject } from '../../../model/truth.ts';
import {
  isPerson,
  STANDINGS,
  type Index,
  type KnownMember,
  type KnownScheme,
  type Standing,
  type Truth,
} from '../truth.ts';

const Head = Whole.omit({ schemes: true, subjects: true, groups: true });
const WAY_OUT = 'docs/evaluate.md describes the truth file.';

function bad(file: string, line: number | undefined, what: string): TrueseatError {
  return new TrueseatError('BAD_INPUT', what, {
    place: { file, ...(line === undefined ? {} : { line }) },
    wayOut: WAY_OUT,
  });
}

function checked<T>(form: z.ZodType<T>, value: unknown, file: string, line: number | undefined, what: string): T {
  const parsed = form.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue === undefined || issue.path.length === 0 ? '' : `.${issue.path.map(String).join('.')}`;
  throw bad(file, line, `${what}${path}: ${issue?.message ?? 'has the wrong form'}`);
}

/** Subjects in file order: parallel arrays, and an index for each kind. */
function register(): {
  readonly add: (kind: SubjectKind, id: string, fraud: boolean, lookAlike: string | null) => Index | undefined;
  readonly indexOf: (kind: string, id: string) => Index | undefined;
  readonly kinds: SubjectKind[];
  readonly ids: string[];
  readonly fraud: boolean[];
  readonly lookAlikes: (string | null)[];
} {
  const byKind = new Map<string, Map<string, Index>>(SUBJECT_KINDS.map((kind) => [kind, new Map()]));
  const kinds: SubjectKind[] = [];
  const ids: string[] = [];
  const fraud: boolean[] = [];
  const lookAlikes: (string | null)[] = [];
  const indexOf = (kind: string, id: string): Index | undefined => byKind.get(kind)?.get(id);
  function add(kind: SubjectKind, id: string, isFraud: boolean, lookAlike: string | null): Index | undefined {
    if (indexOf(kind, id) !== undefined) return undefined;
    byKind.get(kind)?.set(id, ids.length);
    kinds.push(kind);
    ids.push(id);
    fraud.push(isFraud);
    lookAlikes.push(lookAlike);
    return ids.length - 1;
  }
  return { add, indexOf, kinds, ids, fraud, lookAlikes };
}

/** The kinds that count in a scheme: the first of these that it has. Accounts and devices of its people do not count separately. */
const COUNTED: readonly ((kind: string) => boolean)[] = [
  isPerson,
  (kind) => kind === 'account',
  (kind) => kind === 'vendor',
  (kind) => kind === 'device',
];

function countedOf(members: readonly KnownMember[], fraud: readonly boolean[]): readonly KnownMember[] {
  const guilty = members.filter((one) => fraud[one.index] === true);
  return COUNTED.map((counts) => guilty.filter((one) => counts(one.kind))).find((some) => some.length > 0) ?? [];
}

/** Streams a truth file. Throws BAD_ARGUMENT when it cannot be read, BAD_INPUT with the line when its form is wrong. */
export async function readTruth(file: string): Promise<Truth> {
  const hash = createHash('sha256');
  const head: Record<string, unknown> = {};
  const all = register();
  const schemes: { readonly scheme: TruthScheme; readonly line: number }[] = [];
  const belongs: { readonly index: Index; readonly scheme: string; readonly line: number }[] = [];
  const labels: { readonly label: TruthGroup; readonly line: number }[] = [];
  const notes: string[] = [];

  function takeSubject({ value, line }: JsonPart): void {
    const one = checked(TruthSubject, value, file, line, 'subjects');
    const index = all.add(one.kind, one.id, one.label === 'fraud', one.look_alike);
    if (index === undefined) throw bad(file, line, `${one.kind} "${one.id}" occurs twice`);
    for (const scheme of one.schemes) belongs.push({ index, scheme, line });
  }

  for await (const part of jsonParts(file, (chunk) => hash.update(chunk))) {
    const { key, value, line } = part;
    if (key === 'subjects') takeSubject(part);
    else if (key === 'schemes') schemes.push({ scheme: checked(TruthScheme, value, file, line, 'schemes'), line });
    else if (key === 'groups') labels.push({ label: checked(TruthGroup, value, file, line, 'groups'), line });
    else head[key] = value;
  }
  const known = checked(Head, head, file, undefined, 'truth');
  if (all.ids.length === 0) throw bad(file, undefined, 'it has no subjects');

  let added = 0;
  const members = new Map<string, Map<Index, KnownMember>>();
  const counts = new Map<string, number>();
  for (const { scheme, line } of schemes) {
    if (members.has(scheme.id)) throw bad(file, line, `scheme "${scheme.id}" occurs twice`);
    const own = scheme.members.map((one) => {
      const index = all.indexOf(one.kind, one.id);
      if (index === undefined) added++;
      return { ...one, index: index ?? all.add(one.kind, one.id, true, null) ?? 0 };
    });
    const listed = new Map(own.map((one) => [one.index, one]));
    members.set(scheme.id, listed);
    counts.set(scheme.id, listed.size);
  }
  if (added > 0)
    notes.push(`${added} members of schemes are not among the subjects of the truth; they count as fraud.`);
  for (const { index, scheme, line } of belongs) {
    const own = members.get(scheme);
    if (own === undefined)
      throw bad(file, line, `${all.kinds[index]} "${all.ids[index]}" is of scheme "${scheme}", which does not exist`);
    if (all.fraud[index] === true && !own.has(index)) {
      own.set(index, { kind: all.kinds[index] ?? 'worker', id: all.ids[index] ?? '', role: 'member', index });
    }
  }

  const complete: KnownScheme[] = schemes.map(({ scheme }) => {
    const own = [...(members.get(scheme.id)?.values() ?? [])];
    // A subject that names the scheme but is not listed by it (such as the application of a listed worker) does not count.
    const listed = countedOf(own.slice(0, counts.get(scheme.id)), all.fraud);
    return { ...scheme, members: own, counted: listed.length > 0 ? listed : countedOf(own, all.fraud) };
  });
  const standing = standings(complete, all.kinds, all.fraud);
  const groups = new Map<Index, string>();
  for (const { label, line } of labels) {
    const index = all.indexOf(label.kind, label.id);
    if (index === undefined)
      throw bad(file, line, `${label.kind} "${label.id}" has a group but is not among the subjects`);
    if ((groups.get(index) ?? label.group) !== label.group)
      throw bad(file, line, `${label.kind} "${label.id}" has two groups`);
    groups.set(index, label.group);
  }
  const victimsOnly = complete.filter((one) => one.counted.length === 0).map((one) => one.id);
  if (victimsOnly.length > 0)
    notes.push(`Schemes without any member labelled fraud are not counted: ${victimsOnly.join(', ')}.`);
  return {
    file,
    sha256: hash.digest('hex'),
    head: known,
    schemes: complete.filter((one) => one.counted.length > 0),
    size: all.ids.length,
    kind: (index) => all.kinds[index] ?? 'worker',
    id: (index) => all.ids[index] ?? '',
    standing: (index) => STANDINGS[standing[index] ?? 0] ?? 'honest',
    isFraud: (index) => all.fraud[index] === true,
    lookAlike: (index) => all.lookAlikes[index] ?? null,
    indexOf: all.indexOf,
    groups,
    notes,
  };
}

/** For each subject its index in STANDINGS. */
function standings(
  schemes: readonly KnownScheme[],
  kinds: readonly SubjectKind[],
  fraud: readonly boolean[],
): Uint8Array {
  const code = (one: Standing): number => STANDINGS.indexOf(one);
  const out = new Uint8Array(kinds.length);
  for (const [index, kind] of kinds.entries()) {
    // A person labelled fraud without a scheme counts; their devices and accounts do not.
    if (fraud[index] === true) out[index] = code(isPerson(kind) ? 'counted' : 'neither');
  }
  for (const scheme of schemes) for (const one of scheme.members) out[one.index] = code('neither');
  for (const scheme of schemes.filter((one) => one.open))
    for (const one of scheme.counted) out[one.index] = code('open');
  for (const scheme of schemes.filter((one) => !one.open))
    for (const one of scheme.counted) out[one.index] = code('counted');
  return out;
}
