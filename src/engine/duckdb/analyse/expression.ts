import type { Origins } from '../../analysis.ts';
import { everyColumn, resolve } from './name.ts';
import type { Notes, Scope } from './notes.ts';
import type { Expression, Order } from './tree.ts';

/** Operators and grammar that the parser turns into functions or types of its own. */
const GRAMMAR: Readonly<Record<string, string>> = {
  COMPARE_EQUAL: '=',
  COMPARE_NOTEQUAL: '<>',
  COMPARE_LESSTHAN: '<',
  COMPARE_GREATERTHAN: '>',
  COMPARE_LESSTHANOREQUALTO: '<=',
  COMPARE_GREATERTHANOREQUALTO: '>=',
  COMPARE_DISTINCT_FROM: 'IS DISTINCT FROM',
  COMPARE_NOT_DISTINCT_FROM: 'IS DISTINCT FROM',
  COMPARE_IN: 'IN',
  COMPARE_NOT_IN: 'IN',
  OPERATOR_IS_NULL: 'IS NULL',
  OPERATOR_IS_NOT_NULL: 'IS NULL',
  OPERATOR_COALESCE: 'coalesce',
  '~~': 'LIKE',
  '!~~': 'LIKE',
  like_escape: 'LIKE',
  not_like_escape: 'LIKE',
  count_star: 'count',
  substring: 'substr',
  position: 'strpos',
};
/** Types whose casts keep a value as it is; an ENUM could select values. */
const PLAIN_TYPES = new Set(['VARCHAR', 'BIGINT', 'INTEGER', 'DOUBLE', 'BOOLEAN', 'TIMESTAMP', 'DATE']);
/** `INTERVAL '14' DAY` arrives as `to_days(CAST(trunc(CAST('14' AS DOUBLE)) AS INTEGER))`. */
const INTERVAL = /^to_(years|months|days|hours|minutes|seconds|weeks|microseconds|milliseconds)$/;

function callName(one: Expression): string {
  const name = (one.function_name ?? '').toLowerCase();
  if (name === 'date_part' && one.schema === 'main') return 'EXTRACT';
  const schema = [one.catalog, one.schema].filter((part) => part !== undefined && part !== '' && part !== 'main');
  return [...schema, GRAMMAR[name] ?? name].join('.');
}

/** The number or text of an INTERVAL; undefined if it is not an interval. */
function intervalOf(one: Expression): Expression | undefined {
  if (!INTERVAL.test(one.function_name ?? '')) return undefined;
  const number = one.children?.[0];
  const whole = number?.class === 'CAST' ? number.child : number;
  return whole?.function_name === 'trunc' ? whole.children?.[0] : undefined;
}

/** Every direct subexpression that has a class of its own. */
function below(one: Expression): Expression[] {
  return Object.values(one).flatMap((part: unknown) =>
    (Array.isArray(part) ? part : [part]).filter(
      (inner): inner is Expression => typeof inner === 'object' && inner !== null && 'class' in inner,
    ),
  );
}

function orderedBy(notes: Notes, scope: Scope, orders: readonly Order[] | undefined): void {
  for (const { expression } of orders ?? [])
    notes.operation('ORDER BY', [origins(notes, expression, scope)], expression.query_location);
}

function each(notes: Notes, list: readonly (Expression | undefined)[] | undefined, scope: Scope): Origins[] {
  return (list ?? []).filter((one) => one !== undefined).map((one) => origins(notes, one, scope));
}

/** The operation of an expression: its name and operands. */
function operationOf(notes: Notes, one: Expression, scope: Scope): [string, readonly Origins[]] {
  const named = GRAMMAR[one.type ?? ''] ?? one.type ?? '';
  switch (one.class) {
    case 'COMPARISON':
      return [named, each(notes, [one.left, one.right], scope)];
    case 'BETWEEN':
      return ['BETWEEN', each(notes, [one.input, one.lower, one.upper], scope)];
    case 'OPERATOR':
      return [named, each(notes, one.children, scope)];
    case 'FUNCTION': {
      const interval = intervalOf(one);
      if (interval !== undefined) return ['INTERVAL', each(notes, [interval], scope)];
      each(notes, [one.filter], scope);
      orderedBy(notes, scope, one.order_bys?.orders);
      return [callName(one), each(notes, one.children, scope)];
    }
    case 'WINDOW':
      each(notes, [one.filter_expr, one.start_expr, one.end_expr], scope);
      for (const part of one.partitions ?? [])
        notes.operation('PARTITION BY', each(notes, [part], scope), part.query_location);
      orderedBy(notes, scope, one.orders);
      orderedBy(notes, scope, one.arg_orders);
      return [callName(one), each(notes, [...(one.children ?? []), one.offset_expr, one.default_expr], scope)];
    case 'STAR': {
      const all = everyColumn(notes, scope.relations, one.query_location).flatMap((column) => column.origins);
      return ['COLUMNS', [all, ...each(notes, [one.expr], scope)]];
    }
    default:
      return [named.toUpperCase() || 'EXPRESSION', each(notes, below(one), scope)];
  }
}

function subqueryOrigins(notes: Notes, one: Expression, scope: Scope): Origins {
  const [first] = one.subquery === undefined ? [] : notes.query(one.subquery.node, scope);
  const handed = first?.origins ?? [];
  if (one.subquery_type === 'EXISTS') return [];
  if (one.subquery_type === 'SCALAR') return handed;
  const name = one.comparison_type === 'COMPARE_EQUAL' ? 'IN' : (GRAMMAR[one.comparison_type ?? ''] ?? 'ANY');
  return [notes.operation(name, [origins(notes, one.child, scope), handed], one.query_location)];
}

/** Where the value of an expression comes from; records everything that it does. */
export function origins(notes: Notes, one: Expression | undefined, scope: Scope): Origins {
  if (one === undefined) return [];
  const at = one.query_location;
  switch (one.class) {
    case 'COLUMN_REF':
      return resolve(notes, one.column_names ?? [], scope, at);
    case 'CONSTANT': {
      const { type, is_null: isNull, value } = one.value ?? {};
      if (isNull === true || type?.id !== 'VARCHAR') return [];
      return [notes.text(typeof value === 'string' ? value : '', at)];
    }
    case 'PARAMETER':
      return notes.parameter(one.identifier ?? '', at);
    case 'CAST': {
      const handed = origins(notes, one.child, scope);
      if (PLAIN_TYPES.has(one.cast_type?.id ?? '')) return handed;
      return [notes.operation('CAST', [handed], at)];
    }
    case 'CASE': {
      const checks = one.case_checks ?? [];
      each(
        notes,
        checks.map((check) => check.when_expr),
        scope,
      );
      return each(notes, [...checks.map((check) => check.then_expr), one.else_expr], scope).flat();
    }
    case 'CONJUNCTION':
      each(notes, one.children, scope);
      return [];
    case 'SUBQUERY':
      return subqueryOrigins(notes, one, scope);
    default: {
      if (one.type === 'OPERATOR_NOT') {
        each(notes, one.children, scope);
        return [];
      }
      return [notes.operation(...operationOf(notes, one, scope), at)];
    }
  }
}
