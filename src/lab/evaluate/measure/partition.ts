import { f1, ratio } from './share.ts';

export interface Agreement {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** How well the found groups agree with the true groups. */
export interface Partition {
  readonly items: number;
  readonly true_groups: number;
  readonly found_groups: number;
  /** Share of found pairs that are true; share of true pairs that are found. */
  readonly pairwise: Agreement & {
    readonly true_pairs: number;
    readonly found_pairs: number;
    readonly right_pairs: number;
  };
  readonly b_cubed: Agreement;
}

/** Items in the same groups on both sides behave alike: they are counted, not compared. */
interface Cell {
  readonly truth: readonly number[];
  readonly found: readonly number[];
  n: number;
}

type Groups<Item> = readonly ReadonlySet<Item>[];

function cellsOf<Item>(truth: Groups<Item>, found: Groups<Item>): Cell[] {
  const places = new Map<Item, { truth: number[]; found: number[] }>();
  const place = (item: Item): { truth: number[]; found: number[] } => {
    const known = places.get(item) ?? { truth: [], found: [] };
    places.set(item, known);
    return known;
  };
  for (const [nth, group] of truth.entries()) for (const item of group) place(item).truth.push(nth);
  for (const [nth, group] of found.entries()) for (const item of group) place(item).found.push(nth);
  const cells = new Map<string, Cell>();
  for (const one of places.values()) {
    const key = `${one.truth.join(',')}|${one.found.join(',')}`;
    const cell = cells.get(key) ?? { ...one, n: 0 };
    cells.set(key, cell);
    cell.n++;
  }
  return [...cells.values()];
}

/** Cells by group. */
function byGroup(cells: readonly Cell[], side: 'truth' | 'found'): Map<number, Cell[]> {
  const groups = new Map<number, Cell[]>();
  for (const cell of cells) {
    for (const group of cell[side]) {
      const own = groups.get(group) ?? [];
      groups.set(group, own);
      own.push(cell);
    }
  }
  return groups;
}

function sizeOf(cells: Iterable<Cell>): number {
  let n = 0;
  for (const cell of cells) n += cell.n;
  return n;
}

/**
 * Pairwise and B-cubed precision, recall and F1 (Bagga & Baldwin 1998, "Entity-based cross-document coreferencing using the vector space
 * model", COLING-ACL: each item's share of found partners that are true, and of true partners that are found, averaged over items). An item in
 * no group of a side is alone there. If groups overlap, an item's partners are those of all its groups.
 */
export function comparePartitions<Item>(truth: Groups<Item>, found: Groups<Item>): Partition {
  const cells = cellsOf(truth, found);
  const trueCells = byGroup(cells, 'truth');
  const foundCells = byGroup(cells, 'found');
  let items = 0;
  let truePairs = 0;
  let foundPairs = 0;
  let rightPairs = 0;
  let precision = 0;
  let recall = 0;
  for (const cell of cells) {
    const partners = new Set(cell.truth.flatMap((group) => trueCells.get(group) ?? []));
    const together = new Set(cell.found.flatMap((group) => foundCells.get(group) ?? []));
    const inTruth = Math.max(1, sizeOf(partners));
    const inFound = Math.max(1, sizeOf(together));
    const inBoth = Math.max(1, sizeOf([...partners].filter((one) => together.has(one))));
    items += cell.n;
    truePairs += (cell.n * (inTruth - 1)) / 2;
    foundPairs += (cell.n * (inFound - 1)) / 2;
    rightPairs += (cell.n * (inBoth - 1)) / 2;
    precision += (cell.n * inBoth) / inFound;
    recall += (cell.n * inBoth) / inTruth;
  }
  const pairs = { precision: ratio(rightPairs, foundPairs), recall: ratio(rightPairs, truePairs) };
  const cubed = { precision: ratio(precision, items), recall: ratio(recall, items) };
  return {
    items,
    true_groups: truth.length,
    found_groups: found.length,
    pairwise: {
      ...pairs,
      f1: f1(pairs.precision, pairs.recall),
      true_pairs: truePairs,
      found_pairs: foundPairs,
      right_pairs: rightPairs,
    },
    b_cubed: { ...cubed, f1: f1(cubed.precision, cubed.recall) },
  };
}
