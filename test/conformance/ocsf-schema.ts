import { readdirSync, readFileSync } from 'node:fs';

type Doc = Readonly<Record<string, unknown>>;

export interface Attribute {
  /** A scalar type or the name of an object. */
  readonly type?: string;
  readonly is_array?: boolean;
  readonly requirement?: string;
  readonly profile?: string | null;
  readonly sibling?: string;
  readonly enum?: Readonly<Record<string, { readonly caption: string }>>;
  readonly '@deprecated'?: unknown;
}

/** A class or object with everything that it inherits and includes. */
export interface Resolved {
  readonly name: string;
  readonly caption: string;
  readonly uid?: number;
  readonly category?: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly constraints: Readonly<Record<string, readonly string[]>>;
}

export interface ScalarType {
  readonly type?: string;
  readonly regex?: string;
  readonly max_len?: number;
  readonly range?: readonly [number, number];
  readonly values?: readonly unknown[];
}

export interface Schema {
  readonly version: string;
  classOf(uid: number): Resolved | undefined;
  objectOf(name: string): Resolved | undefined;
  typeOf(name: string): ScalarType | undefined;
}

function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function merge(under: Doc, over: Doc): Doc {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isDoc(before) && isDoc(value) ? merge(before, value) : value;
  }
  return merged;
}

/** The JSON files of a folder and below, by the name that they give themselves. */
function documents(folder: string): Map<string, Doc> {
  const found = new Map<string, Doc>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.json')) continue;
    const doc = read(`${folder}/${file}`);
    found.set(String(doc['name']), doc);
  }
  return found;
}

function read(file: string): Doc {
  return JSON.parse(readFileSync(file, 'utf8')) as Doc;
}

function asDoc(value: unknown): Doc {
  return isDoc(value) ? value : {};
}

/** Loads the definitions of the schema (without platform extensions) and resolves them on demand. */
export function loadSchema(folder: string): Schema {
  const dictionary = read(`${folder}/dictionary.json`);
  const entries = asDoc(dictionary['attributes']);
  const types = asDoc(asDoc(dictionary['types'])['attributes']);
  const categories = asDoc(read(`${folder}/categories.json`)['attributes']);
  const classes = documents(`${folder}/events`);
  const objects = documents(`${folder}/objects`);

  /** Attributes of included files: those of a profile carry its name, and its annotations where they say nothing else. */
  function included(own: Doc): Doc {
    const files = own['$include'];
    let all: Doc = {};
    for (const file of Array.isArray(files) ? files : []) {
      const part = read(`${folder}/${String(file)}`);
      const profile = part['meta'] === 'profile' ? { profile: part['name'] } : {};
      for (const [key, value] of Object.entries(asDoc(part['attributes']))) {
        all = merge(all, { [key]: { ...asDoc(part['annotations']), ...asDoc(value), ...profile } });
      }
    }
    return all;
  }

  function inherit(from: ReadonlyMap<string, Doc>, name: string): Doc {
    const doc = from.get(name);
    if (doc === undefined) throw new Error(`the schema defines no ${name}`);
    const parent = typeof doc['extends'] === 'string' ? inherit(from, doc['extends']) : {};
    const { $include: _files, ...own } = asDoc(doc['attributes']);
    const attributes = merge(merge(asDoc(parent['attributes']), included(asDoc(doc['attributes']))), own);
    return { ...parent, ...doc, attributes };
  }

  function resolve(from: ReadonlyMap<string, Doc>, name: string): Resolved {
    const doc = inherit(from, name);
    const attributes = Object.fromEntries(
      Object.entries(asDoc(doc['attributes'])).map(([key, value]) => [key, merge(asDoc(entries[key]), asDoc(value))]),
    );
    return {
      name,
      caption: String(doc['caption']),
      ...(typeof doc['uid'] === 'number' ? { uid: doc['uid'] } : {}),
      ...(typeof doc['category'] === 'string' ? { category: doc['category'] } : {}),
      attributes,
      constraints: asDoc(doc['constraints']) as Resolved['constraints'], // by the metaschema
    };
  }

  /** The class as the server compiles it: uid within its category, and the ids that follow from it. */
  function numbered(name: string): Resolved {
    const found = resolve(classes, name);
    const category = found.category === undefined ? undefined : asDoc(categories[found.category])['uid'];
    const categoryUid = typeof category === 'number' ? category : 0;
    const uid = categoryUid * 1000 + (found.uid ?? 0);
    const activities = found.attributes['activity_id']?.enum ?? {};
    const ids: Record<string, { caption: string }> = {};
    for (const [id, { caption }] of Object.entries(activities)) {
      ids[String(uid * 100 + Number(id))] = { caption: `${found.caption}: ${caption}` };
    }
    const categoryCaption = String(asDoc(categories[found.category ?? ''])['caption'] ?? 'Uncategorized');
    return {
      ...found,
      uid,
      attributes: {
        ...found.attributes,
        class_uid: { ...found.attributes['class_uid'], enum: { [uid]: { caption: found.caption } } },
        category_uid: { ...found.attributes['category_uid'], enum: { [categoryUid]: { caption: categoryCaption } } },
        type_uid: { ...found.attributes['type_uid'], enum: ids },
      },
    };
  }

  const byUid = new Map<number, Resolved>();
  for (const [name, doc] of classes) {
    // A definition without a number is only there to be extended.
    if (typeof doc['uid'] !== 'number' && name !== 'base_event') continue;
    const found = numbered(name);
    byUid.set(found.uid ?? 0, found);
  }
  const seen = new Map<string, Resolved>();
  return {
    version: String(read(`${folder}/version.json`)['version']),
    classOf: (uid) => byUid.get(uid),
    objectOf: (name) => {
      const known = seen.get(name) ?? (objects.has(name) ? resolve(objects, name) : undefined);
      if (known !== undefined) seen.set(name, known);
      return known;
    },
    typeOf: (name) => (name in types ? (types[name] as ScalarType) : undefined), // by the metaschema
  };
}
