import { quoteText } from '../../lib/sql.ts';

/** SQL of: the kind is one of these. */
export function isKind(column: string, kinds: readonly { readonly id: string }[]): string {
  return kinds.length === 0 ? 'false' : `${column} IN (${kinds.map((kind) => quoteText(kind.id)).join(', ')})`;
}
