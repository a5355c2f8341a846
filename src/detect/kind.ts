import type { Sql } from '../lib/sql.ts';
import { heldSql, type IdentifierKind } from '../model/identifier.ts';
import { detectionSql } from './compile.ts';

/** A kind of shared thing with the SELECT of its rows, parameters bound, as the stages take it. */
export function compileKind(
  kind: IdentifierKind,
  overrides: Parameters<typeof detectionSql>[1] = {},
): Omit<IdentifierKind, 'sql'> & { readonly sql: Sql } {
  return { ...kind, sql: heldSql(kind, detectionSql(kind, overrides)) };
}
