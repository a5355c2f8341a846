import type { Dataset, Recognise, Source } from '../model/source.ts';

export interface Known {
  readonly source: Source;
  readonly dataset: Dataset;
}

/** A dataset in a file, and whether its records are in the `properties` of Azure Monitor records. */
export interface Recognised extends Known {
  readonly enveloped: boolean;
}

type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueAt(record: Json, path: string): unknown {
  let at: unknown = record;
  for (const part of path.split('.')) {
    if (!isObject(at)) return undefined;
    at = at[part];
  }
  return at;
}

/** Whether a required path is present (`a|b` are alternatives, `a=x,y` must have one of these values). */
function has(record: Json, path: string): boolean {
  return path.split('|').some((one) => {
    const [key = '', values] = one.split('=');
    if (values !== undefined) return values.split(',').includes(textOf(record[key] ?? valueAt(record, key)));
    return key in record || valueAt(record, key) !== undefined;
  });
}

function holds(record: Json, { required, equals, absent }: Pick<Recognise, 'required' | 'equals' | 'absent'>): boolean {
  return (
    required.every((path) => has(record, path)) &&
    !(absent ?? []).some((path) => has(record, path)) &&
    Object.entries(equals ?? {}).every(([path, allowed]) =>
      allowed.includes(textOf(record[path] ?? valueAt(record, path))),
    )
  );
}

/** How well a record matches: complete before sparse; undefined if it does not. */
function fits({ recognise }: Dataset, record: Json, category: string | undefined): 'whole' | 'sparse' | undefined {
  const { absent, categories, sparse } = recognise;
  if (category !== undefined && !(categories ?? []).includes(category)) return undefined;
  if (holds(record, recognise)) return 'whole';
  if (sparse === undefined) return undefined;
  const needed = category === undefined ? sparse : { required: sparse.required };
  return holds(record, { ...needed, ...(absent && { absent }) }) ? 'sparse' : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** How specific a match is: required fields first, then known fields. A dataset with one required field needs another known one. */
function weigh(dataset: Dataset, record: Json): number {
  const known = Object.keys(record).filter((key) => key in dataset.fields).length;
  if (dataset.recognise.required.length < 2 && dataset.recognise.equals === undefined && known < 2) return -1;
  const narrow = Object.keys(dataset.recognise.equals ?? {}).length;
  return dataset.recognise.required.length * 1000 + narrow * 500 + known;
}

/** The Azure Monitor envelope: `{"time", "category", "properties": {…}}`. */
function envelopeOf(record: Json): { category: string; inner: Json } | undefined {
  const { category, properties } = record;
  return typeof category === 'string' && isObject(properties) ? { category, inner: properties } : undefined;
}

/** The dataset of a record; undefined if none matches. */
export function recogniseRecord(known: readonly Known[], record: unknown): Recognised | undefined {
  if (!isObject(record)) return undefined;
  const envelope = envelopeOf(record);
  let best: { weight: number; found: Recognised } | undefined;
  function consider(one: Known, inner: Json, category: string | undefined): void {
    const fit = fits(one.dataset, inner, category);
    if (fit === undefined) return;
    const weight = fit === 'whole' ? weigh(one.dataset, inner) : 0;
    if (weight >= 0 && (best === undefined || weight > best.weight)) {
      best = { weight, found: { ...one, enveloped: category !== undefined } };
    }
  }
  for (const one of known) {
    if (one.dataset.text !== undefined && one.dataset.recognise.required.length === 0) continue;
    if (envelope !== undefined && one.dataset.recognise.categories !== undefined)
      consider(one, envelope.inner, envelope.category);
    else consider(one, record, undefined);
  }
  return best?.found;
}

/** The datasets in a sample of records, each once, ordered by id. */
export function recogniseRecords(known: readonly Known[], records: readonly unknown[]): Recognised[] {
  const found = new Map<string, Recognised>();
  for (const record of records) {
    const one = recogniseRecord(known, record);
    if (one !== undefined) found.set(`${one.dataset.id}${one.enveloped ? '+' : ''}`, one);
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}
