import type { Origins, Output } from '../../analysis.ts';
import type { Notes, Relation, Scope } from './notes.ts';

function found(notes: Notes, relation: Relation, id: string, offset?: number): Origins | undefined {
  if (relation.table !== '') {
    const known = relation.columns === undefined || relation.columns.some((one) => one.name === id);
    return known ? [notes.column(relation.table, id, offset)] : undefined;
  }
  if (relation.columns === undefined) return [notes.column('', id, offset)];
  const same = relation.columns.filter((one) => one.name === id);
  return same.length === 0 ? undefined : same.flatMap((one) => one.origins);
}

/** All columns of relations; `*` for an unknown table. */
export function everyColumn(notes: Notes, relations: readonly Relation[], offset?: number): Output[] {
  return relations.flatMap((relation) =>
    relation.table === ''
      ? (relation.columns ?? [])
      : (relation.columns?.map((one) => one.name) ?? ['*']).map((id) => ({
          name: id,
          origins: [notes.column(relation.table, id, offset)],
        })),
  );
}

function ofScope(notes: Notes, scope: Scope, id: string, offset?: number): Origins | undefined {
  const sure = scope.relations.filter((one) => one.columns !== undefined);
  const told = sure.map((one) => found(notes, one, id, offset)).filter((one) => one !== undefined);
  if (told.length > 0) return told.flat();
  const alias = scope.aliases.get(id);
  if (alias !== undefined) return alias;
  const unsure = scope.relations.filter((one) => one.columns === undefined);
  const [only] = unsure;
  if (only === undefined) return undefined;
  return unsure.length === 1 ? found(notes, only, id, offset) : [notes.column('', id, offset)];
}

/** Name parts after a column are its fields. */
function fields(notes: Notes, origins: Origins, rest: readonly string[], offset?: number): Origins {
  return rest.reduce<Origins>(
    (inner, field) => [notes.operation('.', [inner, [notes.text(field, offset)]], offset)],
    origins,
  );
}

/** What a name such as `a`, `t.a` or `main.t.a` refers to. */
export function resolve(notes: Notes, parts: readonly string[], scope: Scope, offset?: number): Origins {
  const lower = parts.map((part) => part.toLowerCase());
  const [first = '', second, third] = lower;
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    if (second !== undefined) {
      const relation = at.relations.find((one) => one.alias === first);
      const column = relation === undefined ? undefined : found(notes, relation, second, offset);
      if (column !== undefined) return fields(notes, column, lower.slice(2), offset);
      const inSchema = third === undefined ? undefined : at.relations.find((one) => one.alias === second);
      const read = inSchema === undefined ? undefined : found(notes, inSchema, third ?? '', offset);
      if (read !== undefined) return fields(notes, read, lower.slice(3), offset);
    }
    const column = ofScope(notes, at, first, offset);
    if (column !== undefined) return fields(notes, column, lower.slice(1), offset);
    const whole = at.relations.find((one) => one.alias === first);
    if (whole !== undefined && second === undefined) {
      const all = everyColumn(notes, [whole], offset).flatMap((one) => one.origins);
      return [notes.operation('ROW', [all], offset)];
    }
  }
  return [notes.column('', lower.at(-1) ?? '', offset)];
}
