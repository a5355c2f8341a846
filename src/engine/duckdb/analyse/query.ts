import type { Origins, Output } from '../../analysis.ts';
import { origins } from './expression.ts';
import { everyColumn, resolve } from './name.ts';
import type { Notes, Relation, Scope } from './notes.ts';
import type { Expression, From, Query } from './tree.ts';

const EMPTY: Scope = { relations: [], aliases: new Map(), commons: new Map() };

function within(outer: Scope, more: Partial<Scope> = {}): Scope {
  return { relations: [], aliases: new Map(), commons: outer.commons, outer, ...more };
}

function renamed(columns: readonly Output[], names: readonly string[] | undefined): Output[] {
  return columns.map((one, index) => ({ ...one, name: (names?.[index] ?? one.name).toLowerCase() }));
}

function merged(left: readonly Output[], right: readonly Output[]): Output[] {
  return left.map((one, index) => ({ ...one, origins: [...one.origins, ...(right[index]?.origins ?? [])] }));
}

/** The relations of a FROM, in order; later ones can refer to earlier ones (LATERAL). */
function relate(notes: Notes, from: From | undefined, scope: Scope): void {
  if (from === undefined || from.type === 'EMPTY') return;
  const add = (relation: Relation): number => scope.relations.push(relation);
  const alias = (from.alias ?? from.table_name ?? '').toLowerCase();
  const at = from.query_location;
  if (from.sample !== undefined) notes.operation('SAMPLE', [], at);
  switch (from.type) {
    case 'BASE_TABLE': {
      const bare = (from.table_name ?? '').toLowerCase();
      const schema = [from.catalog_name, from.schema_name].filter((part) => part !== undefined && part !== '');
      const common = schema.length === 0 ? scope.commons.get(bare) : undefined;
      if (common !== undefined) {
        add({ alias, table: '', columns: renamed(common, from.column_name_alias) });
        return;
      }
      const table = [...schema, bare].join('.').toLowerCase();
      notes.table(table, at);
      const columns = notes.columnsOf(table)?.map((id) => ({ name: id.toLowerCase(), origins: [] }));
      if (from.column_name_alias !== undefined) notes.operation('COLUMN ALIASES', [], at);
      add({ alias, table, columns });
      return;
    }
    case 'SUBQUERY':
      if (from.subquery !== undefined)
        add({ alias, table: '', columns: renamed(notes.query(from.subquery.node, scope), from.column_name_alias) });
      return;
    case 'JOIN': {
      relate(notes, from.left, scope);
      const before = scope.relations.length;
      relate(notes, from.right, scope);
      if (from.ref_type !== undefined && !['REGULAR', 'CROSS'].includes(from.ref_type))
        notes.operation(`${from.ref_type} JOIN`, [], at);
      if (from.join_type === 'SEMI' || from.join_type === 'ANTI') notes.operation(`${from.join_type} JOIN`, [], at);
      for (const id of from.using_columns ?? []) {
        const sides = [scope.relations.slice(0, before), scope.relations.slice(before)];
        const [left, right] = sides.map((relations) => resolve(notes, [id], within(EMPTY, { relations }), at));
        notes.operation('=', [left ?? [], right ?? []], at);
      }
      origins(notes, from.condition, scope);
      return;
    }
    case 'TABLE_FUNCTION': {
      const call = from.function;
      const isUnnest = call?.function_name?.toLowerCase() === 'unnest' && call.schema === undefined;
      const handed: Origins = isUnnest
        ? [
            notes.operation(
              'UNNEST',
              (call.children ?? []).map((one) => origins(notes, one, scope)),
              at,
            ),
          ]
        : origins(notes, call, scope);
      const names = from.column_name_alias ?? ['unnest'];
      add({ alias, table: '', columns: names.map((name) => ({ name: name.toLowerCase(), origins: handed })) });
      return;
    }
    case 'EXPRESSION_LIST': {
      const rows = (from.values ?? []).map((row) =>
        row.map((one, index) => ({ name: `col${index}`, origins: origins(notes, one, scope) })),
      );
      const [first = [], ...rest] = rows;
      add({ alias, table: '', columns: renamed(rest.reduce(merged, first), from.column_name_alias) });
      return;
    }
    default:
      notes.operation(from.type.toUpperCase(), [], at);
      if (from.query !== undefined) notes.query(from.query, scope);
      relate(notes, from.source, scope);
  }
}

