import type { Origins } from '../../analysis.ts';
import { everyColumn, resolve } from './name.ts';
import type { Notes, Scope } from './notes.ts';
import type { Expression, Order } from './tree.ts';

/** Signs and words of grammar that the parser turns into functions or types of its own. */
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
/** `INTERVAL '14' DAY` comes as `to_days(CAST(trunc(CAST('14' AS DOUBLE)) AS INTEGER))`. */
const INTERVAL = /^to_(years|months|days|hours|minutes|seconds|weeks|microseconds|milliseconds)$/;

function callName(one: Expression): string {
  const name = (one.function_name ?? '').toLowerCase();
  if (name === 'date_part' && one.schema === 'main') return 'EXTRACT';
  const schema = [one.catalog, one.schema].filter((part) => part !== undefined && part !== '' && part !== 'main');
  return [...schema, GRAMMAR[name] ?? name].join('.');
}

/** The number or text that an INTERVAL was made of; undefined when it is none. */
function intervalOf(one: Expression): Expression | undefined {
  if (!INTERVAL.test(one.function_name ?? '')) return undefined;
  const number = one.children?.[0];
  const whole = number?.class === 'CAST' ? number.child : number;
  return whole?.function_name === 'trunc' ? whole.children?.[0] : undefined;
}

/** Every expression below one that has a class of its own. */
function below(one: Expression): Expression[] {
  return Object.values(one).flatMap((part: unknown) =>
    (Array.isArray(part) ? part : [part]).filter(
      (inner): inner is Expression => typeof inner === 'object' && inner !== null && 'class' in inner,
    ),
  );
}

/** Where the value of an expression comes from; notes down all that it does. */
export function origins(notes: Notes, one: Expression | undefined, scope: Scope): Origins {
  if (one === undefined) return [];
  const at = one.query_location;
  const of = (inner: Expression | undefined): Origins => origins(notes, inner, scope);
  const orderedBy = (orders: readonly Order[] | undefined): void =>
    orders?.forEach((order) => notes.operation('ORDER BY', [of(order.expression)], at));
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
    case 'CAST':
      return of(one.child);
    case 'CASE': {
      const handed = (one.case_checks ?? []).flatMap((check) => {
        of(check.when_expr);
        return of(check.then_expr);
      });
      return [...handed, ...of(one.else_expr)];
    }
    case 'CONJUNCTION':
      one.children?.forEach(of);
      return [];
    case 'COMPARISON':
      return [notes.operation(GRAMMAR[one.type ?? ''] ?? one.type ?? '', [of(one.left), of(one.right)], at)];
    case 'BETWEEN':
      return [notes.operation('BETWEEN', [of(one.input), of(one.lower), of(one.upper)], at)];
    case 'OPERATOR':
      if (one.type === 'OPERATOR_NOT') {
        one.children?.forEach(of);
        return [];
      }
      return [notes.operation(GRAMMAR[one.type ?? ''] ?? one.type ?? '', (one.children ?? []).map(of), at)];
    case 'FUNCTION': {
      const interval = intervalOf(one);
      if (interval !== undefined) return [notes.operation('INTERVAL', [of(interval)], at)];
      of(one.filter);
      orderedBy(one.order_bys?.orders);
      return [notes.operation(callName(one), (one.children ?? []).map(of), at)];
    }
    case 'WINDOW': {
      of(one.filter_expr);
      of(one.start_expr);
      of(one.end_expr);
      one.partitions?.forEach((part) => notes.operation('PARTITION BY', [of(part)], at));
      orderedBy(one.orders);
      orderedBy(one.arg_orders);
      const args = [...(one.children ?? []), one.offset_expr, one.default_expr].filter((arg) => arg !== undefined);
      return [notes.operation(callName(one), args.map(of), at)];
    }
    case 'SUBQUERY': {
      const outputs = one.subquery === undefined ? [] : notes.query(one.subquery.node, scope);
      if (one.subquery_type === 'EXISTS') return [];
      const handed = outputs[0]?.origins ?? [];
      if (one.subquery_type === 'SCALAR') return handed;
      const name = one.comparison_type === 'COMPARE_EQUAL' ? 'IN' : (GRAMMAR[one.comparison_type ?? ''] ?? 'ANY');
      return [notes.operation(name, [of(one.child), handed], at)];
    }
    case 'STAR': {
      const all = everyColumn(notes, scope.relations, at).flatMap((column) => column.origins);
      return [notes.operation('COLUMNS', [all, of(one.expr)], at)];
    }
    default:
      return [notes.operation((one.type ?? 'EXPRESSION').toUpperCase(), below(one).map(of), at)];
  }
}
