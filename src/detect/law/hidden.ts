import type { Analysis, Operation, Origins } from '../../engine/analysis.ts';
import { handedOn, leafFinder, plainPath, saysSomething, type Origin, type Problem } from './origin.ts';
import { isProtectedName, isProtectedPath, isProtectedText } from './protected.ts';

const WAY_OUT = 'Leave it out: rules read what somebody did and stated, never what somebody is.';
const WRITE_OUT = `Write the text out, as in json_text(x, '$.a.b').`;

/** Functions that make another text of one. */
const CHANGES = new Set('reverse lpad substr split_part regexp_extract json_string'.split(' '));
/** Functions that put texts together. */
const JOINS = new Set(['concat', 'concat_ws', '||', 'array_join']);
/** Where a text decides something. */
const COMPARES = new Set('=,<>,IN,LIKE,IS DISTINCT FROM,has_element,strpos,starts_with,regexp_like,nullif'.split(','));
const PLAIN_PATH = /^\$(\.[A-Za-z_][A-Za-z0-9_]*)+$/;
/** Columns of the organisation's own files that the contract does not name. */
const OPEN_COLUMN = 'extra';

function isOpen(origins: Origins): boolean {
  return origins.some((one) => one.kind === 'column' && one.column === OPEN_COLUMN);
}

function openProblem(operation: Operation, index: number): string | undefined {
  if (operation.name !== 'json_text' || index !== 0)
    return `it does more with ${OPEN_COLUMN} than read one of its fields`;
  const path = plainPath(operation);
  if (path === undefined || !PLAIN_PATH.test(path)) return `it reads ${OPEN_COLUMN} by a path that is not written out`;
  return isProtectedPath(path) ? `it reads ${OPEN_COLUMN} at '${path}'` : undefined;
}

/** Protected attributes, by whatever way they are reached. */
export function hiddenProblems({ tables, columns, texts, operations, outputs }: Analysis): Problem[] {
  const leavesOf = leafFinder();
  const found: Problem[] = [];
  const says = (arg: Origins): boolean =>
    [...leavesOf(arg).texts].some((one) => saysSomething(one.text)) ||
    arg.some((one) => one.kind === 'operation' && one.name === 'chr');
  /** Whether a text that nobody can read in the rule is made out of what is written there. */
  function isMade(origin: Origin): boolean {
    if (origin.kind !== 'operation') return false;
    const { name, args } = origin;
    if (leavesOf([origin]).columns.size > 0) return handedOn(origin).flat().some(isMade);
    if (CHANGES.has(name)) return true;
    if (name === 'replace') return args.slice(1).some(says) || (args[0] ?? []).some(isMade);
    if (!JOINS.has(name)) return handedOn(origin).flat().some(isMade);
    const [between] = name === 'concat_ws' ? (args[0] ?? []) : name === 'array_join' ? (args[1] ?? []) : [];
    const isApart = between?.kind === 'text' && between.text !== '' && !saysSomething(between.text);
    return (!isApart && args.filter(says).length > 1) || args.flat().some(isMade);
  }
  const add = (line: number, message: string, wayOut = WAY_OUT): number => found.push({ line, message, wayOut });
  for (const { name, line } of tables)
    if (isProtectedName(name) || /^list_.*(countr|nation|surname)/.test(name)) add(line, `it reads ${name}`);
  for (const { column, line } of columns) if (isProtectedName(column)) add(line, `it reads ${column}`);
  for (const { text, line } of texts) if (isProtectedText(text)) add(line, `it looks for '${text}'`);
  for (const { name, origins } of outputs) {
    const line = origins[0]?.line ?? 1;
    if (isProtectedName(name)) add(line, `its result has a column ${name}`);
    if (isOpen(origins)) add(line, `its result shows all of ${OPEN_COLUMN}`, WRITE_OUT);
  }
  for (const operation of operations) {
    const { name, args, line } = operation;
    for (const [index, arg] of args.entries()) {
      const problem = isOpen(arg) ? openProblem(operation, index) : undefined;
      if (problem !== undefined) add(line, problem, WRITE_OUT);
    }
    if ((name === 'json_text' || name === 'json_find') && plainPath(operation) === undefined)
      add(line, `${name} has a path that is not written out`, WRITE_OUT);
    const made = COMPARES.has(name) ? args.flat().find(isMade) : undefined;
    if (made !== undefined) add(line, 'it compares with a text that is made of written pieces', WRITE_OUT);
    const pieces =
      JOINS.has(name) || name === 'replace' ? [...leavesOf(args.flat()).texts].map((one) => one.text).join('') : '';
    if (isProtectedText(pieces) || isProtectedText(pieces.replaceAll(/\s/g, '')))
      add(line, `${name} makes a text with '${pieces}'`);
  }
  return found;
}
