import type { Attribute, Resolved, Schema } from './ocsf-schema.ts';

const OTHER = '99';

/** What is wrong with a record by the schema, as `path: problem`; nothing when it is valid. */
export function problemsOf(schema: Schema, record: unknown): string[] {
  const found: string[] = [];
  if (!isObject(record)) return ['not an object'];
  const uid = record['class_uid'];
  const definition = typeof uid === 'number' ? schema.classOf(uid) : undefined;
  if (definition === undefined) return [`class_uid: the schema has no class ${String(uid)}`];
  const metadata = isObject(record['metadata']) ? record['metadata'] : {};
  if (metadata['version'] !== schema.version) found.push(`metadata.version: not ${schema.version}`);
  if (record['type_uid'] !== Number(uid) * 100 + Number(record['activity_id']))
    found.push('type_uid: not class_uid * 100 + activity_id');
  const profiles = Array.isArray(metadata['profiles']) ? metadata['profiles'].map(String) : [];
  checkObject({ schema, profiles, found }, definition, record, '');
  return found;
}

interface Check {
  readonly schema: Schema;
  readonly profiles: readonly string[];
  readonly found: string[];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an attribute is part of the record's schema: those of a profile only when the record names it. */
function applies(check: Check, attribute: Attribute): boolean {
  return attribute.profile === undefined || attribute.profile === null || check.profiles.includes(attribute.profile);
}

function checkObject(check: Check, definition: Resolved, value: Record<string, unknown>, path: string): void {
  // `object` itself is free (`unmapped`).
  if (definition.name === 'object') return;
  for (const [key, attribute] of Object.entries(definition.attributes)) {
    const missing = value[key] === undefined;
    if (missing && attribute.requirement === 'required' && applies(check, attribute))
      check.found.push(`${path}${key}: required`);
  }
  for (const [key, inner] of Object.entries(value)) {
    const attribute = definition.attributes[key];
    if (attribute === undefined || !applies(check, attribute))
      check.found.push(`${path}${key}: unknown in ${definition.name}`);
    else {
      if (attribute['@deprecated'] !== undefined) check.found.push(`${path}${key}: deprecated`);
      checkAttribute(check, attribute, inner, `${path}${key}`);
      checkSibling(check, attribute, value, key, `${path}${key}`);
    }
  }
  for (const [kind, keys] of Object.entries(definition.constraints)) {
    const present = keys.filter((key) => value[key] !== undefined).length;
    if (kind === 'at_least_one' && present === 0) check.found.push(`${path}: none of ${keys.join(', ')}`);
    if (kind === 'just_one' && present !== 1) check.found.push(`${path}: not exactly one of ${keys.join(', ')}`);
  }
}

function checkAttribute(check: Check, attribute: Attribute, value: unknown, path: string): void {
  if (attribute.is_array !== true) {
    checkValue(check, attribute, value, path);
    return;
  }
  if (!Array.isArray(value)) {
    check.found.push(`${path}: not an array`);
    return;
  }
  for (const [index, item] of value.entries()) checkValue(check, attribute, item, `${path}[${index}]`);
}

function checkValue(check: Check, attribute: Attribute, value: unknown, path: string): void {
  const definition = check.schema.objectOf(attribute.type ?? '');
  if (definition !== undefined) {
    if (isObject(value)) checkObject(check, definition, value, `${path}.`);
    else check.found.push(`${path}: no object`);
    return;
  }
  checkScalar(check, attribute.type ?? 'string_t', value, path);
  if (attribute.enum !== undefined && !(String(value) in attribute.enum))
    check.found.push(`${path}: ${String(value)} is not in the enumeration`);
}

const BASIC: Readonly<Record<string, (value: unknown) => boolean>> = {
  string_t: (value) => typeof value === 'string',
  integer_t: (value) => Number.isSafeInteger(value),
  long_t: (value) => Number.isSafeInteger(value),
  float_t: (value) => Number.isFinite(value),
  boolean_t: (value) => typeof value === 'boolean',
  json_t: (value) => value !== undefined,
};

function checkScalar(check: Check, type: string, value: unknown, path: string): void {
  const definition = check.schema.typeOf(type);
  const basic = BASIC[definition?.type ?? type];
  if (definition === undefined || basic === undefined) check.found.push(`${path}: type ${type} is not known`);
  else if (!basic(value)) check.found.push(`${path}: not of type ${type}`);
  else if (typeof value === 'string') {
    if (definition.regex !== undefined && !new RegExp(definition.regex).test(value))
      check.found.push(`${path}: not of the form of ${type}`);
    if (definition.max_len !== undefined && value.length > definition.max_len)
      check.found.push(`${path}: longer than ${definition.max_len}`);
  } else if (typeof value === 'number' && definition.range !== undefined) {
    const [least, most] = definition.range;
    if (value < least || value > most) check.found.push(`${path}: not within ${least} and ${most}`);
  }
}

/** The text beside an id is the caption of the id; for `Other` it is the source's own and must be there. */
function checkSibling(
  check: Check,
  attribute: Attribute,
  record: Record<string, unknown>,
  key: string,
  path: string,
): void {
  const { sibling } = attribute;
  const id = record[key];
  if (sibling === undefined || attribute.enum === undefined || Array.isArray(id)) return;
  const label = record[sibling];
  if (String(id) === OTHER) {
    if (label === undefined && key !== 'type_uid') check.found.push(`${path}: ${sibling} is missing`);
    return;
  }
  const caption = attribute.enum[String(id)]?.caption;
  const custom = key === 'type_uid' && String(id).endsWith(OTHER);
  if (label !== undefined && !custom && label !== caption)
    check.found.push(`${path}: ${sibling} is ${String(label)}, not ${String(caption)}`);
}
