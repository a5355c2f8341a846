import type { Analysis, Operation, Origins } from '../../engine/analysis.ts';
import {
  HANDED,
  handedOn,
  isListColumn,
  leafFinder,
  readAs,
  saysSomething,
  type Origin,
  type Problem,
} from './origin.ts';
import { FIRM_OR_DESK, FIRM_OR_DESK_WORDS, isNameOfPerson } from './protected.ts';

/** A name, the list of its words, one of these words, or no name. */
type Shape = 'name' | 'words' | 'word' | undefined;

const KEEPS = new Set(
  'coalesce nullif if min max any_value min_by max_by first_value last_value lag lead trim lower upper fold array_agg array_sort'.split(
    ' ',
  ),
);
const JOINS = new Set(['concat', 'concat_ws', '||', 'array_join']);
/** Two values are held against one another. */
const COMPARES = new Set(['=', '<>', 'IN', 'IS DISTINCT FROM', 'name_similarity', 'has_element', 'strpos', 'nullif']);
/** Rows are put together by a value, or counted, whatever it is. */
const TELLS_NOTHING = new Set(['IS NULL', 'GROUP BY', 'PARTITION BY', 'count']);

const WAY_OUT = 'Compare two whole names: name_similarity(a, b), or fold(a) = fold(b).';

function shaper(): (origins: Origins) => Shape {
  const known = new Map<Origin, Shape>();
  function made(operation: Operation): Shape {
    const shape = of(handedOn(operation).flat());
    if (shape === undefined) return undefined;
    if (operation.name === 'split') return 'words';
    if (operation.name === 'UNNEST') return 'word';
    if (JOINS.has(operation.name)) return 'name';
    return KEEPS.has(operation.name) ? shape : undefined;
  }
  function one(origin: Origin): Shape {
    if (known.has(origin)) return known.get(origin);
    const isName = isNameOfPerson(readAs(origin) ?? '');
    const shape = isName ? 'name' : origin.kind === 'operation' ? made(origin) : undefined;
    known.set(origin, shape);
    return shape;
  }
  function of(origins: Origins): Shape {
    const shapes = origins.map(one);
    return shapes.find((shape) => shape === 'word') ?? shapes.find((shape) => shape !== undefined);
  }
  return of;
}

/** Whether an expression looks for nothing but words by which firms and desks are told from people. */
function looksForFirms(pattern: Origins): boolean {
  const [text] = pattern;
  return (
    text?.kind === 'text' &&
    text.text
      .split(/[()|^$]/)
      .map((part) => part.trim())
      .every((part) => part === '' || FIRM_OR_DESK_WORDS.has(part))
  );
}

/** What a statement does with names of people beyond comparing whole ones. */
export function nameProblems({ operations, outputs }: Analysis): Problem[] {
  const shapeOf = shaper();
  const leavesOf = leafFinder();
  function isClean(origins: Origins): boolean {
    const { columns, texts } = leavesOf(origins);
    return [...texts].every(({ text }) => !saysSomething(text)) && ![...columns].some(isListColumn);
  }
  /** Why an operation over a name is not allowed; undefined when it is. */
  function wrong({ name, args }: Operation, shapes: readonly Shape[]): string | undefined {
    if (TELLS_NOTHING.has(name)) return undefined;
    if (COMPARES.has(name)) {
      const isClose = name === 'strpos' && shapes[1] === undefined;
      const blank = args[1]?.[0];
      if (isClose && !(blank?.kind === 'text' && blank.text === ' ')) return 'looks for a part of';
      return args.every(isClean) ? undefined : 'compares something written down with';
    }
    if (name === 'regexp_like') {
      const over = [...leavesOf(args[0] ?? []).columns].every(({ column }) => FIRM_OR_DESK.has(column));
      return over && looksForFirms(args[1] ?? []) ? undefined : 'looks for a part of';
    }
    if (name === 'length') return shapes[0] === 'word' ? undefined : 'counts the letters of';
    if (name === 'split') {
      const separator = args[1]?.[0];
      return separator?.kind === 'text' && separator.text === ' ' ? undefined : 'takes apart';
    }
    if (JOINS.has(name))
      return args.every((arg) => shapeOf(arg) !== undefined || isClean(arg)) ? undefined : 'adds something to';
    const isHanded = shapes.every((shape, index) => shape === undefined || index < (HANDED.get(name) ?? 0));
    return (KEEPS.has(name) || name === 'UNNEST') && isHanded ? undefined : `takes ${name} of`;
  }
  function called(origins: Origins): string {
    const read = [...leavesOf(origins).columns].find(({ column }) => isNameOfPerson(column));
    return read?.column ?? 'a name';
  }
  function wordLength(origins: Origins): Origin | undefined {
    return origins.find(
      (one) => one.kind === 'operation' && one.name === 'length' && shapeOf(one.args[0] ?? []) === 'word',
    );
  }
  const found: Problem[] = [];
  for (const operation of operations) {
    const { name, args, line } = operation;
    const shapes = args.map(shapeOf);
    const at = shapes.findIndex((shape) => shape !== undefined);
    const what = at === -1 ? undefined : wrong(operation, shapes);
    if (what !== undefined) found.push({ line, message: `it ${what} ${called(args[at] ?? [])}`, wayOut: WAY_OUT });
    // Words of a letter or two may be left out; more is not to be learnt from their length.
    const measured = args.findIndex((arg) => wordLength(arg) !== undefined);
    if (measured !== -1 && !(measured === 0 && ['>=', '>'].includes(name)))
      found.push({ line, message: `it uses the length of a word of ${called(args[measured] ?? [])}`, wayOut: WAY_OUT });
  }
  for (const { name, origins } of outputs) {
    const line = origins[0]?.line ?? 1;
    if (shapeOf(origins) !== undefined || wordLength(origins) !== undefined)
      found.push({
        line,
        message: `its result shows ${called(origins)} as ${name}`,
        wayOut: 'Give the id of the person instead.',
      });
  }
  return found;
}
