/** Syntax trees as `json_serialize_sql` writes them, as far as we use them. Empty and default values are absent. */
export interface Expression {
  readonly class?: string;
  readonly type?: string;
  readonly alias?: string;
  readonly query_location?: number;
  readonly column_names?: readonly string[];
  readonly value?: { readonly type?: { readonly id?: string }; readonly is_null?: boolean; readonly value?: unknown };
  readonly identifier?: string;
  readonly child?: Expression;
  readonly cast_type?: { readonly id?: string };
  readonly children?: readonly Expression[];
  readonly left?: Expression;
  readonly right?: Expression;
  readonly input?: Expression;
  readonly lower?: Expression;
  readonly upper?: Expression;
  readonly lhs?: Expression;
  readonly expr?: Expression;
  readonly filter?: Expression;
  readonly filter_expr?: Expression;
  readonly offset_expr?: Expression;
  readonly default_expr?: Expression;
  readonly start_expr?: Expression;
  readonly end_expr?: Expression;
  readonly case_checks?: readonly { readonly when_expr: Expression; readonly then_expr: Expression }[];
  readonly else_expr?: Expression;
  readonly function_name?: string;
  readonly schema?: string;
  readonly catalog?: string;
  readonly partitions?: readonly Expression[];
  readonly orders?: readonly Order[];
  readonly arg_orders?: readonly Order[];
  readonly order_bys?: { readonly orders?: readonly Order[] };
  readonly subquery?: Statement;
  readonly subquery_type?: string;
  readonly comparison_type?: string;
  readonly relation_name?: string;
  readonly columns?: boolean;
  readonly exclude_list?: unknown;
  readonly qualified_exclude_list?: unknown;
  readonly rename_list?: unknown;
  readonly replace_list?: readonly { readonly key?: string; readonly value?: Expression }[];
}

export interface Order {
  readonly expression: Expression;
}

export interface Statement {
  readonly node: Query;
}

export interface Query {
  readonly type: string;
  readonly cte_map?: { readonly map?: readonly Common[] };
  readonly modifiers?: readonly Modifier[];
  readonly select_list?: readonly Expression[];
  readonly from_table?: From;
  readonly where_clause?: Expression;
  readonly group_expressions?: readonly Expression[];
  readonly having?: Expression;
  readonly qualify?: Expression;
  readonly sample?: unknown;
  readonly aggregate_handling?: string;
  readonly setop_type?: string;
  readonly cte_name?: string;
  readonly aliases?: readonly string[];
  readonly left?: Query;
  readonly right?: Query;
}

export interface Common {
  readonly key: string;
  readonly value: { readonly query: Statement; readonly aliases?: readonly string[] };
}

export interface Modifier {
  readonly type: string;
  readonly distinct_on_targets?: readonly Expression[];
  readonly orders?: readonly Order[];
  readonly limit?: Expression;
  readonly offset?: Expression;
}

export interface From {
  readonly type: string;
  readonly alias?: string;
  readonly query_location?: number;
  readonly catalog_name?: string;
  readonly schema_name?: string;
  readonly table_name?: string;
  readonly column_name_alias?: readonly string[];
  readonly sample?: unknown;
  readonly subquery?: Statement;
  readonly query?: Query;
  readonly source?: From;
  readonly left?: From;
  readonly right?: From;
  readonly condition?: Expression;
  readonly join_type?: string;
  readonly ref_type?: string;
  readonly using_columns?: readonly string[];
  readonly function?: Expression;
  readonly with_ordinality?: unknown;
  readonly values?: readonly (readonly Expression[])[];
}
