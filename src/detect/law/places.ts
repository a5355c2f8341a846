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
import { isPlace } from './protected.ts';

/** Texts that stand for a place that is not known. */
const UNKNOWN = new Set(['unknown', 'none']);
/** Rows are put together by a place, ordered or counted, whatever it is. */
const TELLS_NOTHING = new Set(['GROUP BY', 'PARTITION BY', 'ORDER BY', 'IS NULL', 'count']);
const PARTS = new Set(
  'substr split_part regexp_extract regexp_like starts_with LIKE length reverse replace split'.split(' '),
);

const WAY_OUT = 'Compare it with what the person or the organisation stated, as in p.country <> w.home_country.';

/** Comparisons of a country, region or town with something that stands in the rule or in a list. */
export function placeProblems({ operations }: Analysis): Problem[] {
  const known = new Map<Operation, boolean>();
  const leavesOf = leafFinder();
  function one(origin: Origin): boolean {
    if (isPlace(readAs(origin) ?? '')) return true;
    if (origin.kind !== 'operation') return false;
    const told = known.get(origin) ?? handedOn(origin).flat().some(one);
    known.set(origin, told);
    return told;
  }
  const found: Problem[] = [];
  for (const { name, args, line } of operations) {
    const at = args.findIndex((arg: Origins) => arg.some(one));
    if (at === -1 || TELLS_NOTHING.has(name)) continue;
    const { columns, texts } = leavesOf(args.flat());
    const read = [...columns].find((column) => isPlace(column.column))?.column ?? 'a place';
    if (PARTS.has(name)) found.push({ line, message: `it looks at a part of ${read}`, wayOut: WAY_OUT });
    // Words may stand around a place or instead of it; what is compared with the whole is looked at where that is done.
    if (HANDED.has(name) && name !== 'nullif') continue;
    const written = [...texts].filter(({ text }) => saysSomething(text) && !UNKNOWN.has(text));
    const [text] = written;
    if (text !== undefined) found.push({ line, message: `it holds ${read} against '${text.text}'`, wayOut: WAY_OUT });
    const list = [...columns].find(isListColumn);
    if (list !== undefined) found.push({ line, message: `it holds ${read} against ${list.table}`, wayOut: WAY_OUT });
  }
  return found;
}