function nameOf(one: Expression): string {
  return (one.alias ?? one.column_names?.at(-1) ?? one.function_name ?? '').toLowerCase();
}

function selected(notes: Notes, one: Expression, scope: Scope): Output[] {
  const at = one.query_location;
  if (one.class !== 'STAR' || one.columns === true || one.expr !== undefined) {
    const output = { name: nameOf(one), origins: origins(notes, one, scope) };
    if (one.alias !== undefined) scope.aliases.set(output.name, output.origins);
    return [output];
  }
  for (const list of [one.exclude_list, one.qualified_exclude_list, one.rename_list])
    if (list !== undefined) notes.operation('STAR', [], at);
  const replaced = (one.replace_list ?? []).map(({ key, value }) => {
    notes.operation('STAR', [], at);
    return { name: (key ?? '').toLowerCase(), origins: origins(notes, value, scope) };
  });
  const relation = one.relation_name?.toLowerCase();
  const relations = scope.relations.filter((each) => relation === undefined || each.alias === relation);
  if (relations.some((each) => each.table !== '')) notes.operation('SELECT *', [], at);
  return [...everyColumn(notes, relations, at), ...replaced];
}

function modify(notes: Notes, query: Query, scope: Scope): void {
  for (const { type, distinct_on_targets: targets, orders, limit, offset } of query.modifiers ?? []) {
    for (const one of targets ?? []) notes.operation('DISTINCT ON', [origins(notes, one, scope)], one.query_location);
    for (const { expression } of orders ?? [])
      notes.operation('ORDER BY', [origins(notes, expression, scope)], expression.query_location);
    if (type === 'LIMIT_PERCENT_MODIFIER') notes.operation('LIMIT PERCENT', []);
    origins(notes, limit, scope);
    origins(notes, offset, scope);
  }
}

function selectColumns(notes: Notes, query: Query, scope: Scope): Output[] {
  relate(notes, query.from_table, scope);
  const outputs = (query.select_list ?? []).flatMap((one) => selected(notes, one, scope));
  origins(notes, query.where_clause, scope);
  for (const one of query.group_expressions ?? [])
    notes.operation('GROUP BY', [origins(notes, one, scope)], one.query_location);
  if (query.aggregate_handling !== undefined && query.aggregate_handling !== 'STANDARD_HANDLING')
    notes.operation('GROUP BY ALL', []);
  if (query.sample !== undefined) notes.operation('SAMPLE', []);
  origins(notes, query.having, scope);
  if (query.qualify !== undefined) notes.operation('QUALIFY', [origins(notes, query.qualify, scope)]);
  return outputs;
}

/** Columns of a query inside a scope, by the values that they return; records everything that it reads and does. */
export function queryColumns(notes: Notes, query: Query, outer: Scope = EMPTY): readonly Output[] {
  const commons = new Map(outer.commons);
  for (const { key, value } of query.cte_map?.map ?? []) {
    const inner = notes.query(value.query.node, within(outer, { commons: new Map(commons) }));
    commons.set(key.toLowerCase(), renamed(inner, value.aliases));
  }
  const scope = within(outer, { commons });
  if (query.type === 'SELECT_NODE') {
    const outputs = selectColumns(notes, query, scope);
    modify(notes, query, scope);
    return outputs;
  }
  const left = query.left === undefined ? [] : notes.query(query.left, scope);
  if (query.type === 'RECURSIVE_CTE_NODE') {
    notes.operation('RECURSIVE', []);
    commons.set((query.cte_name ?? '').toLowerCase(), renamed(left, query.aliases));
  } else if (query.type !== 'SET_OPERATION_NODE' || query.setop_type !== 'UNION')
    notes.operation(query.setop_type ?? query.type, []);
  const outputs = merged(left, query.right === undefined ? [] : notes.query(query.right, scope));
  modify(notes, query, within(scope, { relations: [{ alias: '', table: '', columns: outputs }] }));
  return outputs;
}
