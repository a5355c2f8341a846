import { calledName, nodes, parseTrino, walk, type Node } from './trino.ts';

/** Words of the grammar that are written like a call. */
const FORMS = ['cast', 'try_cast', 'exists', 'extract', 'trim', 'coalesce', 'values'];
const TYPES = /^(VARCHAR|BIGINT|DOUBLE|BOOLEAN|TIMESTAMP|DATE)$/i;
/** Join kinds that the grammar takes for the alias of the table before. */
const JOIN_WORDS = new Set(['asof', 'semi', 'anti', 'positional', 'any', 'window']);
const CLOCK = /^(current_|localtime)/i;

function spans(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? '');
}

function names(text: string): string[] {
  return text
    .replaceAll(/\([^)]*\)/g, ' ')
    .split(/\s+/)
    .filter((word) => /^[a-z_0-9]+$/.test(word));
}

/** The functions that a page of docs/sql.md lists, lower case. */
export function documented(docs: string): { readonly both: ReadonlySet<string>; readonly ours: ReadonlySet<string> } {
  const section = (title: string): string => docs.split(`## ${title}`)[1]?.split('\n## ')[0] ?? '';
  const [calls = ''] = section('Functions both engines have').split('Where engines differ');
  const rows = section('Our functions')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  return {
    both: new Set(spans(calls).flatMap(names)),
    ours: new Set(rows.flatMap((row) => spans(row.split(' | ')[0] ?? '').flatMap(names))),
  };
}

function callProblems(root: Node, allowed: ReadonlySet<string>): string[] {
  const called = new Set([...walk(root)].map(calledName).filter((name) => name !== undefined));
  return [...called]
    .filter((name) => !allowed.has(name) && !FORMS.includes(name))
    .map((name) => `function ${name} is not on the list`);
}

/** A cast to JSON would make a JSON string in Trino: only the null may be cast. */
function typeProblems(root: Node): string[] {
  const types = nodes(root, 'type').filter(
    (one) => !TYPES.test(one.text) && !/^(TRY_)?CAST\(NULLAS/i.test(one.parent?.text ?? ''),
  );
  return types.map((one) => `type ${one.text} is not on the list`);
}

function joinProblems(root: Node): string[] {
  const aliases = nodes(root, 'aliasedRelation').filter(
    (one) => one.children.length > 1 && one.children[1]?.rule === 'identifier',
  );
  return aliases
    .map((one) => one.children[1]?.text.toLowerCase() ?? '')
    .filter((word) => JOIN_WORDS.has(word))
    .map((word) => `join kind ${word}`);
}

function wordProblems(root: Node): string[] {
  const found: string[] = [];
  for (const one of walk(root)) {
    if (one.rule === 'groupingTerm' && /^\d+$/.test(one.text)) found.push('GROUP BY an ordinal');
    if (one.rule === 'sortItem' && /^\d+/.test(one.text)) found.push('ORDER BY an ordinal');
    if (one.rule === 'sampleType') found.push('a sample');
    if (one.rule === '' && one.text === '->') found.push('a lambda');
    if (one.rule === '' && (one.text === '[' || one.text === ']')) found.push('a subscript or array literal');
    if (one.rule === '' && CLOCK.test(one.text)) found.push(`the clock (${one.text})`);
  }
  return found;
}

/** What of a query a second engine would not understand; empty when it is shared SQL. */
export function problems(text: string, docs: string): string[] {
  const { root, errors } = parseTrino(text);
  if (errors.length > 0) return [...errors];
  const { both, ours } = documented(docs);
  return [
    ...new Set([
      ...callProblems(root, new Set([...both, ...ours])),
      ...typeProblems(root),
      ...joinProblems(root),
      ...wordProblems(root),
    ]),
  ];
}
